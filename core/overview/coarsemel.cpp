#include "core/overview/coarsemel.h"

#include <algorithm>

namespace timbre::overview {

CoarseMel::CoarseMel(int sampling_rate)
    : m_analyser(sampling_rate)
{
}

void CoarseMel::append(std::span<const float> samples)
{
    while (!samples.empty()) {
        const auto part = samples.first(std::min(size_t(kBlock) - m_open.size(), samples.size()));
        m_open.insert(m_open.end(), part.begin(), part.end());
        if (m_open.size() == size_t(kBlock)) {
            closeBlock();
        }
        samples = samples.subspan(part.size());
    }
}

void CoarseMel::finish()
{
    if (!m_open.empty()) {
        m_open.resize(size_t(kBlock), 0.0f);
        closeBlock();
    }
}

void CoarseMel::closeBlock()
{
    constexpr int kWindows = kBlock / MelAnalyser::kWindow;
    std::array<float, kMelRows> sum{}, bands;
    for (int i = 0; i < kWindows; ++i) {
        m_analyser.power(
            std::span(m_open).subspan(size_t(i) * MelAnalyser::kWindow, MelAnalyser::kWindow),
            bands);
        std::transform(sum.begin(), sum.end(), bands.begin(), sum.begin(),
            [](float a, float b) { return a + b / kWindows; });
    }
    push(0, MelAnalyser::quantised(sum));
    m_open.clear();
}

void CoarseMel::push(size_t level, const MelColumn& column)
{
    if (level == m_levels.size()) {
        m_levels.emplace_back();
    }
    auto& columns = m_levels[level];
    columns.push_back(column);
    if (columns.size() % 2 == 0) {
        const MelColumn &a = columns[columns.size() - 2], &b = columns.back();
        MelColumn mean;
        std::transform(a.begin(), a.end(), b.begin(), mean.begin(),
            [](uint8_t x, uint8_t y) { return uint8_t((x + y + 1) / 2); });
        push(level + 1, mean);
    }
}

void CoarseMel::restore(std::vector<MelColumn> finest)
{
    m_open.clear();
    m_levels.assign(1, {});
    for (const MelColumn& column : finest) {
        push(0, column);
    }
}

} // namespace timbre::overview
