#include "ui/dataset/clipdelegates.h"

#include "core/project/readiness.h"
#include "ui/dataset/clipmodel.h"
#include "ui/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QTextLayout>
#include <QTimer>

namespace timbre::ui {
namespace {

constexpr int kPadding = 8, kMark = 10;
constexpr auto kSaveInterval = std::chrono::seconds(1);

const project::Clip& clipOf(const QModelIndex& index)
{
    return *index.data(ClipModel::ClipRole).value<const project::Clip*>();
}

void paintBackground(QPainter* painter, const QStyleOptionViewItem& option)
{
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
}

QColor textColour(const QStyleOptionViewItem& option, const project::Clip& clip)
{
    const bool selected = option.state & QStyle::State_Selected;
    return clip.dropped && !selected
        ? Theme::current().muted
        : option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
}

/// Where the transcriber's words stand in the text, as formats.
QList<QTextLayout::FormatRange> wordFormats(
    const project::Clip& clip, const QString& text, const QColor& colour)
{
    QList<QTextLayout::FormatRange> formats;
    qsizetype from = 0;
    for (const project::Word& word : clip.words) {
        const QString wanted = QString::fromStdString(word.text).trimmed();
        const qsizetype at = wanted.isEmpty() ? -1 : text.indexOf(wanted, from);
        if (at < 0) {
            continue;
        }
        from = at + wanted.size();
        if (word.confidence >= project::kSure && word.heard) {
            continue;
        }
        QTextLayout::FormatRange range{int(at), int(wanted.size()), {}};
        if (word.heard) {
            range.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
            range.format.setUnderlineColor(Theme::current().warn);
        } else {
            range.format.setFontStrikeOut(true);
            range.format.setForeground(Theme::current().bad);
        }
        range.format.setProperty(QTextFormat::UserProperty, colour); // keeps neighbours apart
        formats.append(range);
    }
    return formats;
}

QPolygonF diamond(const QRectF& box)
{
    return QPolygonF({{box.center().x(), box.top()}, {box.right(), box.center().y()},
        {box.center().x(), box.bottom()}, {box.left(), box.center().y()}});
}

/// A disc for good, a diamond for repair, a cross for drop, a ring for not measured.
void paintMark(QPainter* painter, const QRectF& box, const project::Clip& clip)
{
    const Theme& theme = Theme::current();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    switch (clip.dropped ? project::Grade::Drop : clip.verdict.grade) {
    case project::Grade::Accept:
        painter->setBrush(theme.good);
        painter->drawEllipse(box);
        break;
    case project::Grade::Repair:
        painter->setBrush(theme.warn);
        painter->drawPolygon(diamond(box.adjusted(-1, -1, 1, 1)));
        break;
    case project::Grade::Drop:
        painter->setPen(QPen(theme.bad, 2, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(box.topLeft(), box.bottomRight());
        painter->drawLine(box.topRight(), box.bottomLeft());
        break;
    case project::Grade::Unknown:
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme.muted, 1.5));
        painter->drawEllipse(box.adjusted(1, 1, -1, -1));
        break;
    }
}

} // namespace

void TextDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    paintBackground(painter, item);
    const project::Clip& clip = clipOf(index);
    const QRect box = item.rect.adjusted(kPadding, 0, -kPadding, 0);
    QColor colour = textColour(item, clip);
    QString text = item.text;
    if (text.isEmpty()) {
        text = tr("No text yet");
        colour = item.state & QStyle::State_Selected ? colour : Theme::current().muted;
    }
    const QString visible =
        item.fontMetrics.elidedText(text.simplified(), Qt::ElideRight, box.width());
    QTextLayout layout(visible, item.font);
    QTextOption one_line;
    one_line.setWrapMode(QTextOption::NoWrap); // formats may make it a little wider than measured
    layout.setTextOption(one_line);
    layout.setFormats(wordFormats(clip, visible, colour));
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(box.width());
    layout.endLayout();
    painter->save();
    painter->setPen(colour);
    painter->setClipRect(box);
    layout.draw(painter, QPointF(box.left(), box.top() + (box.height() - line.height()) / 2));
    painter->restore();
}

QWidget* TextDelegate::createEditor(
    QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
    if (auto* line = qobject_cast<QLineEdit*>(editor)) {
        line->setObjectName("cell");
        line->setAccessibleName(tr("Text of the clip"));
        auto* saving = new QTimer(line);
        saving->setSingleShot(true);
        saving->setInterval(kSaveInterval);
        connect(line, &QLineEdit::textEdited, saving, [saving] {
            if (!saving->isActive()) { // not restarted: saved also while somebody types on
                saving->start();
            }
        });
        connect(saving, &QTimer::timeout, this,
            [this, line] { Q_EMIT const_cast<TextDelegate*>(this)->commitData(line); });
    }
    return editor;
}

void TextDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const auto* line = qobject_cast<QLineEdit*>(editor);
    if (line && line->isModified() && line->text().trimmed() == index.data(Qt::EditRole)) {
        return; // what was just saved; setting it again would move the cursor
    }
    QStyledItemDelegate::setEditorData(editor, index);
}

void GradeDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    paintBackground(painter, item);
    const project::Clip& clip = clipOf(index);
    const QRect box = item.rect.adjusted(kPadding, 0, -kPadding, 0);
    painter->save();
    paintMark(
        painter, QRectF(box.left(), box.top() + (box.height() - kMark) / 2.0, kMark, kMark), clip);
    painter->setPen(textColour(item, clip));
    const QRect words = box.adjusted(kMark + 8, 0, 0, 0);
    painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
        item.fontMetrics.elidedText(item.text, Qt::ElideRight, words.width()));
    painter->restore();
}

} // namespace timbre::ui
