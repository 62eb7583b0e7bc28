#pragma once

#include <filesystem>

namespace timbre::prepare {

/// A folder in which files are made before they appear; it goes with everything that is still in
/// it.
class Staging {
public:
    /// `beside`: the folder the files shall end in; made when it is missing, and taken away again
    /// if nothing was delivered. Errors: NotWritable, DiskFull.
    explicit Staging(std::filesystem::path beside);
    ~Staging();
    Staging(const Staging&) = delete;
    Staging& operator=(const Staging&) = delete;

    const std::filesystem::path& folder() const { return m_folder; }

    /// Moves a file of the folder to its place below `beside`.
    void deliver(const std::filesystem::path& file, const std::filesystem::path& target);

private:
    std::filesystem::path m_beside, m_folder;
    bool m_made_beside = false;
};

} // namespace timbre::prepare
