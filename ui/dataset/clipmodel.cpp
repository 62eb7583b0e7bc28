#include "ui/dataset/clipmodel.h"

#include "core/project/heardtext.h"
#include "core/project/readiness.h"
#include "ui/projectsession.h"

#include <QLocale>

#include <algorithm>

namespace timbre::ui {

using project::Clip;
using project::Grade;

QString gradeText(Grade grade)
{
    switch (grade) {
    case Grade::Accept:
        return ClipModel::tr("good");
    case Grade::Repair:
        return ClipModel::tr("repair");
    case Grade::Drop:
        return ClipModel::tr("drop");
    case Grade::Unknown:
        break;
    }
    return QStringLiteral("–");
}

QString reasonText(const std::string& reason)
{
    const std::pair<const char*, QString> texts[] = {{"noise", ClipModel::tr("background noise")},
        {"clipping", ClipModel::tr("overdriven")},
        {"bandwidth", ClipModel::tr("dull, like a telephone")},
        {"reverb", ClipModel::tr("echoing room")}, {"quiet", ClipModel::tr("too quiet")},
        {"loud", ClipModel::tr("too loud")}, {"hum", ClipModel::tr("mains hum")},
        {"rate", ClipModel::tr("unusual speaking rate")},
        {"other-speaker", ClipModel::tr("another voice")},
        {"second-speaker", ClipModel::tr("a second speaker")}, {"music", ClipModel::tr("music")},
        {"no-speech", ClipModel::tr("hardly any speech")}, {"silent", ClipModel::tr("silence")},
        {"short", ClipModel::tr("very short")}, {"long", ClipModel::tr("very long")}};
    for (const auto& [key, text] : texts) {
        if (reason == key) {
            return text;
        }
    }
    return QString::fromStdString(reason);
}

static std::optional<double> measured(const Clip& clip, const char* name)
{
    const auto found = clip.verdict.values.find(name);
    return found == clip.verdict.values.end() ? std::nullopt : std::optional(found->second);
}

ClipModel::ClipModel(ProjectSession& session, QObject* parent)
    : QAbstractTableModel(parent)
    , m_session(session)
    , m_clips(session.clips())
{
    connect(&session, &ProjectSession::changed, this, &ClipModel::follow);
    connect(&session, &ProjectSession::opened, this, [this] {
        beginResetModel();
        m_clips = m_session.clips();
        endResetModel();
    });
}

/// Rows that only changed are told as changed: the view keeps its place, selection and editor.
void ClipModel::follow()
{
    const auto& now = m_session.clips();
    const bool same_rows = std::equal(now.begin(), now.end(), m_clips.begin(), m_clips.end(),
        [](const Clip& a, const Clip& b) { return a.id == b.id; });
    if (!same_rows) {
        beginResetModel();
        m_clips = now;
        endResetModel();
        return;
    }
    for (int row = 0; row < int(now.size()); ++row) {
        if (!(now[size_t(row)] == m_clips[size_t(row)])) {
            m_clips[size_t(row)] = now[size_t(row)];
            Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
        }
    }
}

int ClipModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_clips.size());
}

int ClipModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

const Clip& ClipModel::clip(int row) const
{
    return m_clips[size_t(row)];
}

int ClipModel::rowOf(int64_t id) const
{
    const auto found = std::find_if(
        m_clips.begin(), m_clips.end(), [id](const Clip& clip) { return clip.id == id; });
    return found == m_clips.end() ? -1 : int(found - m_clips.begin());
}

double ClipModel::seconds(const Clip& clip) const
{
    const auto* recording = m_session.recording(clip.recording);
    return recording ? double(clip.end - clip.begin) / recording->sampling_rate : 0.0;
}

QString ClipModel::shown(const Clip& clip, int column) const
{
    switch (column) {
    case Text:
        return QString::fromStdString(clip.text);
    case Language:
        return QString::fromStdString(clip.language);
    case Length:
        return tr("%1 s").arg(QLocale().toString(seconds(clip), 'f', 1));
    case Loudness:
        if (const auto value = measured(clip, "loudness_lufs")) {
            return tr("%1 LUFS").arg(QLocale().toString(*value, 'f', 0));
        }
        break;
    case Noise:
        if (const auto value = measured(clip, "snr_db")) {
            return tr("%1 dB").arg(QLocale().toString(*value, 'f', 0));
        }
        break;
    case GradeColumn:
        if (clip.dropped) {
            return tr("left out");
        }
        return clip.verdict.reason.empty()
            ? gradeText(clip.verdict.grade) + (clip.repair.empty() ? "" : " · " + tr("repaired"))
            : gradeText(clip.verdict.grade) + " · " + reasonText(clip.verdict.reason);
    }
    return column == Text ? QString() : QStringLiteral("–");
}

