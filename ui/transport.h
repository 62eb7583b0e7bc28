#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

namespace timbre::ui {

class Player;

/// Which of the pages' players the transport bar speaks for: the one that played last, or that of
/// the page in front. Only one plays at a time.
class Transport : public QObject {
    Q_OBJECT

public:
    explicit Transport(QObject* parent = nullptr);

    void add(Player& player);
    void setFront(Player* player); ///< may be null; ignored while another plays
    Player* player() const;

    void toggle();
    void stop(); ///< and back to the start
    /// What the player holds, in words.
    void setTitle(Player& player, const QString& title);
    QString title() const;

Q_SIGNALS:
    void changed(); ///< another player, its position, whether it plays, its title

private:
    void choose(Player* player);

    QPointer<Player> m_player;
};

} // namespace timbre::ui
