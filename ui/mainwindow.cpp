#include "ui/mainwindow.h"

#include "ui/speak/speakpage.h"

#include <QCloseEvent>
#include <QSettings>

namespace timbre::ui {

MainWindow::MainWindow(std::shared_ptr<inference::Engine> engine, QWidget* parent)
    : QMainWindow(parent)
    , m_speak_page(new SpeakPage(std::move(engine)))
{
    setWindowTitle(tr("Timbre Studio"));
    setMinimumSize(880, 560);
    resize(1280, 800);
    setCentralWidget(m_speak_page);
    restoreGeometry(QSettings().value("window/geometry").toByteArray());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QSettings().setValue("window/geometry", saveGeometry());
    event->accept();
}

} // namespace timbre::ui
