#pragma once

#include "ui/capture/recorder.h"
#include "ui/record/script.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace timbre::ui {

class LevelMeter;

/// The microphone at the side of the page: device, level with a verdict in words, the script, and
/// the button. Where takes go is asked through `new_path`.
class RecordPanel : public QWidget {
    Q_OBJECT

public:
    explicit RecordPanel(QWidget* parent = nullptr);

    Recorder& recorder() { return m_recorder; }
    Script& script() { return m_script; }
    /// Gives the path of a new take; an empty one means that there is nowhere to record to.
    void setTakePath(std::function<QString()> new_path) { m_take_path = std::move(new_path); }
    void toggle(); ///< record, or finish the take
    void setCountIn(bool on);

Q_SIGNALS:
    void recordingStarted();
    /// `line` is what was to be read, `replaces` the take it takes the place of; both may be empty.
    void taken(const QString& path, const QString& line, const QString& replaces);
    void problem(const QString& message);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void retranslate();
    void begin(bool count_in);
    void retake();
    void showDevices();
    void showState();
    void showLevels();
    void showScript();
    void chooseScript();
    void finishTake(const QString& path);
    QString verdict() const;

    Recorder m_recorder;
    Script m_script;
    std::function<QString()> m_take_path;
    QString m_retaken; // the take that the next one replaces
    QString m_last_take;
    bool m_goes_on = false; // the next line starts by itself
    QLabel *m_device_title, *m_verdict, *m_script_title, *m_line, *m_clock;
    QComboBox *m_devices, *m_language;
    LevelMeter* m_meter;
    QCheckBox *m_count_in, *m_advance;
    QListWidget* m_lines;
    QPushButton *m_record, *m_pause, *m_retake;
};

} // namespace timbre::ui
