#pragma once

#include "core/project/project.h"

#include <QWidget>

#include <filesystem>
#include <functional>

class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace timbre::ui {

class ProjectSession;

/// Home: the projects of late, a new one, and the first sentence. What is wrong with a project (in
/// use, damaged) is said here with its ways out.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(ProjectSession& session, QWidget* parent = nullptr);

    void chooseProject(); ///< asks for a folder
    void focusNewName();
    static std::filesystem::path projectsFolder(); ///< where new ones go

Q_SIGNALS:
    void tryWanted(); ///< hear a first sentence

private:
    QWidget* tryCard();
    QWidget* newCard();
    QWidget* recentCard();
    void create();
    void listRecent();
    void showNotice(const QString& message);
    void offerReading(const std::filesystem::path& folder, const QString& message);
    void offerBackups(const std::filesystem::path& folder, const QString& message);
    void addWayOut(const QString& text, std::function<void()> action);

    ProjectSession& m_session;
    QFrame* m_notice;
    QVBoxLayout *m_notice_layout, *m_recent;
    QLineEdit* m_name;
    QPushButton* m_create;
};

} // namespace timbre::ui
