// golden_check - our networks against recorded tensors of the reference system, one line per
// tensor. A check_*.cpp compares one group of a golden folder and skips it silently when its files
// are missing.

#pragma once

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <string>
#include <vector>

namespace timbre::golden {

/// What counts as equal: |got - want| <= absolute + relative * max|want|.
struct Tolerance {
    double absolute = 0.0, relative = 0.0;
};

/// Prints a line per comparison and counts. Not thread-safe.
class Report {
public:
    /// Shapes must agree; integer tensors are compared exactly, whatever the tolerance.
    void compare(const std::string& name, const at::Tensor& got, const at::Tensor& want,
        Tolerance tolerance);
    void exact(const std::string& name, const at::Tensor& got, const at::Tensor& want)
    {
        compare(name, got, want, {});
    }
    /// A claim that is no tensor, e.g. a version that was detected.
    void claim(const std::string& name, bool holds, const std::string& otherwise = {});
    /// A group that could not be run at all counts as one failure.
    void failure(const std::string& name, const std::string& reason) { claim(name, false, reason); }

    int passed() const { return m_passed; }
    int failed() const { return m_failed; }

private:
    void line(bool ok, const std::string& name, const std::string& text);

    int m_passed = 0, m_failed = 0;
};

/// Whether a snapshot shows the values of its own time. Some recordings kept a view of a parameter
/// instead of a copy: it then shows the values of the last snapshot, bit for bit, and says nothing.
bool isOfItsTime(const at::Tensor& snapshot, const at::Tensor& last);

/// One function per group; `folder` has the layout of the models' golden folder, or of the base
/// model's.
using Check = void (*)(const std::filesystem::path& folder, Report& report);

void checkWeights(const std::filesystem::path&, Report&);
void checkAudio(const std::filesystem::path&, Report&);
void checkHubert(const std::filesystem::path&, Report&);
void checkBert(const std::filesystem::path&, Report&);
void checkSpeaker(const std::filesystem::path&, Report&);
void checkGpt(const std::filesystem::path&, Report&);
void checkSovits(const std::filesystem::path&, Report&);
void checkTraining(const std::filesystem::path&, Report&);
void checkPipeline(const std::filesystem::path&, Report&);
void checkFullSize(const std::filesystem::path&,
    Report&); ///< gpt, sovits, hubert and eres2netv2 by formula weights
void checkBaseModel(const std::filesystem::path&, Report&);

// Parts of checkFullSize, one per network.
void checkFullGpt(const std::filesystem::path&, Report&);
void checkFullSovits(const std::filesystem::path&, Report&);
void checkFullHubert(const std::filesystem::path&, Report&);
void checkFullBert(const std::filesystem::path&, Report&);
void checkFullEres2net(const std::filesystem::path&, Report&);

// Parts of checkTraining, one per network.
void checkTrainGpt(const std::filesystem::path&, Report&);
void checkTrainSovits(const std::filesystem::path&, Report&);

// Parts of checkBaseModel, one per network; `folder` is the base model's, with golden/ inside.
void checkBaseContent(const std::filesystem::path&, Report&);
void checkBaseStyle(const std::filesystem::path&, Report&); ///< spectrogram and fingerprint
void checkBaseGpt(const std::filesystem::path&, Report&);
void checkBaseSovits(
    const std::filesystem::path&, Report&); ///< ref_enc, ge, codes, z and the generator

/// The values of an int64 tensor of any shape, in order.
std::vector<int64_t> integers(const at::Tensor& tensor);

} // namespace timbre::golden
