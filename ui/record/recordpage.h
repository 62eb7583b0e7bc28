#pragma once

#include "core/cleaning/cleaner.h"
#include "ui/jobrunner.h"
#include "ui/player.h"
#include "ui/views/slicemodel.h"

#include <QUndoStack>
#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace timbre::ui {

class CleanPanel;
class Listening;
class RecordPanel;
class RecordingEdits;
class SlicePanel;
class SliceTable;
class SliceWork;
class SoundView;

/// Record & Clean: a recording in the middle, what can be done with it at the side, its slices
/// below. Works on plain files: the owner says where takes go and what happens with what comes out.
class RecordPage : public QWidget {
    Q_OBJECT

public:
    enum class Tab { Record, Clean, Slice };

    explicit RecordPage(QWidget* parent = nullptr);
    ~RecordPage() override;

    /// Where takes and cleaned recordings are written; empty: nowhere (no project, or read-only).
    void setTakeFolder(const QString& folder) { m_folder = folder; }
    void open(const QString& path);
    QString path() const;
    /// Slices that are known already, of the open recording.
    void showSlices(const SliceMarks& slices);
    void showTab(Tab tab);
    void showMessage(const QString& message, bool error);

    Player& player();
    JobRunner& cleanJob() { return m_clean_job; }
    QUndoStack& undoStack() { return m_undo; }
    SoundView& view() { return *m_view; }
    RecordPanel& recordPanel() { return *m_record_panel; }
    CleanPanel& cleanPanel() { return *m_clean_panel; }

Q_SIGNALS:
    void opened(const QString& path);
    void filesDropped(const QStringList& paths);
    /// A take was written; `line`: what was read, `replaces`: the take it takes the place of.
    void taken(const QString& path, const QString& line, const QString& replaces);
    /// `result` is a new file; the recipe (JSON) made it from `original`, which is as it was.
    void cleaned(const QString& original, const QString& result, const QByteArray& recipe);
    void slicesKept(const QString& path, const timbre::ui::SliceMarks& slices);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void connectAll();
    void retranslate();
    void chooseFile();
    void connectPlaying();
    void connectRecording();
    void connectCleaning();
    void connectSlicing();
    void follow();
    void watchTake();
    QString newPath(const QString& stem) const;
    void clean();

    QString m_folder;
    QUndoStack m_undo;
    std::shared_ptr<const cleaning::Cleaner> m_cleaner;
    QLabel *m_name, *m_message;
    QPushButton* m_open;
    QToolButton* m_play;
    QTabBar* m_tabs;
    QStackedWidget* m_panels;
    SoundView* m_view;
    RecordPanel* m_record_panel;
    CleanPanel* m_clean_panel;
    SlicePanel* m_slice_panel;
    SliceTable* m_table;
    Listening* m_listening;
    SliceWork* m_slice_work;
    RecordingEdits* m_edits;
    JobRunner m_clean_job; // last: ended before what it reports to goes
};

} // namespace timbre::ui
