#include "core/prepare/prepare.h"

#include "core/audio/audiofile.h"
#include "core/audio/audioreader.h"
#include "core/audio/resample.h"
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/dataset/listfile.h"
#include "core/prepare/inputs.h"
#include "core/prepare/measuring.h"
#include "core/prepare/rendering.h"
#include "core/prepare/staging.h"

#include <QtGlobal>

#include <algorithm>
#include <cstdio>

namespace fs = std::filesystem;

namespace timbre::prepare {
namespace {

using cleaning::Range;

/// A clip that is made and not yet judged.
struct Draft {
    Clip clip;
    fs::path staged;
    Measured measured;
};

class Preparation {
public:
    Preparation(const fs::path& out, const Options& options, const Tools& tools, jobs::Context& job)
        : m_out(fs::absolute(out))
        , m_options(options)
        , m_tools(tools)
        , m_job(job)
        , m_staging(out)
    {
    }

    Report run(const std::vector<fs::path>& files)
    {
        for (size_t i = 0; i < files.size(); ++i) {
            const auto count = double(files.size());
            auto share = m_job.nested(double(i) / count, double(i + 1) / count);
            try {
                addRecording(files[i], share);
            } catch (const Error& error) { // one bad file does not spoil an evening's work
                if (!fileIsToBlame(error.kind())) {
                    throw;
                }
                m_report.skipped.push_back({files[i], error.detail()});
            }
        }
        if (m_drafts.empty()) {
            const auto& skipped = m_report.skipped;
            throw skipped.size() == 1
                ? Error(ErrorKind::BadReference, skipped[0].path.string(), skipped[0].reason)
                : Error(ErrorKind::BadReference, std::to_string(files.size()) + " files",
                    "Nobody speaks in them. Choose recordings of a voice.");
        }
        judge();
        deliver();
        return std::move(m_report);
    }

private:
    static bool fileIsToBlame(ErrorKind kind)
    {
        return kind == ErrorKind::NotFound || kind == ErrorKind::Unreadable
            || kind == ErrorKind::WrongFormat || kind == ErrorKind::Corrupt
            || kind == ErrorKind::BadReference;
    }

    std::string name() const
    {
        const auto folder = m_out.filename().empty() ? m_out.parent_path() : m_out;
        return folder.filename().string();
    }

    void addRecording(const fs::path& file, jobs::Context& job)
    {
        audio::AudioReader reader(file);
        auto listening = job.nested(0.0, 0.2);
        const auto curve = m_tools.voice->curve(reader, listening);
        const auto pieces = cleaning::sliceByVoice(
            curve, reader.frames(), reader.samplingRate(), m_options.slicing);
        if (pieces.empty()) {
            throw Error(ErrorKind::BadReference, file.string(), "Nobody speaks in it.");
        }
        for (size_t i = 0; i < pieces.size(); ++i) {
            const auto count = double(pieces.size());
            auto share =
                job.nested(0.2 + 0.8 * double(i) / count, 0.2 + 0.8 * double(i + 1) / count);
            addClip(file, reader, curve, pieces[i], share);
        }
    }

    void addClip(const fs::path& file, audio::AudioReader& reader,
        const cleaning::VoiceCurve& curve, Range piece, jobs::Context& job)
    {
        job.checkpoint();
        job.progress({0.0, "prepare"});
        const int rate = reader.samplingRate();
        Draft draft;
        draft.clip.source = file;
        draft.clip.begin_s = double(piece.begin) / rate;
        draft.clip.end_s = double(piece.end) / rate;
        const auto voice = curve.part(draft.clip.begin_s, draft.clip.end_s);
        auto samples = cleaned(reader, piece, {});
        if (samples.empty()) {
            return; // the file ends before its header says
        }
        draft.measured = measuredClip(reader, piece, samples, voice, {});
        if (m_options.repair) {
            repair(draft, samples, reader, piece, voice);
        }
        if (!m_options.language.empty()) {
            draft.clip.heard = m_tools.transcriber->transcribe(
                samples, m_options.sampling_rate, m_options.language, job);
        }
        draft.staged = m_staging.folder() / (std::to_string(m_drafts.size()) + ".wav");
        audio::writeAudio(
            draft.staged, samples, m_options.sampling_rate, audio::SampleFormat::Wav16);
        m_drafts.push_back(std::move(draft));
    }

    /// The piece as it shall be: one channel at the rate of the clips.
    std::vector<float> cleaned(
        audio::AudioReader& reader, Range piece, const cleaning::Recipe& repair)
    {
        cleaning::Recipe recipe{{"high-pass", {{"hz", 50.0}}}};
        if (m_options.denoise) {
            recipe.push_back({"denoise", {}});
        }
        recipe = merged(recipe, repair);
        std::erase_if(recipe, [](const auto& step) { return step.effect == "loudness"; });
        jobs::Context quiet = m_job.withoutReports();
        auto samples = render(reader, piece, recipe, *m_tools.cleaner, quiet);
        samples = audio::resampleHq(samples, reader.samplingRate(), m_options.sampling_rate);
        if (m_options.lufs && !samples.empty()) {
            const audio::Audio sound{.samples = std::move(samples),
                .channels = 1,
                .sampling_rate = m_options.sampling_rate};
            samples =
                m_tools.cleaner->apply({{"loudness", {{"lufs", *m_options.lufs}}}}, sound, quiet)
                    .samples;
        }
        return samples;
    }

