#pragma once

#include "core/dataset/dataset.h"
#include "core/training/features/clipfeatures.h"

/// The folder that the reference prepares for training ("logs/NAME"): 2-name2text.txt,
/// 3-bert/NAME.pt, 4-cnhubert/NAME.pt, 5-wav32k/NAME, 6-name2semantic.tsv, 7-sv_cn/NAME.pt. A set
/// prepared there trains here and the other way round.
namespace timbre::training {

bool isPreparedFolder(const std::filesystem::path& folder);

/// The clips that have all their parts; the others become messages, rows counted in
/// 2-name2text.txt. `speaker_vectors`: 7-sv_cn is needed too. Phones are looked up in the table of
/// version v1 or a later one. Throws Error(NotFound, Unreadable) without the text files.
std::vector<ClipFeatures> readPreparedFolder(const std::filesystem::path& folder, bool version_1,
    bool speaker_vectors, std::vector<dataset::RowMessage>& messages);

/// Writes all parts that the features have, each file atomically.
void writePreparedFolder(
    const std::filesystem::path& folder, const std::vector<ClipFeatures>& clips);

} // namespace timbre::training
