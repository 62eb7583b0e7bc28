#pragma once

#include "core/weights/format/objects.h"

namespace timbre::weights::pickle {

/// Reads one pickle of protocols 0 to 5 and leaves the cursor behind it. Data only: nothing is
/// executed or imported. Objects of unknown classes become Records; calls go to `objects`, which
/// refuses unknown ones. Error(Corrupt, WrongFormat, WrongVersion) with the cursor's file as
/// subject.
const Value* read(Cursor& cursor, Pool& pool, Objects& objects);

} // namespace timbre::weights::pickle
