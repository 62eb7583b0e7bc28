#include "ui/errortext.h"

#include "core/base/error.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace timbre::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(timbre::ui::ErrorText)
};

/// A path is shown as its last part, anything else as it is.
QString shown(const std::string& subject)
{
    const QString text = QString::fromStdString(subject);
    return text.contains('/') ? QFileInfo(text).fileName() : text;
}

QString sentence(const Error& error)
{
    const QString subject = shown(error.subject());
    const QString detail = QString::fromStdString(error.detail());
    switch (error.kind()) {
    case ErrorKind::NotFound:
        return Words::tr("“%1” is not there. %2").arg(subject, detail);
    case ErrorKind::NotWritable:
        return Words::tr("“%1” cannot be written to. Choose another folder.").arg(subject);
    case ErrorKind::DiskFull:
        return Words::tr("The disk is full. Free some space and try again; nothing was changed.");
    case ErrorKind::Corrupt:
        return Words::tr("“%1” is damaged. Copy or download it again. %2").arg(subject, detail);
    case ErrorKind::OutOfMemory:
        return Words::tr("There is not enough memory. Close other programs, or choose the "
                         "processor instead of the graphics card.");
    case ErrorKind::Internal:
        return Words::tr("Something went wrong inside the program: %1").arg(detail);
    default:
        return subject.isEmpty() ? detail : Words::tr("“%1”: %2").arg(subject, detail);
    }
}

} // namespace

QString userMessage(const std::exception& error)
{
    if (const auto* known = dynamic_cast<const Error*>(&error)) {
        return sentence(*known);
    }
    return Words::tr("Something went wrong inside the program: %1")
        .arg(QString::fromUtf8(error.what()));
}

} // namespace timbre::ui
