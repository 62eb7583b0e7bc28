#pragma once

#include "core/overview/overview.h"
#include "core/overview/tiles.h"
#include "ui/jobrunner.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace timbre::ui {

/// A sound as its views need it: the overview of the whole, and pieces of the visible part as they
/// are made in the background. Window's thread.
class ViewedSound : public QObject {
    Q_OBJECT

public:
    explicit ViewedSound(QObject* parent = nullptr);
    ~ViewedSound() override;

    /// Shows a file; the overview fills in the background. What cannot be opened is told by
    /// failed().
    void open(const QString& path);
    /// Shows a sound that is being recorded and grows; nothing finer than its overview yet.
    void watch(std::shared_ptr<overview::Overview> growing);
    void close();

    bool isOpen() const { return m_overview != nullptr; }
    bool complete() const { return m_overview && m_overview->complete(); }
    const QString& path() const { return m_path; }
    int samplingRate() const;
    qint64 frames() const; ///< of the file; of what there is so far while recording

    const overview::Overview* overview() const { return m_overview.get(); }
    overview::MelTiles* melTiles() const { return m_mel_tiles.get(); } ///< null while recording
    overview::SampleTiles* sampleTiles() const { return m_sample_tiles.get(); }

    /// Nothing visible is still being made.
    bool settled() const;

Q_SIGNALS:
    void opened(); ///< another sound, or none
    void grown(); ///< more of it can be drawn; at most 60 times a second
    void failed(const QString& message);

private:
    void setOverview(std::shared_ptr<overview::Overview> overview);
    void announceSoon();

    QString m_path;
    qint64 m_file_frames = 0;
    std::shared_ptr<overview::Overview> m_overview;
    std::unique_ptr<overview::MelTiles> m_mel_tiles;
    std::unique_ptr<overview::SampleTiles> m_sample_tiles;
    QTimer m_announce, m_poll;
    std::unique_ptr<JobRunner> m_job; // a new one per file: an old one may still be ending
};

} // namespace timbre::ui
