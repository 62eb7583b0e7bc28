// Runs the command line tool as a shell would, in a folder and with a data folder of its own.

#pragma once

#include "core/audio/audiofile.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cmath>
#include <vector>

namespace timbre::test {

struct Outcome {
    int code = -1;
    QString out, err;
};

class Program {
public:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    void prepare(QProcess& process) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("TIMBRE_DATA", path("data"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.path());
    }

    Outcome run(const QStringList& arguments, const QByteArray& input = {}) const
    {
        QProcess process;
        prepare(process);
        process.start(TIMBRE_PROGRAM, arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(300000)) {
            return {};
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
    }

    /// Files the program may have left half written.
    QStringList leftovers() const
    {
        return QDir(m_folder.path()).entryList({"*.part"}, QDir::Files);
    }

    /// A voiced sound: harmonics of 120 Hz with a slow swell, so that it is no silence and no pure
    /// tone.
    QString tone(const QString& name, double seconds, int rate = 24000, int channels = 1,
        float gain = 0.3f) const
    {
        const auto frames = size_t(seconds * rate);
        std::vector<float> samples(frames * size_t(channels));
        for (size_t i = 0; i < frames; ++i) {
            const double t = double(i) / rate;
            double value = 0.0;
            for (int harmonic = 1; harmonic <= 8; ++harmonic) {
                value += std::sin(2 * M_PI * 120.0 * harmonic * t) / harmonic;
            }
            for (int channel = 0; channel < channels; ++channel) {
                samples[i * size_t(channels) + size_t(channel)] =
                    gain * 0.4f * float(value * (0.6 + 0.4 * std::sin(2 * M_PI * 3 * t)));
            }
        }
        audio::AudioWriter writer(
            path(name).toStdString(), rate, channels, audio::SampleFormat::Wav16);
        writer.write(samples);
        writer.commit();
        return path(name);
    }

    QString file(const QString& name, const QByteArray& content) const
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(content);
        }
        return path(name);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace timbre::test
