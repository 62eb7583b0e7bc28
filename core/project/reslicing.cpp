#include "core/project/reslicing.h"

#include <algorithm>

namespace timbre::project {
namespace {

int64_t overlap(const Clip& clip, const Range& range)
{
    return std::min(clip.end, range.end) - std::max(clip.begin, range.begin);
}

/// The index of the range a clip belongs to, or ranges.size().
size_t home(const Clip& clip, const std::vector<Range>& ranges)
{
    size_t best = ranges.size();
    int64_t most = 0;
    for (size_t i = 0; i < ranges.size(); ++i) {
        if (const int64_t shared = overlap(clip, ranges[i]); shared > most) {
            most = shared;
            best = i;
        }
    }
    return best;
}

void join(Clip& clip, const Clip& next)
{
    if (!clip.text.empty() && !next.text.empty())
        clip.text += " ";
    clip.text += next.text;
    clip.words.insert(clip.words.end(), next.words.begin(), next.words.end());
    clip.checked = clip.checked && next.checked;
}

} // namespace

void reslice(
    Edit& edit, const std::vector<Clip>& clips, const std::vector<Range>& ranges, const Clip& blank)
{
    std::vector<std::vector<const Clip*>> members(ranges.size() + 1);
    for (const Clip& clip : clips)
        members[home(clip, ranges)].push_back(&clip);
    for (const Clip* clip : members.back())
        edit.removeClip(clip->id);
    for (size_t i = 0; i < ranges.size(); ++i) {
        const bool fresh = members[i].empty();
        Clip clip = fresh ? blank : *members[i].front();
        for (size_t k = 1; k < members[i].size(); ++k) {
            join(clip, *members[i][k]);
            edit.removeClip(members[i][k]->id);
        }
        if (clip.begin != ranges[i].begin || clip.end != ranges[i].end) {
            clip.verdict = {}; // it was measured elsewhere
            clip.repair.clear();
            clip.heard.clear();
        }
        clip.begin = ranges[i].begin;
        clip.end = ranges[i].end;
        if (fresh)
            edit.add(clip);
        else if (!(clip == *members[i].front()))
            edit.change(clip);
    }
}

} // namespace timbre::project
