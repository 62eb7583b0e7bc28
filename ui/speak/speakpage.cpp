#include "ui/speak/speakpage.h"

#include "core/audio/audiofile.h"
#include "ui/clock.h"
#include "ui/errortext.h"
#include "ui/lineicon.h"
#include "ui/speak/voicecard.h"
#include "ui/theme.h"
#include "ui/waveformview.h"
#include "ui/worded.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace timbre::ui {

SpeakPage::SpeakPage(std::shared_ptr<inference::Engine> engine, QWidget* parent)
    : QWidget(parent)
    , m_engine(std::move(engine))
    , m_text(new QPlainTextEdit)
    , m_card(new VoiceCard)
    , m_wave(new WaveformView)
    , m_speak(new QPushButton)
    , m_stop(new QPushButton)
    , m_play(new QPushButton)
    , m_save(new QPushButton)
    , m_progress(new QProgressBar)
    , m_message(new QLabel)
    , m_time(new QLabel)
{
    build();
    connectAll();
    keepWorded(this, [this] { retranslate(); });
}

void SpeakPage::build()
{
    m_speak->setObjectName("primary");
    m_speak->setIcon(lineIcon("speak", IconRole::OnAccent));
    m_stop->setIcon(lineIcon("stop"));
    m_save->setIcon(lineIcon("save"));
    setFocusProxy(m_text);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000);
    m_message->setWordWrap(true);
    m_message->hide();
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    for (QWidget* widget : {static_cast<QWidget*>(m_speak), static_cast<QWidget*>(m_stop)}) {
        buttons->addWidget(widget);
    }
    buttons->addStretch(1);
    for (QWidget* widget : {static_cast<QWidget*>(m_time), static_cast<QWidget*>(m_play),
             static_cast<QWidget*>(m_save)}) {
        buttons->addWidget(widget);
    }
    auto* left = new QVBoxLayout;
    left->setSpacing(kGrid);
    left->addWidget(m_text, 1);
    left->addWidget(m_wave);
    left->addWidget(m_progress);
    left->addWidget(m_message);
    left->addLayout(buttons);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(kMargin);
    layout->addLayout(left, 2);
    layout->addWidget(m_card, 1);
}

void SpeakPage::connectAll()
{
    connect(m_text, &QPlainTextEdit::textChanged, this, &SpeakPage::updateButtons);
    connect(m_card, &VoiceCard::changed, this, &SpeakPage::updateButtons);
    connect(m_speak, &QPushButton::clicked, this, &SpeakPage::speak);
    connect(m_stop, &QPushButton::clicked, &m_job, &JobRunner::stop);
    connect(m_play, &QPushButton::clicked, this, &SpeakPage::togglePlay);
    connect(m_save, &QPushButton::clicked, this, &SpeakPage::save);
    connect(m_wave, &WaveformView::positionRequested, &m_player, &Player::seek);
    connect(&m_player, &Player::positionChanged, this, &SpeakPage::highlight);
    connect(&m_player, &Player::playingChanged, this, &SpeakPage::updateButtons);
    connect(&m_player, &Player::unavailable, this,
        [this](const QString& message) { showMessage(message, false); });
    connect(&m_job, &JobRunner::runningChanged, this, &SpeakPage::updateButtons);
    connect(&m_job, &JobRunner::progressed, this, [this](const jobs::Progress& progress) {
        m_progress->setValue(int(progress.fraction * 1000));
    });
    connect(&m_job, &JobRunner::failed, this,
        [this](const QString& message) { showMessage(message, true); });
    connect(&m_job, &JobRunner::cancelled, this,
        [this] { showMessage(tr("Stopped. What was spoken so far is kept."), false); });
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this), &QShortcut::activated,
        m_speak, &QPushButton::click);
    connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, m_save,
        &QPushButton::click);
}

void SpeakPage::retranslate()
{
    m_text->setPlaceholderText(tr("Type or paste the text to be spoken."));
    m_text->setAccessibleName(tr("Text to be spoken"));
    m_message->setAccessibleName(tr("Message"));
    m_progress->setAccessibleName(tr("Progress"));
    m_speak->setText(tr("Speak"));
    m_speak->setToolTip(tr("Speak the text  (Ctrl+Enter)"));
    m_stop->setText(tr("Stop"));
    m_save->setText(tr("Save …"));
    updateButtons();
}

void SpeakPage::refreshVoices()
{
    m_card->listVoices();
}

void SpeakPage::setText(const QString& text)
{
    m_text->setPlainText(text);
}

void SpeakPage::setReference(const QString& path)
{
    m_card->setReference(path);
}

void SpeakPage::setVoice(const QString& name)
{
    m_card->listVoices();
    m_card->setVoice(name);
    m_card->setReference({});
}

QString SpeakPage::voice() const
{
    return m_card->voiceName();
}

