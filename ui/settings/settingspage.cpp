#include "ui/settings/settingspage.h"

#include "ui/appearance.h"
#include "ui/lineicon.h"
#include "ui/start/startpage.h"
#include "ui/theme.h"
#include "ui/worded.h"

#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace timbre::ui {
namespace {

constexpr int kWidth = 720, kControlWidth = 280;
enum Text { General, Language, Look, Folder, Computing, Device, DeviceHint, Privacy };

QFrame* card(QGridLayout*& grid)
{
    auto* frame = new QFrame;
    frame->setObjectName("card");
    frame->setMaximumWidth(kWidth);
    grid = new QGridLayout(frame);
    grid->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    grid->setVerticalSpacing(kGrid);
    grid->setHorizontalSpacing(kMargin);
    grid->setColumnStretch(0, 1);
    return frame;
}

} // namespace

SettingsPage::SettingsPage(Appearance* appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_language(new QComboBox)
    , m_theme(new QComboBox)
    , m_device(new QComboBox)
    , m_folder(new QPushButton)
    , m_shortcuts(new QPushButton)
{
    for (QLabel*& text : m_texts) {
        text = new QLabel;
    }
    m_texts[General]->setObjectName("title");
    m_texts[Computing]->setObjectName("title");
    for (const Text text : {DeviceHint, Privacy}) {
        m_texts[text]->setObjectName("muted");
        m_texts[text]->setWordWrap(true);
    }
    // Each language by its own name, so that nobody is locked out of their own.
    m_language->addItem(QString(), QString());
    m_language->addItem("English", "en");
    m_language->addItem("简体中文", "zh_CN");
    m_language->addItem("日本語", "ja");
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        m_theme->addItem(QString(), int(choice));
    }
    for (const char* device : {"auto", "cpu", "cuda"}) {
        m_device->addItem(QString(), QString(device));
    }
    for (QWidget* control : {static_cast<QWidget*>(m_language), static_cast<QWidget*>(m_theme),
             static_cast<QWidget*>(m_device), static_cast<QWidget*>(m_folder),
             static_cast<QWidget*>(m_shortcuts)}) {
        control->setFixedWidth(kControlWidth);
    }

    QGridLayout *general = nullptr, *computing = nullptr;
    QFrame* general_card = card(general);
    general->addWidget(m_texts[General], 0, 0, 1, 2);
    general->addWidget(m_texts[Language], 1, 0);
    general->addWidget(m_language, 1, 1);
    general->addWidget(m_texts[Look], 2, 0);
    general->addWidget(m_theme, 2, 1);
    general->addWidget(m_texts[Folder], 3, 0);
    general->addWidget(m_folder, 3, 1);
    general->addWidget(m_shortcuts, 4, 1);
    QFrame* computing_card = card(computing);
    computing->addWidget(m_texts[Computing], 0, 0, 1, 2);
    computing->addWidget(m_texts[Device], 1, 0);
    computing->addWidget(m_device, 1, 1);
    computing->addWidget(m_texts[DeviceHint], 2, 0, 1, 2);
    computing->addWidget(m_texts[Privacy], 3, 0, 1, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(kMargin);
    layout->addWidget(general_card);
    layout->addWidget(computing_card);
    layout->addStretch(1);

    m_device->setCurrentIndex(
        std::max(0, m_device->findData(QSettings().value(kDeviceKey, "auto"))));
    setFocusProxy(m_language);
    keepWorded(this, [this] { retranslate(); });
    if (appearance) {
        const auto follow = [this] {
            m_language->setCurrentIndex(
                std::max(0, m_language->findData(m_appearance->language())));
            m_theme->setCurrentIndex(m_theme->findData(int(m_appearance->theme())));
        };
        follow();
        connect(appearance, &Appearance::changed, this, follow);
        connect(m_language, &QComboBox::currentIndexChanged, appearance,
            [this] { m_appearance->setLanguage(m_language->currentData().toString()); });
        connect(m_theme, &QComboBox::currentIndexChanged, appearance,
            [this] { m_appearance->setTheme(ThemeChoice(m_theme->currentData().toInt())); });
    }
    connect(m_device, &QComboBox::currentIndexChanged, this,
        [this] { QSettings().setValue(kDeviceKey, m_device->currentData()); });
    connect(m_folder, &QPushButton::clicked, this, &SettingsPage::chooseFolder);
    connect(m_shortcuts, &QPushButton::clicked, this, &SettingsPage::shortcutsWanted);
}

void SettingsPage::retranslate()
{
    m_texts[General]->setText(tr("General"));
    m_texts[Language]->setText(tr("Language"));
    m_texts[Look]->setText(tr("Look"));
    m_texts[Folder]->setText(tr("New projects go to"));
    m_texts[Computing]->setText(tr("Computing"));
    m_texts[Device]->setText(tr("Compute on"));
    m_texts[DeviceHint]->setText(tr("Takes effect at the next start."));
    m_texts[Privacy]->setText(
        tr("Everything is computed on this computer. The program never connects to the internet."));
    m_language->setItemText(0, tr("As the system"));
    m_theme->setItemText(0, tr("As the system"));
    m_theme->setItemText(1, tr("Light"));
    m_theme->setItemText(2, tr("Dark"));
    m_device->setItemText(0, tr("The fastest there is"));
    m_device->setItemText(1, tr("Processor"));
    m_device->setItemText(2, tr("Graphics card"));
    const QString folder = QString::fromStdString(StartPage::projectsFolder().string());
    m_folder->setText(
        m_folder->fontMetrics().elidedText(folder, Qt::ElideMiddle, kControlWidth - 24));
    m_folder->setToolTip(folder);
    m_shortcuts->setText(tr("Keyboard shortcuts"));
    m_language->setAccessibleName(tr("Language"));
    m_theme->setAccessibleName(tr("Look"));
    m_device->setAccessibleName(tr("Compute on"));
    m_folder->setAccessibleName(tr("Folder for new projects"));
}

void SettingsPage::chooseFolder()
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Folder for new projects"), m_folder->toolTip());
    if (!folder.isEmpty()) {
        QSettings().setValue("projects/folder", folder);
        retranslate();
    }
}

} // namespace timbre::ui