    /// Clipping is sought before any filter, for those tilt the flat tops.
    Measured measuredClip(audio::AudioReader& reader, Range piece, std::span<const float> samples,
        std::span<const float> voice, const cleaning::Recipe& repair)
    {
        cleaning::Recipe first = repair;
        std::erase_if(first, [](const auto& step) { return step.effect != "declip"; });
        jobs::Context quiet = m_job.withoutReports();
        auto result = measured(
            samples, m_options.sampling_rate, voice, *m_tools.cleaner, m_tools.prints, quiet);
        result.measures.clipped_share =
            cleaning::clippedShare(render(reader, piece, first, *m_tools.cleaner, quiet));
        return result;
    }

    /// Takes the mended clip if its verdict is the better one.
    void repair(Draft& draft, std::vector<float>& samples, audio::AudioReader& reader, Range piece,
        std::span<const float> voice)
    {
        const auto before = cleaning::judge(draft.measured.measures, m_options.thresholds);
        auto recipe = before.repair;
        std::erase_if(recipe, [this](const auto& step) { // what the options say goes
            return step.effect == "loudness" || (step.effect == "denoise" && m_options.denoise);
        });
        if (recipe.empty()) {
            return;
        }
        auto mended = cleaned(reader, piece, recipe);
        auto measured = measuredClip(reader, piece, mended, voice, recipe);
        if (better(cleaning::judge(measured.measures, m_options.thresholds), before)) {
            samples = std::move(mended);
            draft.measured = std::move(measured);
            draft.clip.repaired = std::move(recipe);
        }
    }

    void judge()
    {
        std::vector<Measured*> set;
        for (Draft& draft : m_drafts) {
            set.push_back(&draft.measured);
        }
        compareVoices(set);
        for (Draft& draft : m_drafts) {
            draft.clip.measures = draft.measured.measures;
            draft.clip.verdict = cleaning::judge(draft.clip.measures, m_options.thresholds);
        }
    }

    void deliver()
    {
        std::vector<dataset::ListRow> rows;
        std::vector<std::pair<fs::path, fs::path>> moves;
        for (Draft& draft : m_drafts) {
            Clip& clip = draft.clip;
            if (clip.verdict.grade != cleaning::Grade::Drop) {
                char digits[16];
                std::snprintf(digits, sizeof digits, "-%05zu.wav", moves.size() + 1);
                clip.file = m_out / "clips" / (name() + digits);
                moves.emplace_back(draft.staged, clip.file);
                m_report.seconds += clip.end_s - clip.begin_s;
                rows.push_back(
                    {clip.file.string(), m_options.speaker.empty() ? name() : m_options.speaker,
                        clip.heard.language.empty() ? "en" : clip.heard.language, clip.heard.text});
            }
            m_report.clips.push_back(std::move(clip));
        }
        m_report.neural =
            (m_options.denoise || m_options.repair) && m_tools.cleaner->hasNeuralDenoiser();
        m_report.list = m_out / (name() + ".list");
        m_job.checkpoint(); // the last moment to stop: from here on files appear
        for (const auto& [from, to] : moves) {
            m_staging.deliver(from, to);
        }
        dataset::writeList(m_report.list, rows);
        AtomicFile report(m_out / "report.json");
        report.write(toJson(m_report) + "\n");
        report.commit();
        m_job.progress({1.0, "prepare"});
    }

    fs::path m_out;
    const Options& m_options;
    const Tools& m_tools;
    jobs::Context& m_job;
    Staging m_staging;
    std::vector<Draft> m_drafts;
    Report m_report;
};

} // namespace

Report prepare(const std::vector<fs::path>& inputs, const fs::path& out, const Options& options,
    const Tools& tools, jobs::Context& job)
{
    Q_ASSERT(tools.cleaner != nullptr && tools.voice != nullptr);
    Q_ASSERT(options.language.empty() || tools.transcriber != nullptr);
    if (options.sampling_rate != 32000 && options.sampling_rate != 48000) {
        throw Error(ErrorKind::InvalidArgument, "sampling rate", "Clips have 32000 or 48000 Hz.");
    }
    const auto files = soundFiles(inputs, out);
    if (files.empty()) {
        throw Error(ErrorKind::NotFound, inputs.empty() ? std::string() : inputs.front().string(),
            "There is no sound file in it.");
    }
    return Preparation(out, options, tools, job).run(files);
}

} // namespace timbre::prepare
