#pragma once

#include "core/inference/engine.h"

#include <QMainWindow>

#include <memory>

namespace timbre::ui {

class SpeakPage;

/// The studio. Remembers its size and place.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(std::shared_ptr<inference::Engine> engine, QWidget* parent = nullptr);

    SpeakPage& speakPage() { return *m_speak_page; }

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    SpeakPage* m_speak_page;
};

} // namespace timbre::ui
