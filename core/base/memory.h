#pragma once

namespace timbre {

/// Keeps freed memory in the process, to be used again. Networks allocate and free tens of
/// megabytes per layer; glibc gives each such block back to the system, and getting it again, page
/// by page and zeroed, took a third of the acoustic model's time. Process-wide: call it first in
/// main().
void keepFreedMemory();

/// Gives back to the system what keepFreedMemory() held: call it after a long piece of work.
void returnFreedMemory();

} // namespace timbre
