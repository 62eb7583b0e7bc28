#pragma once

#include "ui/player.h"
#include "ui/record/cleanedpart.h"
#include "ui/record/latestjob.h"

#include <QObject>
#include <QTimer>

namespace timbre::ui {

class CleanPanel;
class SoundView;

/// What is heard on the page: the open recording, or a part of it as the panel's recipe would make
/// it. While the panel is in front that part is made ready ahead. Window's thread.
class Listening : public QObject {
    Q_OBJECT

public:
    Listening(SoundView& view, CleanPanel& panel, std::shared_ptr<const cleaning::Cleaner> cleaner,
        QObject* parent = nullptr);
    ~Listening() override;

    Player& player() { return m_player; }
    void follow(); ///< another sound, or none, is in the view
    void togglePlay();
    void play(qint64 begin, qint64 end);
    void prepare(); ///< the part, as the recipe is now
    void rest() { m_job.drop(); } ///< something else needs the processor

Q_SIGNALS:
    void failed(const QString& message);

private:
    size_t read(qint64 begin, std::span<float> samples);
    std::pair<qint64, qint64> partToHear() const;
    void start(qint64 begin, qint64 end);
    void prepareSoon() { m_soon.start(); }
    void add(CleanedPart piece);

    SoundView& m_view;
    CleanPanel& m_panel;
    std::shared_ptr<const cleaning::Cleaner> m_cleaner;
    Player m_player;
    std::unique_ptr<audio::AudioReader> m_reader; // what the player reads from
    std::vector<CleanedPart> m_cleaned; // they grow while they are made
    std::shared_ptr<PartCleaner> m_part; // used by the job while it runs
    int m_run = 0; // pieces of an earlier run come too late
    bool m_renews = false; // the next piece is the first of its run
    QTimer m_soon;
    LatestJob m_job; // last: ended before what it uses goes
};

} // namespace timbre::ui
