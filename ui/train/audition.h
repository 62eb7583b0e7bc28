#pragma once

#include "core/training/runs/runhistory.h"
#include "ui/player.h"
#include "ui/train/probestrip.h"

#include <QObject>

#include <filesystem>
#include <optional>

namespace timbre::ui {

class Transport;

/// Plays the test sentences of the run that is shown, all equally loud, and switches between the
/// last two epochs at the same place in the sentence.
class Audition : public QObject {
    Q_OBJECT

public:
    Audition(ProbeStrip& strip, Transport& transport, QObject* parent = nullptr);

    Player& player() { return m_player; }
    /// `stage` may be null. Sounds are looked for in the run's folder.
    void show(const std::filesystem::path& run, const training::StageHistory* stage);
    void compare(); ///< A/B

Q_SIGNALS:
    void failed(const QString& message);

private:
    void choose(const ProbeCell& cell);
    void play(const ProbeCell& cell, double from_s);

    ProbeStrip& m_strip;
    Transport& m_transport;
    std::filesystem::path m_run;
    std::vector<training::MeasuredEpoch> m_measured;
    std::optional<ProbeCell> m_playing, m_other;
    Player m_player;
};

} // namespace timbre::ui
