#include "ui/voices/voicespage.h"

#include "core/inference/voice.h"
#include "ui/errortext.h"
#include "ui/jobcenter.h"
#include "ui/lineicon.h"
#include "ui/theme.h"
#include "ui/worded.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace timbre::ui {
namespace {

QFrame* card(QVBoxLayout*& layout, QLabel* title)
{
    auto* frame = new QFrame;
    frame->setObjectName("card");
    layout = new QVBoxLayout(frame);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(kGrid);
    title->setObjectName("title");
    layout->addWidget(title);
    return frame;
}

/// What a kind of model does, for people.
QString purpose(const std::string& kind)
{
    const std::pair<const char*, QString> texts[] = {
        {"gpt", VoicesPage::tr("Manner of speaking (GPT)")},
        {"sovits", VoicesPage::tr("Sound of the voice (SoVITS)")},
        {"hubert", VoicesPage::tr("Listens to recordings (content encoder)")},
        {"bert", VoicesPage::tr("Understands Chinese text (BERT)")},
        {"speaker-encoder", VoicesPage::tr("Tells voices apart (speaker encoder)")},
        {"whisper", VoicesPage::tr("Writes down speech (Whisper)")}};
    for (const auto& [key, text] : texts) {
        if (kind == key) {
            return text;
        }
    }
    return QString::fromStdString(kind);
}

} // namespace

VoicesPage::VoicesPage(JobCenter& jobs, QWidget* parent)
    : QWidget(parent)
    , m_voices(new QListWidget)
    , m_models(new QTreeWidget)
    , m_import(new QPushButton)
    , m_remove(new QPushButton)
    , m_message(new QLabel)
{
    m_message->setObjectName("muted");
    m_message->setWordWrap(true);
    m_message->hide();
    setFocusProxy(m_models);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(kMargin);
    layout->addWidget(voicesCard(), 1);
    layout->addWidget(modelsCard(), 3);
    connect(m_import, &QPushButton::clicked, this, &VoicesPage::chooseFolder);
    connect(m_remove, &QPushButton::clicked, this, &VoicesPage::remove);
    connect(m_models, &QTreeWidget::itemSelectionChanged, this, [this] {
        const auto chosen = m_models->selectedItems();
        m_remove->setEnabled(
            !chosen.isEmpty() && !chosen.front()->data(0, Qt::UserRole + 1).toBool());
    });
    connect(&m_job, &JobRunner::failed, this,
        [this](const QString& message) { showMessage(message, true); });
    connect(&m_job, &JobRunner::runningChanged, m_import, &QPushButton::setDisabled);
    jobs.watch(m_job, [] { return tr("Importing models"); });
    keepWorded(this, [this] { list(); });
}

QWidget* VoicesPage::voicesCard()
{
    QVBoxLayout* layout = nullptr;
    auto* title = new QLabel;
    QFrame* frame = card(layout, title);
    auto* hint = new QLabel;
    hint->setObjectName("muted");
    hint->setWordWrap(true);
    layout->addWidget(hint);
    layout->addWidget(m_voices, 1);
    keepWorded(frame, [=, this] {
        title->setText(tr("Voices"));
        hint->setText(tr("Choose one on the Speak page. A recording of 3 to 10 seconds gives any "
                         "of them another timbre."));
        m_voices->setAccessibleName(tr("Voices"));
    });
    return frame;
}

QWidget* VoicesPage::modelsCard()
{
    QVBoxLayout* layout = nullptr;
    auto* title = new QLabel;
    QFrame* frame = card(layout, title);
    auto* hint = new QLabel;
    hint->setObjectName("muted");
    hint->setWordWrap(true);
    m_models->setRootIsDecorated(false);
    m_models->setUniformRowHeights(true);
    m_models->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_models->setColumnCount(4);
    m_models->header()->setStretchLastSection(false);
    m_models->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_models->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_import->setObjectName("primary");
    m_import->setIcon(lineIcon("open", IconRole::OnAccent));
    m_remove->setEnabled(false);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    buttons->addWidget(m_import);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    layout->addWidget(hint);
    layout->addWidget(m_models, 1);
    layout->addWidget(m_message);
    layout->addLayout(buttons);
    keepWorded(frame, [=, this] {
        title->setText(tr("Models"));
        hint->setText(tr("The official weights are found in any folder layout and copied here. "
                         "Nothing is downloaded by itself."));
        m_models->setAccessibleName(tr("Models"));
        m_models->setHeaderLabels({tr("Name"), tr("What it does"), tr("Version"), tr("Size")});
        m_models->headerItem()->setTextAlignment(3, Qt::AlignRight | Qt::AlignVCenter);
        m_import->setText(tr("Import a folder …"));
        m_remove->setText(tr("Remove"));
    });
    return frame;
}

void VoicesPage::list()
{
    m_voices->clear();
    for (const std::string& name : inference::voiceNames()) {
        m_voices->addItem(
            name == "base" ? tr("Base model (English)") : QString::fromStdString(name));
    }
    m_models->clear();
    for (const auto& model : inference::ModelStore().list()) {
        auto* item = new QTreeWidgetItem({QString::fromStdString(model.name), purpose(model.kind),
            QString::fromStdString(model.version),
            QLocale().formattedDataSize(model.bytes, 1, QLocale::DataSizeSIFormat)});
        item->setData(0, Qt::UserRole, QString::fromStdString(model.name));
        item->setData(0, Qt::UserRole + 1, model.built_in);
        item->setToolTip(0, QString::fromStdString(model.path.string()));
        item->setTextAlignment(3, Qt::AlignRight | Qt::AlignVCenter);
        m_models->addTopLevelItem(item);
    }
}

void VoicesPage::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder with models"));
    if (!folder.isEmpty()) {
        importFrom(folder);
    }
}

void VoicesPage::importFrom(const QString& place)
{
    if (m_job.running()) {
        return;
    }
    showMessage(tr("Looking for models …"), false);
    m_job.start([place = place.toStdString()](
                    jobs::Context& job) { return inference::ModelStore().import(place, job); },
        [this](const inference::ImportReport& report) { imported(report); });
}

void VoicesPage::imported(const inference::ImportReport& report)
{
    QString text = tr("%n model(s) imported.", nullptr, int(report.imported.size()));
    for (const auto& skipped : report.skipped) {
        text += "\n" + QString::fromStdString(skipped.path.filename().string()) + ": "
            + QString::fromStdString(skipped.reason);
    }
    showMessage(text, false);
    list();
    Q_EMIT modelsChanged();
}

void VoicesPage::remove()
{
    const auto chosen = m_models->selectedItems();
    if (chosen.isEmpty()) {
        return;
    }
    try {
        inference::ModelStore().remove(
            chosen.front()->data(0, Qt::UserRole).toString().toStdString());
        list();
        Q_EMIT modelsChanged();
    } catch (const std::exception& error) {
        showMessage(userMessage(error), true);
    }
}

void VoicesPage::showMessage(const QString& text, bool error)
{
    m_message->setObjectName(error ? "error" : "muted");
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

} // namespace timbre::ui
