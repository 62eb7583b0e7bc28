#include "core/inference/modelstore.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/inference/voice.h"
#include "core/models/identify.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <tuple>

namespace fs = std::filesystem;
using nlohmann::json;

namespace timbre::inference {
namespace {

constexpr const char* kDescription = "model.json";

/// What a network needs of a Hugging Face or CTranslate2 folder.
constexpr const char* kFolderFiles[] = {"config.json", "pytorch_model.bin", "model.safetensors",
    "model.bin", "vocab.txt", "tokenizer.json", "tokenizer_config.json", "vocabulary.json",
    "preprocessor_config.json"};

bool isModelFolder(const fs::path& folder)
{
    std::error_code ignored;
    const auto has = [&](const char* name) { return fs::exists(folder / name, ignored); };
    return has("config.json")
        && (has("pytorch_model.bin") || has("model.safetensors") || has("model.bin"));
}

bool isModelFile(const fs::path& file)
{
    const auto extension = file.extension();
    return extension == ".ckpt" || extension == ".pth" || extension == ".safetensors";
}

/// Model files and model folders below a place, in the order of names.
std::vector<fs::path> candidates(const fs::path& place)
{
    if (!fs::is_directory(place) || isModelFolder(place)) {
        return {place};
    }
    std::vector<fs::path> found;
    const auto options = fs::directory_options::skip_permission_denied;
    for (auto it = fs::recursive_directory_iterator(place, options);
         it != fs::recursive_directory_iterator(); ++it) {
        if (it->is_directory() && isModelFolder(it->path())) {
            found.push_back(it->path());
            it.disable_recursion_pending();
        } else if (it->is_regular_file() && isModelFile(it->path())) {
            found.push_back(it->path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

int64_t sizeOf(const fs::path& path)
{
    if (!fs::is_directory(path)) {
        return int64_t(fs::file_size(path));
    }
    int64_t bytes = 0;
    for (const char* name : kFolderFiles) {
        std::error_code absent;
        const auto size = fs::file_size(path / name, absent);
        bytes += absent ? 0 : int64_t(size);
    }
    return bytes;
}

StoredModel describe(const fs::path& path)
{
    const auto identity = models::identify(path);
    StoredModel model;
    model.name = fs::is_directory(path) ? path.filename().string() : path.stem().string();
    model.kind = models::name(identity.kind);
    model.version = identity.version;
    model.info = identity.info;
    model.path = path;
    model.parameters = identity.parameters;
    model.bytes = sizeOf(path);
    return model;
}

json toJson(const StoredModel& model, const std::string& file)
{
    return {{"format", "timbre-model"}, {"name", model.name}, {"kind", model.kind},
        {"version", model.version}, {"info", model.info}, {"file", file}, {"source", model.source},
        {"parameters", model.parameters}, {"bytes", model.bytes}};
}

std::optional<StoredModel> readDescription(const fs::path& folder)
{
    std::ifstream stream(folder / kDescription);
    const json document = json::parse(stream, nullptr, false);
    if (!document.is_object() || document.value("format", "") != "timbre-model") {
        return std::nullopt;
    }
    StoredModel model;
    model.name = document.value("name", "");
    model.kind = document.value("kind", "");
    model.version = document.value("version", "");
    model.info = document.value("info", "");
    model.path = folder / document.value("file", "");
    model.source = document.value("source", "");
    model.parameters = document.value("parameters", int64_t(0));
    model.bytes = document.value("bytes", int64_t(0));
    return model;
}

void copyFile(const fs::path& from, const fs::path& to)
{
    std::error_code failure;
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, failure);
    if (failure) {
        throw systemError(failure.value(), to.string(), "Copying the model");
    }
}

/// Copies into a ".part" folder that is renamed when it is whole.
void copyModel(const StoredModel& model, const fs::path& target)
{
    const fs::path part = target.string() + ".part";
    fs::remove_all(part);
    std::error_code failure;
    if (!fs::create_directories(part, failure) && failure) {
        throw systemError(failure.value(), part.string(), "Making the folder of models");
    }
    const bool folder = fs::is_directory(model.path);
    if (folder) {
        for (const char* name : kFolderFiles) {
            if (fs::exists(model.path / name)) {
                copyFile(model.path / name, part / name);
            }
        }
    } else {
        copyFile(model.path, part / model.path.filename());
    }
    AtomicFile description(part / kDescription);
    description.write(toJson(model, folder ? "" : model.path.filename().string()).dump(2) + "\n");
    description.commit();
    fs::rename(part, target);
}

std::vector<StoredModel> builtIn()
{
    const auto base = baseVoice();
    std::vector<StoredModel> models{describe(base.gpt), describe(base.sovits)};
    if (const auto whisper = paths::findResource("whisper-base")) {
        models.push_back(describe(*whisper));
    }
    for (StoredModel& model : models) {
        model.built_in = true;
    }
    return models;
}

} // namespace

ModelStore::ModelStore()
    : ModelStore(paths::userData() / "models")
{
}

ModelStore::ModelStore(fs::path folder)
    : m_folder(std::move(folder))
{
}

std::vector<StoredModel> ModelStore::list() const
{
    auto models = builtIn();
    const auto own = std::ptrdiff_t(models.size());
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(m_folder, absent)) {
        if (auto model = readDescription(entry.path());
            model && entry.path().extension() != ".part") {
            models.push_back(std::move(*model));
        }
    }
    std::sort(models.begin() + own, models.end(), [](const auto& a, const auto& b) {
        return std::tie(a.kind, a.name) < std::tie(b.kind, b.name);
    });
    return models;
}

StoredModel ModelStore::find(const std::string& name) const
{
    std::string known;
    for (const auto& model : list()) {
        if (model.name == name) {
            return model;
        }
        known += (known.empty() ? "" : ", ") + model.name;
    }
    throw Error(ErrorKind::NotFound, name, "There is no such model. Known models: " + known + ".");
}

std::optional<StoredModel> ModelStore::first(const std::string& kind) const
{
    for (const auto& model : list()) {
        if (model.kind == kind) {
            return model;
        }
    }
    return std::nullopt;
}

fs::path ModelStore::resolve(const std::string& kind, const std::string& name_or_file) const
{
    std::error_code ignored;
    if (fs::exists(name_or_file, ignored)) {
        return name_or_file;
    }
    const auto model = find(name_or_file);
    if (model.kind != kind) {
        throw Error(ErrorKind::InvalidArgument, name_or_file,
            "This is a " + model.kind + " model; a " + kind + " model is needed here.");
    }
    return model.path;
}

ImportReport ModelStore::import(const fs::path& place, jobs::Context& job)
{
    std::error_code ignored;
    if (!fs::exists(place, ignored)) {
        throw Error(ErrorKind::NotFound, place.string(), "There is no such file or folder.");
    }
    ImportReport report;
    const auto paths = candidates(place);
    for (size_t i = 0; i < paths.size(); ++i) {
        job.checkpoint();
        job.progress(
            {double(i) / double(paths.size()), "import", int64_t(i), int64_t(paths.size())});
        try {
            StoredModel model = describe(paths[i]);
            model.source = fs::absolute(paths[i]).string();
            const fs::path target = m_folder / (model.kind + "-" + model.name);
            const auto present = readDescription(target);
            if (!present || present->bytes != model.bytes) {
                fs::remove_all(target);
                copyModel(model, target);
            }
            report.imported.push_back(*readDescription(target));
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::DiskFull || error.kind() == ErrorKind::NotWritable) {
                throw;
            }
            report.skipped.push_back({paths[i], error.detail()});
        }
    }
    if (report.imported.empty() && report.skipped.empty()) {
        throw Error(ErrorKind::NotFound, place.string(),
            "No model was found there. Models are .ckpt and .pth files, or folders with a "
            "config.json.");
    }
    return report;
}

void ModelStore::remove(const std::string& name)
{
    const auto model = find(name);
    if (model.built_in) {
        throw Error(ErrorKind::InvalidArgument, name,
            "This model ships with the program and cannot be removed.");
    }
    fs::remove_all(m_folder / (model.kind + "-" + model.name));
}

} // namespace timbre::inference
