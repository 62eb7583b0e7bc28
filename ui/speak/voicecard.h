#pragma once

#include "core/inference/engine.h"

#include <QFrame>

#include <array>

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
    void listVoices();
    void setVoice(const QString& name); ///< nothing changes when there is none of that name
    QString voiceName() const;
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
    void retranslate();

    QString m_reference;
    QComboBox *m_voices, *m_language, *m_reference_language;
    QPushButton* m_choose;
    QLabel *m_title, *m_invitation, *m_hint;
    std::array<QLabel*, 5> m_option_names;
    QLineEdit* m_reference_text;
    QDoubleSpinBox *m_speed, *m_pause;
    QLineEdit* m_seed;
};

} // namespace timbre::ui
