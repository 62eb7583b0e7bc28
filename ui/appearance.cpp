#include "ui/appearance.h"

#include "ui/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>

namespace timbre::ui {
namespace {

// The desktop's wish for light or dark, as the freedesktop portal tells it.
constexpr const char *kPortal = "org.freedesktop.portal.Desktop",
                     *kPortalPath = "/org/freedesktop/portal/desktop",
                     *kPortalSettings = "org.freedesktop.portal.Settings",
                     *kGroup = "org.freedesktop.appearance", *kKey = "color-scheme";
constexpr uint kPrefersDark = 1;
constexpr int kPortalTimeout = 300; // ms; a desktop without a portal must not delay the start

bool hasSessionBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        && QDBusConnection::sessionBus().isConnected();
}

/// The answer is a variant in a variant, once or twice depending on the portal's version.
uint scheme(QVariant value)
{
    while (value.canConvert<QDBusVariant>()) {
        value = value.value<QDBusVariant>().variant();
    }
    return value.toUInt();
}

bool systemIsDark(const QApplication& application)
{
    if (hasSessionBus()) {
        auto question =
            QDBusMessage::createMethodCall(kPortal, kPortalPath, kPortalSettings, "Read");
        question << QString(kGroup) << QString(kKey);
        const auto answer =
            QDBusConnection::sessionBus().call(question, QDBus::Block, kPortalTimeout);
        if (answer.type() == QDBusMessage::ReplyMessage) {
            return scheme(answer.arguments().value(0)) == kPrefersDark;
        }
    }
    return Theme::ofSystem(application).dark;
}

} // namespace

Appearance::Appearance(QApplication& application)
    : m_application(application)
    , m_system_dark(systemIsDark(application))
    , m_theme(ThemeChoice(QSettings().value("look/theme", int(ThemeChoice::System)).toInt()))
    , m_language(QSettings().value("look/language").toString())
{
    if (hasSessionBus()) {
        QDBusConnection::sessionBus().connect(kPortal, kPortalPath, kPortalSettings,
            "SettingChanged", this, SLOT(systemSettingChanged(QString, QString, QDBusVariant)));
    }
    applyChosenTheme();
    applyChosenLanguage();
}

void Appearance::setTheme(ThemeChoice choice)
{
    m_theme = choice;
    QSettings().setValue("look/theme", int(choice));
    applyChosenTheme();
    Q_EMIT changed();
}

void Appearance::setLanguage(const QString& language)
{
    m_language = language;
    QSettings().setValue("look/language", language);
    applyChosenLanguage();
    Q_EMIT changed();
}

void Appearance::applyChosenTheme()
{
    const bool dark =
        m_theme == ThemeChoice::Dark || (m_theme == ThemeChoice::System && m_system_dark);
    applyTheme(m_application, dark ? Theme::night() : Theme::light());
}

void Appearance::applyChosenLanguage()
{
    const QLocale locale = m_language.isEmpty() ? QLocale::system() : QLocale(m_language);
    QLocale::setDefault(locale);
    applyScript(m_application, locale.name());
    QCoreApplication::removeTranslator(&m_words);
    QCoreApplication::removeTranslator(&m_qt_words);
    if (m_qt_words.load(
            locale, "qtbase", "_", QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qt_words);
    }
    // English has a file too, for its plurals; it also serves languages that have none.
    if (m_words.load(locale, "timbre", "_", ":/translations")
        || m_words.load("timbre_en", ":/translations")) {
        QCoreApplication::installTranslator(&m_words);
    }
}

void Appearance::systemSettingChanged(
    const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == kGroup && key == kKey) {
        m_system_dark = scheme(value.variant()) == kPrefersDark;
        applyChosenTheme();
    }
}

} // namespace timbre::ui
