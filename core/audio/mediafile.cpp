#include "core/audio/mediafile.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswresample/swresample.h>
}

namespace timbre::audio {
namespace {

constexpr int kMostChannels = 64, kMostHz = 768000;
/// Nothing that opens other files or waits for more to come (playlists, live streams).
constexpr auto kContainers =
    "mov,matroska,asf,avi,aac,ac3,eac3,amr,ape,au,caf,dts,flac,flv,mp3,mpeg,"
    "mpegts,ogg,tta,w64,wav,wv,aiff";
constexpr double kRunUp_s = 0.5; ///< decoded before a jump's target, for codecs with memory

struct Free {
    void operator()(AVFormatContext* format) const { avformat_close_input(&format); }
    void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    void operator()(SwrContext* converter) const { swr_free(&converter); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

Owned<AVFormatContext> open(const std::filesystem::path& path)
{
    av_log_set_level(AV_LOG_QUIET); // what matters comes back as an error
    AVDictionary* options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    av_dict_set(&options, "format_whitelist", kContainers, 0);
    AVFormatContext* raw = nullptr;
    const int result =
        avformat_open_input(&raw, ("file:" + path.string()).c_str(), nullptr, &options);
    av_dict_free(&options);
    Owned<AVFormatContext> format(raw);
    if (result == AVERROR(EACCES) || result == AVERROR(ENOENT)) {
        throw systemError(AVUNERROR(result), path.string(), "Reading");
    }
    // A text or a picture is "recognised" too, with a low score or without a sound.
    if (result < 0 || raw->probe_score < AVPROBE_SCORE_RETRY) {
        throw Error(ErrorKind::WrongFormat, path.string(),
            "The file holds no sound that can be read. Try WAV, FLAC, OGG, MP3 or M4A.");
    }
    return format;
}

} // namespace

struct MediaFile::Decoder {
    std::filesystem::path path;
    Owned<AVFormatContext> format;
    AVStream* stream = nullptr; // format's
    Owned<AVCodecContext> codec;
    Owned<SwrContext> converter;
    Owned<AVPacket> packet{av_packet_alloc()};
    Owned<AVFrame> frame{av_frame_alloc()};
    std::vector<float> ready; ///< decoded, interleaved, from frame `position` on
    int64_t position = 0;
    bool placed = true; ///< false after a jump: the next frame's time says where we are
    bool ended = false, damaged = false;

    explicit Decoder(const std::filesystem::path& file)
        : path(file)
        , format(open(file))
    {
        openCodec();
        openConverter();
    }

    [[noreturn]] void fail(ErrorKind kind, const char* why) const
    {
        throw Error(kind, path.string(), why);
    }

    void openCodec()
    {
        const bool known = avformat_find_stream_info(format.get(), nullptr) >= 0;
        const AVCodec* decoder = nullptr;
        const int index =
            known ? av_find_best_stream(format.get(), AVMEDIA_TYPE_AUDIO, -1, -1, &decoder, 0) : -1;
        if (index < 0 || decoder == nullptr) {
            fail(ErrorKind::WrongFormat,
                "The file holds no sound that can be read. Try WAV, FLAC, OGG, MP3 or M4A.");
        }
        stream = format->streams[index];
        for (unsigned i = 0; i < format->nb_streams; ++i) { // pictures are not even read
            format->streams[i]->discard = int(i) == index ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
        }
        codec.reset(avcodec_alloc_context3(decoder));
        const bool opened =
            codec != nullptr && avcodec_parameters_to_context(codec.get(), stream->codecpar) >= 0;
        if (opened) {
            codec->pkt_timebase = stream->time_base; // needed to skip an encoder's run-in
        }
        if (!opened || avcodec_open2(codec.get(), decoder, nullptr) < 0) {
            fail(ErrorKind::Corrupt, "The sound in the file is damaged.");
        }
        if (codec->sample_rate < 1 || codec->sample_rate > kMostHz
            || codec->ch_layout.nb_channels < 1 || codec->ch_layout.nb_channels > kMostChannels) {
            fail(ErrorKind::Corrupt, "The sound in the file is damaged.");
        }
    }

    void openConverter()
    {
        SwrContext* raw = nullptr;
        const bool made =
            swr_alloc_set_opts2(&raw, &codec->ch_layout, AV_SAMPLE_FMT_FLT, codec->sample_rate,
                &codec->ch_layout, codec->sample_fmt, codec->sample_rate, 0, nullptr)
            >= 0;
        converter.reset(raw);
        if (!made || swr_init(raw) < 0) {
            fail(ErrorKind::Corrupt, "The sound in the file is damaged.");
        }
    }

    int channels() const { return codec->ch_layout.nb_channels; }

    int64_t start() const { return stream->start_time == AV_NOPTS_VALUE ? 0 : stream->start_time; }