QVariant ClipModel::sortKey(const Clip& clip, int column) const
{
    switch (column) {
    case Length:
        return seconds(clip);
    case Loudness:
        return measured(clip, "loudness_lufs").value_or(-1e9);
    case Noise:
        return measured(clip, "snr_db").value_or(-1e9);
    case GradeColumn:
        return QStringLiteral("%1 ").arg(clip.dropped ? 9 : int(clip.verdict.grade))
            + shown(clip, column);
    default:
        return shown(clip, column);
    }
}

/// What the cell cannot show: words that do not agree with the sound, numbers behind the grade.
QString ClipModel::hint(const Clip& clip, int column) const
{
    QStringList lines;
    if (column == Text) {
        QStringList unheard;
        for (const project::Word& word : clip.words) {
            if (!word.heard) {
                unheard << QString::fromStdString(word.text);
            }
        }
        QStringList unwritten;
        for (const std::string& word : project::missingInText(clip)) {
            unwritten << QString::fromStdString(word);
        }
        if (!unheard.isEmpty()) {
            lines << tr("Not in the sound: %1").arg(unheard.join(' '));
        }
        if (!unwritten.isEmpty()) {
            lines << tr("Heard, but not in the text: %1").arg(unwritten.join(' '));
        }
    } else if (column == GradeColumn) {
        if (const auto distance = measured(clip, "speaker_distance")) {
            lines << tr("The voice differs from the rest of the set by %1 %; other people's by "
                        "20 % and more.")
                         .arg(QLocale().toString(*distance * 100.0, 'f', 0));
        }
    }
    return lines.join('\n');
}

QVariant ClipModel::data(const QModelIndex& index, int role) const
{
    const Clip& clip = this->clip(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return shown(clip, index.column());
    case ClipRole:
        return QVariant::fromValue(&clip);
    case SortRole:
        return sortKey(clip, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter
            | (index.column() >= Length && index.column() <= Noise ? Qt::AlignRight
                                                                   : Qt::AlignLeft));
    case Qt::ToolTipRole:
        return hint(clip, index.column());
    case Qt::AccessibleTextRole:
        return headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + ": "
            + shown(clip, index.column());
    default:
        return {};
    }
}

QVariant ClipModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    }
    if (role == Qt::TextAlignmentRole) {
        return int(Qt::AlignVCenter
            | (section >= Length && section <= Noise ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const QString titles[kColumns] = {
        tr("Text"), tr("Language"), tr("Length"), tr("Loudness"), tr("Above noise"), tr("Grade")};
    return titles[section];
}

Qt::ItemFlags ClipModel::flags(const QModelIndex& index) const
{
    auto flags = QAbstractTableModel::flags(index);
    const bool editable = index.column() == Text || index.column() == Language;
    return editable && !m_session.readOnly() ? flags | Qt::ItemIsEditable : flags;
}

bool ClipModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid()) {
        return false;
    }
    Clip clip = this->clip(index.row());
    const std::string text = value.toString().trimmed().toStdString();
    const bool is_text = index.column() == Text;
    if (text == (is_text ? clip.text : clip.language)) {
        return true;
    }
    (is_text ? clip.text : clip.language) = text;
    if (is_text) {
        project::compareWithHeard(clip);
        clip.checked = !text.empty();
    }
    const std::string what = is_text ? "text" : "language";
    return m_session.edit(
        what, [&](project::Edit& edit) { edit.change(clip); },
        what + ":" + std::to_string(clip.id));
}

ClipFilter::ClipFilter(ClipModel& model, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
    setSortRole(ClipModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(false); // a row must not run away under the hands of who edits it
}

void ClipFilter::setKind(Kind kind)
{
    m_kind = kind;
    invalidateFilter();
}

void ClipFilter::setWanted(const QString& text)
{
    m_wanted = text;
    invalidateFilter();
}

bool ClipFilter::belongs(const Clip& clip, Kind kind)
{
    switch (kind) {
    case Kind::All:
        return !clip.dropped;
    case Kind::ToCheck:
        return project::doubtful(clip);
    case Kind::Repair:
        return !clip.dropped && clip.verdict.grade == Grade::Repair;
    case Kind::NoText:
        return !clip.dropped && clip.text.empty();
    case Kind::Dropped:
        return clip.dropped;
    }
    return true;
}

bool ClipFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    const Clip& clip = m_model.clip(row);
    return belongs(clip, m_kind)
        && (m_wanted.isEmpty()
            || QString::fromStdString(clip.text).contains(m_wanted, Qt::CaseInsensitive));
}

} // namespace timbre::ui
