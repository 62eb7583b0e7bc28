#pragma once

#include <QTranslator>

namespace timbre::studio {

/// Every sentence of the program 40 % longer, as German ones are, so that a layout which only just
/// holds the English is found out.
class LongWords : public QTranslator {
public:
    bool isEmpty() const override { return false; }

    QString translate(const char* context, const char* source, const char*, int) const override
    {
        const QString text = QString::fromUtf8(source);
        if (!QByteArray(context).startsWith("timbre")) {
            return {};
        }
        const auto more = (text.size() * 2 + 4) / 5;
        QString longer = text;
        for (qsizetype i = 0; i < more; ++i) { // words of German length: a break every 12 letters
            longer += i % 13 == 0 ? QChar(' ') : QChar(u"äeimorsutz"[i % 10]);
        }
        return longer;
    }
};

} // namespace timbre::studio
