#pragma once

#include "core/project/items.h"

#include <QTableView>

#include <vector>

namespace timbre::ui {

class ClipFilter;
class ClipModel;

/// The table of clips and its keys: Enter plays, F2 edits, Del leaves out.
class ClipTable : public QTableView {
    Q_OBJECT

public:
    ClipTable(ClipModel& model, ClipFilter& filter, QWidget* parent = nullptr);

    std::vector<project::Clip> chosen() const;
    const project::Clip* current() const; ///< null when there is none
    void goToNextDoubtful(); ///< after the current one, or from the start
    void goTo(int64_t clip);

Q_SIGNALS:
    void playWanted(const timbre::project::Clip& clip);
    void dropWanted(const std::vector<timbre::project::Clip>& clips);
    void checked(const timbre::project::Clip& clip);
    void nothingDoubtful();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void sizeColumns();
    const project::Clip& clipAt(int row) const;

    ClipModel& m_model;
    ClipFilter& m_filter;
};

} // namespace timbre::ui