void SpeakPage::speak()
{
    try {
        const auto voice = m_card->voice();
        const auto options = m_card->options();
        m_spoken_text = m_text->toPlainText().toUtf8();
        m_words.clear();
        m_player.clear(m_player.samplingRate());
        m_wave->clear(m_player.samplingRate());
        showMessage(tr("Getting ready …"), false);
        m_progress->setValue(0);
        const auto sink = [this](inference::Sentence&& sentence) {
            QMetaObject::invokeMethod(
                this, [this, sentence = std::move(sentence)] { addSentence(sentence); },
                Qt::QueuedConnection);
        };
        m_job.start(
            [engine = m_engine, voice, options, sink, text = m_spoken_text.toStdString()](
                jobs::Context& job) { return engine->speak(voice, text, options, sink, job); },
            [this](const inference::SpeakReport& report) { finished(report); });
    } catch (const std::exception& error) {
        showMessage(userMessage(error), true);
    }
}

void SpeakPage::addSentence(const inference::Sentence& sentence)
{
    const bool first = sentence.index == 0;
    if (first) {
        m_player.clear(sentence.sampling_rate);
        m_wave->clear(sentence.sampling_rate);
        m_player.setComplete(false);
    }
    m_words.insert(m_words.end(), sentence.words.begin(), sentence.words.end());
    m_player.append(sentence.samples);
    m_wave->append(sentence.samples);
    showTime();
    showMessage(tr("Sentence %1 of %2").arg(sentence.index + 1).arg(sentence.count), false);
    if (first) {
        m_player.play();
    }
    updateButtons();
}

void SpeakPage::finished(const inference::SpeakReport& report)
{
    m_player.setComplete(true);
    m_progress->setValue(1000);
    QString text = tr("%1 s of speech in %2 s.")
                       .arg(report.audio_s, 0, 'f', 1)
                       .arg(report.work.total(), 0, 'f', 1);
    for (const std::string& note : report.notes) {
        text += " " + QString::fromStdString(note);
    }
    if (report.doubtful > 0) {
        text += " "
            + tr("%n sentence(s) may have a word missing or repeated; speak again with another "
                 "seed.",
                nullptr, report.doubtful);
    }
    showMessage(text, false);
    Q_EMIT spoken();
}

void SpeakPage::showMessage(const QString& text, bool error)
{
    m_message->setObjectName(error ? "error" : "muted");
    m_message->style()->unpolish(m_message); // looks the new name up in the style sheet
    m_message->style()->polish(m_message);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    m_player.setComplete(m_player.duration() > 0.0 && !m_job.running());
}

void SpeakPage::save()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the speech"),
        QStringLiteral("speech.wav"), tr("WAV, 16 bit (*.wav)") + ";;" + tr("FLAC (*.flac)"));
    if (path.isEmpty()) {
        return;
    }
    try {
        const auto format =
            path.endsWith(".flac") ? audio::SampleFormat::Flac : audio::SampleFormat::Wav16;
        audio::writeAudio(path.toStdString(), m_player.samples(), m_player.samplingRate(), format);
        showMessage(tr("Saved as %1.").arg(path), false);
    } catch (const std::exception& error) {
        showMessage(userMessage(error), true);
    }
}

void SpeakPage::togglePlay()
{
    if (m_player.playing()) {
        m_player.pause();
    } else {
        m_player.play();
    }
}

void SpeakPage::showTime()
{
    m_time->setText(clockText(m_player.position()) + " / " + clockText(m_player.duration()));
}

void SpeakPage::highlight(double seconds)
{
    m_wave->setPosition(seconds);
    showTime();
    const auto spoken = std::find_if(m_words.begin(), m_words.end(),
        [&](const auto& word) { return word.begin_s <= seconds && seconds < word.end_s; });
    QList<QTextEdit::ExtraSelection> marks;
    if (m_player.playing() && spoken != m_words.end()) {
        const auto characters = [&](size_t bytes) {
            return int(QString::fromUtf8(m_spoken_text.left(qsizetype(bytes))).size());
        };
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_text->document());
        mark.cursor.setPosition(
            std::min(characters(spoken->source.begin), m_text->document()->characterCount() - 1));
        mark.cursor.setPosition(
            std::min(characters(spoken->source.end), m_text->document()->characterCount() - 1),
            QTextCursor::KeepAnchor);
        QColor colour = Theme::current().accent;
        colour.setAlphaF(0.3f);
        mark.format.setBackground(colour);
        marks.append(mark);
    }
    m_text->setExtraSelections(marks);
}

void SpeakPage::updateButtons()
{
    const bool ready = !m_text->toPlainText().trimmed().isEmpty();
    m_speak->setEnabled(ready && !m_job.running());
    m_stop->setEnabled(m_job.running());
    m_progress->setVisible(m_job.running());
    m_play->setEnabled(m_player.duration() > 0.0);
    m_play->setText(m_player.playing() ? tr("Pause") : tr("Play"));
    m_play->setIcon(lineIcon(m_player.playing() ? "pause" : "play"));
    m_wave->setVisible(m_player.duration() > 0.0);
    m_save->setEnabled(m_player.duration() > 0.0 && !m_job.running());
}

} // namespace timbre::ui
