#include "ui/speak/voicecard.h"

#include "ui/lineicon.h"
#include "ui/theme.h"
#include "ui/worded.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QRandomGenerator>
#include <QVBoxLayout>

namespace timbre::ui {
namespace {

QLabel* muted(const QString& text)
{
    auto* label = new QLabel(text);
    label->setObjectName("muted");
    label->setWordWrap(true);
    return label;
}

constexpr const char* kModes[] = {"auto", "en", "zh", "ja", "ko", "yue"};

QComboBox* languages()
{
    auto* box = new QComboBox;
    for (const char* mode : kModes) {
        box->addItem(QString(), QString(mode));
    }
    return box;
}

void nameLanguages(QComboBox* box)
{
    const QString names[] = {VoiceCard::tr("Detect"), VoiceCard::tr("English"),
        VoiceCard::tr("Mandarin"), VoiceCard::tr("Japanese"), VoiceCard::tr("Korean"),
        VoiceCard::tr("Cantonese")};
    for (int i = 0; i < box->count(); ++i) {
        box->setItemText(i, names[i]);
    }
}

QDoubleSpinBox* spin(double least, double most, double step, double value, const QString& suffix)
{
    auto* box = new QDoubleSpinBox;
    box->setRange(least, most);
    box->setSingleStep(step);
    box->setValue(value);
    box->setSuffix(suffix);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons); // arrow keys and wheel change it
    return box;
}

} // namespace

VoiceCard::VoiceCard(QWidget* parent)
    : QFrame(parent)
    , m_voices(new QComboBox)
    , m_language(languages())
    , m_reference_language(languages())
    , m_choose(new QPushButton)
    , m_title(new QLabel)
    , m_invitation(muted({}))
    , m_hint(muted({}))
    , m_reference_text(new QLineEdit)
    , m_speed(spin(0.5, 2.0, 0.05, 1.0, QStringLiteral(" ×")))
    , m_pause(spin(0.0, 3.0, 0.05, 0.3, QStringLiteral(" s")))
    , m_seed(new QLineEdit)
{
    setObjectName("card");
    setAcceptDrops(true);
    setMinimumWidth(300);
    m_choose->setIcon(lineIcon("open"));
    m_title->setObjectName("title");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(kGrid);
    layout->addWidget(m_title);
    layout->addWidget(m_voices);
    layout->addSpacing(kGrid);
    layout->addWidget(m_invitation);
    layout->addWidget(m_choose);
    layout->addWidget(m_hint);
    layout->addWidget(m_reference_text);
    layout->addWidget(moreOptions());
    layout->addStretch(1);

    connect(m_choose, &QPushButton::clicked, this, &VoiceCard::choose);
    connect(m_voices, &QComboBox::currentIndexChanged, this, &VoiceCard::changed);
    listVoices();
    keepWorded(this, [this] { retranslate(); });
}

void VoiceCard::listVoices()
{
    const QVariant chosen = m_voices->currentData();
    m_voices->clear();
    for (const std::string& name : inference::voiceNames()) {
        const QString text = QString::fromStdString(name);
        m_voices->addItem(name == "base" ? tr("Base model (English)") : text, text);
    }
    m_voices->setCurrentIndex(std::max(0, m_voices->findData(chosen)));
}

void VoiceCard::setVoice(const QString& name)
{
    if (const int index = m_voices->findData(name); index >= 0) {
        m_voices->setCurrentIndex(index);
    }
}

QString VoiceCard::voiceName() const
{
    return m_voices->currentData().toString();
}

void VoiceCard::retranslate()
{
    m_title->setText(tr("Voice"));
    m_invitation->setText(
        tr("Speaks like this recording, 3 to 10 seconds of one person. Drop a file here."));
    m_choose->setText(tr("Choose a recording …"));
    m_reference_text->setPlaceholderText(tr("What is said in it (optional)"));
    m_seed->setPlaceholderText(tr("A new one each time"));
    m_voices->setItemText(m_voices->findData("base"), tr("Base model (English)"));
    nameLanguages(m_language);
    nameLanguages(m_reference_language);
    const QString options[] = {tr("Text in"), tr("Recording in"), tr("Speed"),
        tr("Pause", "between sentences"), tr("Seed")};
    for (size_t i = 0; i < m_option_names.size(); ++i) {
        m_option_names[i]->setText(options[i]);
    }
    const std::pair<QWidget*, QString> names[] = {{m_voices, tr("Voice")},
        {m_language, tr("Language of the text")},
        {m_reference_language, tr("Language of the recording")},
        {m_choose, tr("Choose a recording")},
        {m_reference_text, tr("What is said in the recording")}, {m_speed, tr("Speed")},
        {m_pause, tr("Pause after each sentence")}, {m_seed, tr("Seed")}};
    for (const auto& [widget, name] : names) {
        widget->setAccessibleName(name);
    }
    setReference(m_reference);
}

QWidget* VoiceCard::moreOptions()
{
    auto* panel = new QWidget;
    auto* grid = new QGridLayout(panel);
    grid->setContentsMargins(0, kGrid, 0, 0);
    grid->setVerticalSpacing(kGrid);
    QWidget* const controls[] = {m_language, m_reference_language, m_speed, m_pause, m_seed};
    for (int row = 0; row < int(m_option_names.size()); ++row) {
        m_option_names[size_t(row)] = new QLabel;
        grid->addWidget(m_option_names[size_t(row)], row, 0);
        grid->addWidget(controls[row], row, 1);
    }
    grid->setColumnStretch(1, 1);
    return panel;
}

void VoiceCard::setReference(const QString& path)
{
    m_reference = path;
    m_hint->setText(path.isEmpty() ? tr("No recording chosen yet.") : QFileInfo(path).fileName());
    Q_EMIT changed();
}

inference::Voice VoiceCard::voice() const
{
    inference::Voice voice = inference::findVoice(m_voices->currentData().toString().toStdString());
    if (!m_reference.isEmpty()) {
        voice.reference = {m_reference.toStdString(), m_reference_text->text().toStdString(),
            m_reference_language->currentData().toString().toStdString()};
    }
    return voice;
}

inference::SpeakOptions VoiceCard::options() const
{
    inference::SpeakOptions options;
    options.language = text::modeFromName(m_language->currentData().toString().toStdString());
    options.speed = m_speed->value();
    options.pause_s = m_pause->value();
    bool given = false;
    const auto seed = m_seed->text().toULongLong(&given);
    options.seed = given ? seed : QRandomGenerator::global()->generate();
    return options;
}

void VoiceCard::choose()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Choose a recording"), {},
        tr("Sound files (*.wav *.flac *.ogg *.mp3 *.aiff)") + ";;" + tr("All files (*)"));
    if (!path.isEmpty()) {
        setReference(path);
    }
}

void VoiceCard::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void VoiceCard::dropEvent(QDropEvent* event)
{
    const QString path = event->mimeData()->urls().value(0).toLocalFile();
    if (!path.isEmpty()) {
        setReference(path);
    }
}

} // namespace timbre::ui
