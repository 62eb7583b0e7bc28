#include "core/prepare/prepare.h"

#include "core/audio/audiofile.h"
#include "core/audio/audioreader.h"
#include "core/audio/resample.h"
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/cleaning/verdict/voiceset.h"
#include "core/dataset/listfile.h"
#include "core/prepare/inputs.h"
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
    cleaning::VoicePrint print;
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
        const auto samples = cleaned(reader, piece);
        if (samples.empty()) {
            return; // the file ends before its header says
        }
        draft.clip.measures = cleaning::measure(samples, m_options.sampling_rate,
            curve.part(draft.clip.begin_s, draft.clip.end_s), job);
        if (m_tools.prints != nullptr) {
            auto prints = m_tools.prints->clip(samples, m_options.sampling_rate);
            draft.print = std::move(prints.whole);
            draft.clip.measures.inner_distance = cleaning::innerDistance(prints.parts);
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
    std::vector<float> cleaned(audio::AudioReader& reader, Range piece)
    {
        const int rate = reader.samplingRate();
        cleaning::Recipe recipe{{"high-pass", {{"hz", 50.0}}}};
        double context_s = cleaning::describe("high-pass").context_s;
        if (m_options.denoise) {
            recipe.push_back({"denoise", {}});
            context_s += cleaning::describe("denoise").context_s;
        }
        const auto context = int64_t(context_s * rate);
        const int64_t begin = std::max<int64_t>(0, piece.begin - context);
        audio::Audio part{.samples = std::vector<float>(size_t(piece.end + context - begin)),
            .channels = 1,
            .sampling_rate = rate};
        part.samples.resize(size_t(reader.readMean(begin, part.samples)));
        jobs::Context quiet = m_job.withoutReports();
        auto result =
            m_tools.cleaner->preview(recipe, part, {piece.begin - begin, piece.end - begin}, quiet);
        result.samples = audio::resampleHq(result.samples, rate, m_options.sampling_rate);
        result.sampling_rate = m_options.sampling_rate;
        if (m_options.lufs && !result.samples.empty()) {
            result =
                m_tools.cleaner->apply({{"loudness", {{"lufs", *m_options.lufs}}}}, result, quiet);
        }
        return std::move(result.samples);
    }

    void judge()
    {
        std::vector<cleaning::VoicePrint> prints;
        for (const Draft& draft : m_drafts) {
            if (!draft.print.empty()) {
                prints.push_back(draft.print);
            }
        }
        const auto centre = cleaning::voiceCentre(prints);
        for (Draft& draft : m_drafts) {
            if (!draft.print.empty() && prints.size() > 2) { // two clips have no middle
                draft.clip.measures.speaker_distance = cleaning::voiceDistance(draft.print, centre);
            }
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
        m_report.neural = m_options.denoise && m_tools.cleaner->hasNeuralDenoiser();
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
