#pragma once

#include <QObject>
#include <QTranslator>

class QApplication;
class QDBusVariant;

namespace timbre::ui {

enum class ThemeChoice { System, Light, Dark };

/// The look and the language of the whole program. Both change while it runs and are remembered.
/// One object, made after QApplication; window's thread.
class Appearance : public QObject {
    Q_OBJECT

public:
    explicit Appearance(QApplication& application);

    ThemeChoice theme() const { return m_theme; }
    void setTheme(ThemeChoice choice);

    /// "en", "zh_CN", "ja"; "" follows the system.
    QString language() const { return m_language; }
    void setLanguage(const QString& language);
    static QStringList languages() { return {"en", "zh_CN", "ja"}; }

Q_SIGNALS:
    void changed();

private:
    void applyChosenTheme();
    void applyChosenLanguage();
    Q_SLOT void systemSettingChanged(
        const QString& group, const QString& key, const QDBusVariant& value);

    QApplication& m_application;
    bool m_system_dark;
    ThemeChoice m_theme;
    QString m_language;
    QTranslator m_words, m_qt_words;
};

} // namespace timbre::ui
