#pragma once

#include "core/audio/audiofile.h"
#include "core/jobs/context.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::cleaning {

/// A sound as effects work on it: one vector per channel, all of the same length.
struct Sound {
    std::vector<std::vector<float>> channels;
    int sampling_rate = 0;
    int64_t begin = 0; ///< frame of the recording at which it begins, where it is a part of one

    size_t frames() const { return channels.empty() ? 0 : channels.front().size(); }
};

Sound separated(const audio::Audio& audio);
audio::Audio interleaved(const Sound& sound);
std::vector<float> mean(const Sound& sound);

/// The values of a step, the usual ones where it says nothing.
class Values {
public:
    Values(std::string_view effect, const std::map<std::string, double>& given);
    double operator()(std::string_view name) const; ///< a parameter, or what was learned
    bool has(std::string_view name) const; ///< was it learned?

private:
    std::string_view m_effect;
    const std::map<std::string, double>& m_given;
};

/// An effect's share of a job.
class Work {
public:
    Work(jobs::Context& job, std::string stage, double begin, double end);
    /// Reports a fraction of this share; throws Cancelled once a stop was asked for.
    void at(double fraction);
    /// The part of this share from one fraction to another.
    Work part(double begin, double end) const;

private:
    jobs::Context* m_job; // a pointer, so that a share can be assigned
    std::string m_stage;
    double m_begin, m_end;
};

} // namespace timbre::cleaning
