#pragma once

#include "core/project/database.h"

namespace timbre::project {

/// Which version this program writes: the number of steps in schema.cpp.
int schemaVersion();

/// The version of a file. Throws Error(WrongFormat) when it is a SQLite file of something else.
int schemaVersion(Database& database);

/// Throws Error(WrongVersion) for a file of a newer program.
void requireKnownVersion(Database& database);

/// Brings an empty or older file to the present version, in one transaction.
void migrate(Database& database);

} // namespace timbre::project
