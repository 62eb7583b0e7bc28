#include "ui/clock.h"

#include <QCoreApplication>

#include <cmath>

namespace timbre::ui {

struct Clock {
    Q_DECLARE_TR_FUNCTIONS(timbre::ui::Clock)
};

static QString twoDigits(int64_t number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QChar('0'));
}

QString clockText(double seconds)
{
    const auto tenths = int64_t(std::llround(std::max(seconds, 0.0) * 10.0));
    const auto minutes = tenths / 600;
    const QString rest = twoDigits(tenths / 10 % 60) + QStringLiteral(".%1").arg(tenths % 10);
    return minutes < 60
        ? twoDigits(minutes) + ":" + rest
        : QStringLiteral("%1:").arg(minutes / 60) + twoDigits(minutes % 60) + ":" + rest;
}

QString lengthText(double seconds)
{
    const auto whole = int64_t(std::llround(std::max(seconds, 0.0)));
    if (whole < 60) {
        return Clock::tr("%1 s").arg(whole);
    }
    if (whole < 3600) {
        return Clock::tr("%1 min").arg(
            QStringLiteral("%1:").arg(whole / 60) + twoDigits(whole % 60));
    }
    return Clock::tr("%1 h").arg(
        QStringLiteral("%1:").arg(whole / 3600) + twoDigits(whole / 60 % 60));
}

} // namespace timbre::ui
