#pragma once

#include "core/project/database.h"
#include "core/project/items.h"

#include <vector>

namespace timbre::project {

// Items of the project as rows of its tables and back.

std::vector<Recording> readRecordings(Database& database);
std::vector<Clip> readClips(Database& database);
int64_t insert(Database& database, const Recording& recording);
int64_t insert(Database& database, const Clip& clip);
void update(Database& database, const Recording& recording);
void update(Database& database, const Clip& clip);

} // namespace timbre::project
