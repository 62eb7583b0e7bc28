#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace timbre::ui {

class Appearance;

/// Language and look change at once; the device from the next start on.
class SettingsPage : public QWidget {
    Q_OBJECT

public:
    explicit SettingsPage(Appearance* appearance, QWidget* parent = nullptr);

    static constexpr const char* kDeviceKey = "computing/device"; ///< "auto", "cpu", "cuda"

Q_SIGNALS:
    void shortcutsWanted();

private:
    void retranslate();
    void chooseFolder();

    Appearance* m_appearance; // null where the program does not change its look
    QComboBox *m_language, *m_theme, *m_device;
    QPushButton *m_folder, *m_shortcuts;
    QLabel* m_texts[8];
};

} // namespace timbre::ui
