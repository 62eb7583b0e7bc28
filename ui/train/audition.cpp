#include "ui/train/audition.h"

#include "core/audio/audiofile.h"
#include "core/cleaning/verdict/loudness.h"
#include "ui/errortext.h"
#include "ui/transport.h"

#include <algorithm>
#include <cmath>

namespace fs = std::filesystem;

namespace timbre::ui {
namespace {

constexpr double kLoudness_lufs = -23.0; // EBU R128

std::vector<float> equallyLoud(const audio::Audio& sound)
{
    auto samples = audio::channelMean(sound);
    const auto measured = cleaning::loudness(sound);
    if (measured.integrated_lufs <= -70.0) {
        return samples; // silent, or too short to be measured
    }
    float peak = 1e-6f;
    for (const float sample : samples) {
        peak = std::max(peak, std::abs(sample));
    }
    const double wanted = std::pow(10.0, (kLoudness_lufs - measured.integrated_lufs) / 20.0);
    const auto gain = float(std::min(wanted, 0.98 / double(peak)));
    for (float& sample : samples) {
        sample *= gain;
    }
    return samples;
}

} // namespace

Audition::Audition(ProbeStrip& strip, Transport& transport, QObject* parent)
    : QObject(parent)
    , m_strip(strip)
    , m_transport(transport)
{
    connect(&strip, &ProbeStrip::playWanted, this, &Audition::choose);
    connect(&strip, &ProbeStrip::compareWanted, this, &Audition::compare);
    connect(&m_player, &Player::unavailable, this, &Audition::failed);
    transport.add(m_player);
}

void Audition::show(const fs::path& run, const training::StageHistory* stage)
{
    m_measured = stage ? stage->measured : std::vector<training::MeasuredEpoch>();
    if (run == m_run) {
        return;
    }
    m_run = run;
    m_playing.reset();
    m_other.reset();
    m_player.clear(m_player.samplingRate());
    m_strip.mark({}, {});
}

void Audition::choose(const ProbeCell& cell)
{
    if (m_playing && *m_playing == cell && m_player.playing()) {
        m_player.pause();
        m_strip.mark(m_playing, m_other);
        return;
    }
    if (m_playing && m_playing->epoch != cell.epoch) {
        m_other = m_playing;
    } else if (!m_other && cell.epoch != 0) {
        m_other = ProbeCell{0, cell.sentence}; // before training
    }
    play(cell, 0.0);
}

void Audition::play(const ProbeCell& cell, double from_s)
{
    const auto measured =
        std::ranges::find(m_measured, cell.epoch, &training::MeasuredEpoch::epoch);
    if (measured == m_measured.end() || size_t(cell.sentence) >= measured->sounds.size()) {
        return;
    }
    try { // by its name: the project may have moved
        const auto sound =
            audio::readAudio(m_run / "sounds" / measured->sounds[size_t(cell.sentence)].filename());
        m_player.clear(sound.sampling_rate);
        m_player.append(equallyLoud(sound));
        m_player.setComplete(true);
        m_player.seek(std::min(from_s, m_player.duration()));
        const QString where =
            cell.epoch == 0 ? tr("before training") : tr("epoch %1").arg(cell.epoch);
        m_transport.setTitle(m_player, tr("Sentence %1, %2").arg(cell.sentence + 1).arg(where));
        m_playing = cell;
        m_strip.mark(m_playing, m_other);
        m_player.play();
    } catch (const std::exception& error) {
        Q_EMIT failed(userMessage(error));
    }
}

void Audition::compare()
{
    if (!m_playing || !m_other) {
        return;
    }
    const double at = m_player.playing() ? m_player.position() : 0.0;
    const ProbeCell next{m_other->epoch, m_playing->sentence};
    m_other = m_playing;
    play(next, at);
}

} // namespace timbre::ui
