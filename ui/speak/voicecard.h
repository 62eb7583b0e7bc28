#pragma once

#include "core/inference/engine.h"

#include <QFrame>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace timbre::ui {

/// The right side of the speak page: whose voice, and how it speaks. Accepts a dropped sound file.
class VoiceCard : public QFrame {
    Q_OBJECT

public:
    explicit VoiceCard(QWidget* parent = nullptr);

    void setReference(const QString& path);
    inference::Voice voice() const;
    inference::SpeakOptions options() const;

Q_SIGNALS:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void choose();
    QWidget* moreOptions();

    QString m_reference;
    QComboBox *m_voices, *m_language, *m_reference_language;
    QPushButton* m_choose;
    QLabel* m_hint;
    QLineEdit* m_reference_text;
    QDoubleSpinBox *m_speed, *m_pause;
    QLineEdit* m_seed;
};

} // namespace timbre::ui
