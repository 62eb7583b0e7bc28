#pragma once

#include "core/inference/engine.h"
#include "ui/jobcenter.h"
#include "ui/projectsession.h"
#include "ui/shell/navigation.h"
#include "ui/transport.h"

#include <QMainWindow>

#include <filesystem>
#include <memory>
#include <vector>

class QLabel;
class QStackedWidget;

namespace timbre::ui {

class Appearance;
class DatasetPage;
class EmptyState;
class Guide;
class Header;
class JobsPanel;
class RecordPage;
class SpeakPage;
class StartPage;
class TrainPage;
class TransportBar;
class VoicesPage;

/// The studio: the pages, what they share, and the frame around them. Remembers its size, place and
/// page. Files and folders may be dropped anywhere.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `appearance` may be null: then language and look cannot be changed.
    explicit MainWindow(std::shared_ptr<inference::Engine> engine, Appearance* appearance = nullptr,
        QWidget* parent = nullptr);
    ~MainWindow() override;

    void showPage(PageId page);
    PageId page() const { return m_page; }
    /// Opens a project's folder, imports sound and lists; without a project one is made for them.
    void take(const std::vector<std::filesystem::path>& paths);

    ProjectSession& session() { return m_session; }
    JobCenter& jobs() { return m_jobs; }
    SpeakPage& speakPage() { return *m_speak_page; }
    TrainPage& trainPage() { return *m_train_page; }
    RecordPage& recordPage() { return *m_record_page; }
    DatasetPage& datasetPage() { return *m_dataset_page; }
    StartPage& startPage() { return *m_start_page; }
    VoicesPage& voicesPage() { return *m_voices_page; }
    void toggleJobs();

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build(Appearance* appearance);
    void connectAll();
    void addShortcuts();
    void retranslate();
    QWidget* pageOf(PageId page) const;
    void projectChanged();
    void hearFirstSentence();
    void showShortcuts();
    void restoreLayout();
    void placeJobs();
    void say(const QString& message);

    ProjectSession m_session;
    JobCenter m_jobs;
    Transport m_transport;
    PageId m_page = PageId::Start;
    Navigation* m_navigation;
    Header* m_header;
    Guide* m_guide;
    QLabel* m_notice;
    QStackedWidget* m_stack;
    TransportBar* m_transport_bar;
    JobsPanel* m_jobs_panel;
    StartPage* m_start_page;
    DatasetPage* m_dataset_page;
    SpeakPage* m_speak_page;
    VoicesPage* m_voices_page;
    QWidget* m_settings_page;
    RecordPage* m_record_page;
    TrainPage* m_train_page;
    EmptyState* m_book_page;
};

} // namespace timbre::ui
