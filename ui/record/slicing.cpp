#include "ui/record/slicing.h"

#include "core/audio/audioreader.h"
#include "core/cleaning/verdict/verdict.h"

#include <QCoreApplication>

#include <map>

namespace timbre::ui {
namespace {

constexpr int64_t kBlock = 1 << 19; // frames at a time

struct Words {
    Q_DECLARE_TR_FUNCTIONS(timbre::ui::Slicing)
};

std::vector<float> samplesOf(audio::AudioReader& reader, int64_t begin, int64_t end)
{
    std::vector<float> samples(size_t(std::max<int64_t>(0, end - begin)));
    samples.resize(size_t(reader.readMean(begin, samples)));
    return samples;
}

VoiceCurvePtr curveOf(audio::AudioReader& reader, jobs::Context& job)
{
    return std::make_shared<const cleaning::VoiceCurve>(
        cleaning::VoiceActivity().curve(reader, job));
}

SliceGrade gradeOf(cleaning::Grade grade)
{
    return grade == cleaning::Grade::Accept ? SliceGrade::Accept
        : grade == cleaning::Grade::Repair  ? SliceGrade::Repair
                                            : SliceGrade::Drop;
}

} // namespace

Cuts findCuts(const std::filesystem::path& sound, const SliceMethod& method, VoiceCurvePtr curve,
    jobs::Context& job)
{
    audio::AudioReader reader(sound);
    const int rate = reader.samplingRate();
    Cuts cuts{.marks = {}, .curve = std::move(curve)};
    if (const auto* voice = std::get_if<cleaning::VoiceSliceOptions>(&method)) {
        if (!cuts.curve) {
            cuts.curve = curveOf(reader, job);
        }
        for (const auto& range :
            cleaning::sliceByVoice(*cuts.curve, reader.frames(), rate, *voice)) {
            cuts.marks.push_back({range.begin, range.end});
        }
        return cuts;
    }
    dsp::Slicer slicer(rate, std::get<dsp::SlicerOptions>(method));
    for (int64_t at = 0; at < reader.frames(); at += kBlock) {
        job.checkpoint();
        job.progress({double(at) / double(reader.frames()), "slice"});
        slicer.add(samplesOf(reader, at, std::min(reader.frames(), at + kBlock)));
    }
    for (const auto& slice : slicer.finish()) {
        cuts.marks.push_back({slice.begin, slice.end});
    }
    return cuts;
}

void judgeSlices(const std::filesystem::path& sound, const SliceMarks& marks, VoiceCurvePtr curve,
    const std::function<void(const SliceMark&)>& judged, jobs::Context& job)
{
    audio::AudioReader reader(sound);
    const int rate = reader.samplingRate();
    if (!curve) {
        curve = curveOf(reader, job);
    }
    for (SliceMark mark : marks) {
        job.checkpoint();
        const auto voice = curve->part(double(mark.begin) / rate, double(mark.end) / rate);
        const auto measures =
            cleaning::measure(samplesOf(reader, mark.begin, mark.end), rate, voice, job);
        const auto verdict = cleaning::judge(measures);
        mark.grade = gradeOf(verdict.grade);
        mark.reason = QString::fromStdString(verdict.reason());
        judged(mark);
    }
}

QString reasonText(const QString& key)
{
    const std::map<QString, QString> words{
        {"short", Words::tr("too short")},
        {"long", Words::tr("too long")},
        {"no-speech", Words::tr("hardly any speech")},
        {"silent", Words::tr("nearly silent")},
        {"noise", Words::tr("background noise")},
        {"clipping", Words::tr("clipped peaks")},
        {"bandwidth", Words::tr("sounds like a telephone")},
        {"reverb", Words::tr("much echo")},
        {"quiet", Words::tr("too quiet")},
        {"loud", Words::tr("too loud")},
        {"hum", Words::tr("mains hum")},
        {"rate", Words::tr("unusual speaking rate")},
        {"music", Words::tr("music")},
        {"other-speaker", Words::tr("another speaker")},
        {"second-speaker", Words::tr("two speakers")},
    };
    const auto found = words.find(key);
    return found == words.end() ? key : found->second;
}

} // namespace timbre::ui
