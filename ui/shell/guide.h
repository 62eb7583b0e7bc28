#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace timbre::ui {

/// The first run, as a strip above the page: listen to a first sentence, change it, then make a
/// voice of one's own. Goes away with its last step, or when it is closed.
class Guide : public QFrame {
    Q_OBJECT

public:
    enum class Step { Listen, Change, OwnVoice, Done };

    explicit Guide(QWidget* parent = nullptr);

    static bool wanted(); ///< never finished or closed on this computer
    Step step() const { return m_step; }
    void begin(); ///< shows the first step
    void heard(); ///< a sentence was spoken: goes on to the next step
    void finish();

Q_SIGNALS:
    void ownVoiceWanted();

private:
    void show(Step step);
    void retranslate();

    Step m_step = Step::Done;
    QLabel *m_number, *m_words;
    QPushButton* m_next;
    QToolButton* m_close;
};

} // namespace timbre::ui
