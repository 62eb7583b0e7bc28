#include "ui/transport.h"

#include "ui/player.h"

#include <QVariant>

namespace timbre::ui {

static constexpr const char* kTitle = "timbre_title"; // kept at the player itself

Transport::Transport(QObject* parent)
    : QObject(parent)
{
}

void Transport::add(Player& player)
{
    connect(&player, &Player::playingChanged, this, [this, &player](bool playing) {
        if (playing) {
            choose(&player);
        }
        Q_EMIT changed();
    });
    connect(&player, &Player::positionChanged, this, [this, &player] {
        if (m_player == &player) {
            Q_EMIT changed();
        }
    });
}

Player* Transport::player() const
{
    return m_player;
}

void Transport::setFront(Player* player)
{
    if (player && !(m_player && m_player->playing())) {
        choose(player);
    }
}

void Transport::choose(Player* player)
{
    if (m_player == player) {
        return;
    }
    if (m_player) {
        m_player->pause();
    }
    m_player = player;
    Q_EMIT changed();
}

void Transport::toggle()
{
    if (!m_player) {
        return;
    }
    if (m_player->playing()) {
        m_player->pause();
    } else if (m_player->duration() > 0.0) {
        m_player->play();
    }
}

void Transport::stop()
{
    if (m_player) {
        m_player->pause();
        m_player->seek(0.0);
    }
}

void Transport::setTitle(Player& player, const QString& title)
{
    player.setProperty(kTitle, title);
    Q_EMIT changed();
}

QString Transport::title() const
{
    return m_player ? m_player->property(kTitle).toString() : QString();
}

} // namespace timbre::ui