    /// Time stamps of some containers are in milliseconds; frames of one size put them right.
    int64_t frameOfStamp(int64_t stamp) const
    {
        const AVRational sample{1, codec->sample_rate};
        const int64_t at = av_rescale_q(stamp - start(), stream->time_base, sample);
        const bool exact = av_cmp_q(stream->time_base, sample) <= 0;
        const int64_t size = codec->frame_size;
        return exact || size < 1 ? at : (at + size / 2) / size * size;
    }

    void append()
    {
        if (frame->sample_rate != codec->sample_rate || frame->ch_layout.nb_channels != channels()
            || frame->format != codec->sample_fmt) {
            damaged = true; // a stream that changes its shape halfway is not followed
            return;
        }
        if (!placed) {
            const int64_t stamp = frame->best_effort_timestamp;
            position =
                stamp == AV_NOPTS_VALUE ? position : std::max<int64_t>(0, frameOfStamp(stamp));
            placed = true;
        }
        const size_t before = ready.size();
        ready.resize(before + size_t(frame->nb_samples) * size_t(channels()));
        auto* out = reinterpret_cast<uint8_t*>(ready.data() + before);
        const int got = swr_convert(converter.get(), &out, frame->nb_samples,
            const_cast<const uint8_t**>(frame->extended_data), frame->nb_samples);
        ready.resize(before + size_t(std::max(got, 0)) * size_t(channels()));
    }

    /// Decodes some more into `ready`.
    void decode()
    {
        for (;;) {
            const int result = avcodec_receive_frame(codec.get(), frame.get());
            if (result >= 0) {
                append();
                return;
            }
            if (result == AVERROR_EOF) {
                ended = true;
                return;
            }
            damaged = damaged || result != AVERROR(EAGAIN);
            feed();
        }
    }

    void feed()
    {
        for (;;) {
            const int result = av_read_frame(format.get(), packet.get());
            if (result < 0) {
                damaged = damaged || result != AVERROR_EOF;
                avcodec_send_packet(codec.get(), nullptr); // what is left comes out
                return;
            }
            const bool ours = packet->stream_index == stream->index;
            if (ours && avcodec_send_packet(codec.get(), packet.get()) < 0) {
                damaged = true; // and on with the next packet
            }
            av_packet_unref(packet.get());
            if (ours) {
                return;
            }
        }
    }

    void jumpTo(int64_t target)
    {
        const AVRational sample{1, codec->sample_rate};
        const auto run_up = int64_t(kRunUp_s * codec->sample_rate);
        const int64_t from = std::max<int64_t>(0, target - run_up);
        const int64_t stamp = start() + av_rescale_q(from, sample, stream->time_base);
        if (from == 0
            || avformat_seek_file(format.get(), stream->index, INT64_MIN, stamp, stamp, 0) < 0) {
            *this = Decoder(path); // only a fresh one leaves out the encoder's run-in rightly
            return;
        }
        avcodec_flush_buffers(codec.get());
        ready.clear();
        position = 0;
        placed = false;
        ended = false;
    }

    void dropBefore(int64_t target)
    {
        const auto count = std::min(target - position, int64_t(ready.size()) / channels());
        ready.erase(ready.begin(), ready.begin() + count * channels());
        position += count;
    }
};

MediaFile::MediaFile(std::filesystem::path path)
    : m_decoder(std::make_unique<Decoder>(path))
{
}

MediaFile::~MediaFile() = default;

int MediaFile::samplingRate() const
{
    return m_decoder->codec->sample_rate;
}

int MediaFile::channels() const
{
    return m_decoder->channels();
}

int64_t MediaFile::frames() const
{
    const Decoder& d = *m_decoder;
    const AVRational sample{1, d.codec->sample_rate};
    if (d.stream->duration != AV_NOPTS_VALUE && d.stream->duration > 0) {
        return av_rescale_q(d.stream->duration, d.stream->time_base, sample);
    }
    const int64_t duration = d.format->duration; // of the container: the video may last longer
    return duration == AV_NOPTS_VALUE ? 0 : av_rescale_q(duration, AV_TIME_BASE_Q, sample);
}

bool MediaFile::damaged() const
{
    return m_decoder->damaged;
}

int64_t MediaFile::read(int64_t begin, std::span<float> samples)
{
    Decoder& d = *m_decoder;
    const int64_t far = 10LL * d.codec->sample_rate; // nearer than this, going on is quicker
    if (begin < d.position || begin > d.position + far) {
        d.jumpTo(begin);
    }
    const auto wanted = int64_t(samples.size()) / d.channels();
    int64_t done = 0;
    while (done < wanted) {
        d.dropBefore(begin + done);
        const auto count = std::min(wanted - done, int64_t(d.ready.size()) / d.channels());
        if (count > 0 && d.position == begin + done) {
            std::transform(d.ready.begin(), d.ready.begin() + count * d.channels(),
                samples.begin() + done * d.channels(),
                [](float x) { return std::isfinite(x) ? x : 0.0f; });
            done += count;
        } else if (d.ended || d.position > begin + done) {
            break;
        } else {
            d.decode();
        }
    }
    d.dropBefore(begin + done);
    return done;
}

} // namespace timbre::audio
