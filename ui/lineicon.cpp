#include "ui/lineicon.h"

#include "core/base/paths.h"
#include "ui/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace timbre::ui {
namespace {

QByteArray drawing(const QString& name)
{
    const auto path = paths::findResource(("icons/" + name + ".svg").toStdString());
    QFile file(path ? QString::fromStdString(path->string()) : QString());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class LineIconEngine : public QIconEngine {
public:
    LineIconEngine(QString name, IconRole role)
        : m_name(std::move(name))
        , m_role(role)
        , m_svg(drawing(m_name))
    {
    }

    QIconEngine* clone() const override { return new LineIconEngine(*this); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        QByteArray svg = m_svg;
        QSvgRenderer renderer(svg.replace("currentColor", colour(mode, state).name().toLatin1()));
        // A wide rectangle leaves room between the drawing and a button's words.
        const int side = std::min(rect.width(), rect.height());
        renderer.render(painter, QRect(rect.topLeft(), QSize(side, side)));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QStringLiteral("timbre-%1-%2-%3")
                                .arg(m_name, colour(mode, state).name())
                                .arg(size.width() * 10000 + size.height());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = QPixmap(size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            paint(&painter, QRect(QPoint(), size), mode, state);
            painter.end();
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

private:
    QColor colour(QIcon::Mode mode, QIcon::State state) const
    {
        const Theme& theme = Theme::current();
        if (mode == QIcon::Disabled) {
            return theme.muted;
        }
        if (m_role == IconRole::OnAccent) {
            return theme.on_accent;
        }
        return state == QIcon::On ? theme.accent : theme.text;
    }

    QString m_name;
    IconRole m_role;
    QByteArray m_svg;
};

} // namespace

QIcon lineIcon(const QString& name, IconRole role)
{
    return QIcon(new LineIconEngine(name, role));
}

} // namespace timbre::ui
