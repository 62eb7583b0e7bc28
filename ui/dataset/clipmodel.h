#pragma once

#include "core/project/items.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace timbre::ui {

class ProjectSession;

/// The clips of the open project, one a row. Editing the text is an edit of the project; typing on
/// in one text is one step of undo.
class ClipModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Text, Language, Length, Loudness, Noise, GradeColumn, kColumns };
    enum Role { ClipRole = Qt::UserRole, SortRole };

    explicit ClipModel(ProjectSession& session, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    const project::Clip& clip(int row) const;
    double seconds(const project::Clip& clip) const;
    int rowOf(int64_t id) const; ///< -1 when it is gone

private:
    void follow();
    QString shown(const project::Clip& clip, int column) const;
    QString hint(const project::Clip& clip, int column) const;
    QVariant sortKey(const project::Clip& clip, int column) const;

    ProjectSession& m_session;
    std::vector<project::Clip> m_clips; // what the view was told
};

/// The rows that are asked for: a kind, and a word in the text.
class ClipFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Kind { All, ToCheck, Repair, NoText, Dropped };
    static constexpr int kKinds = 5;

    explicit ClipFilter(ClipModel& model, QObject* parent = nullptr);

    void setKind(Kind kind);
    Kind kind() const { return m_kind; }
    void setWanted(const QString& text);
    static bool belongs(const project::Clip& clip, Kind kind);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    ClipModel& m_model;
    Kind m_kind = Kind::All;
    QString m_wanted;
};

/// The grade in a word, "good", and why: "background noise".
QString gradeText(project::Grade grade);
QString reasonText(const std::string& reason);

} // namespace timbre::ui

Q_DECLARE_METATYPE(const timbre::project::Clip*)
