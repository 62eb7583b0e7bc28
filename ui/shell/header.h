#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace timbre::ui {

class ProjectSession;

/// The line above the page: which project is open, undo and redo, help.
class Header : public QFrame {
    Q_OBJECT

public:
    explicit Header(ProjectSession& session, QWidget* parent = nullptr);

Q_SIGNALS:
    void shortcutsWanted();

private:
    void update();

    ProjectSession& m_session;
    QLabel *m_name, *m_facts;
    QToolButton *m_undo, *m_redo, *m_help;
};

/// What a step of the journal did, for "Undo: …".
QString stepText(const std::string& what);

} // namespace timbre::ui
