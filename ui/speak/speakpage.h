#pragma once

#include "core/inference/engine.h"
#include "ui/jobrunner.h"
#include "ui/player.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace timbre::ui {

class VoiceCard;
class WaveformView;

/// Text in, speech out: the first sentence plays while the next is made; the word being spoken is
/// highlighted.
class SpeakPage : public QWidget {
    Q_OBJECT

public:
    explicit SpeakPage(std::shared_ptr<inference::Engine> engine, QWidget* parent = nullptr);

    void setText(const QString& text);
    void setReference(const QString& path);
    void setVoice(const QString& name); ///< one that has been trained, with its own recording
    QString voice() const;
    void speak();
    Player& player() { return m_player; }
    JobRunner& job() { return m_job; }
    void refreshVoices(); ///< others may have been imported

Q_SIGNALS:
    void spoken(); ///< the whole text is ready

private:
    void build();
    void connectAll();
    void retranslate();
    void addSentence(const inference::Sentence& sentence);
    void finished(const inference::SpeakReport& report);
    void showMessage(const QString& text, bool error);
    void save();
    void togglePlay();
    void highlight(double seconds);
    void showTime();
    void updateButtons();

    std::shared_ptr<inference::Engine> m_engine; // used by the job's thread only
    QPlainTextEdit* m_text;
    VoiceCard* m_card;
    WaveformView* m_wave;
    QPushButton *m_speak, *m_stop, *m_play, *m_save;
    QProgressBar* m_progress;
    QLabel *m_message, *m_time;
    Player m_player;
    std::vector<inference::SpokenWord> m_words;
    QByteArray m_spoken_text; // UTF-8, what the spans of m_words count in
    JobRunner m_job; // last: its thread ends first
};

} // namespace timbre::ui
