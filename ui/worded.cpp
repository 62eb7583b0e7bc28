#include "ui/worded.h"

#include <QEvent>
#include <QWidget>

namespace timbre::ui {
namespace {

class Wording : public QObject {
public:
    Wording(QWidget* widget, std::function<void()> say)
        : QObject(widget)
        , m_say(std::move(say))
    {
        widget->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::LanguageChange) {
            m_say();
        }
        return false;
    }

private:
    std::function<void()> m_say;
};

} // namespace

void keepWorded(QWidget* widget, std::function<void()> say)
{
    say();
    new Wording(widget, std::move(say));
}

} // namespace timbre::ui
