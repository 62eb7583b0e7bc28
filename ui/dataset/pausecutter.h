#pragma once

#include "core/project/importing.h"

namespace timbre::ui {

/// Cuts recordings in their pauses: by voice activity, or by energy where its network is missing.
/// One thread; the network is loaded with the first recording.
decltype(project::ImportOptions::slice) pauseCutter();

} // namespace timbre::ui
