#include "core/inference/device.h"

#include "core/base/error.h"

#include <torch/torch.h>

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>
#include <thread>

namespace timbre::inference {
namespace {

std::filesystem::path libTorchFolder()
{
    // Through dlsym: &at::get_num_threads could be the address of our own jump table.
    Dl_info info{};
    void* symbol = dlsym(RTLD_DEFAULT, "_ZN2at15get_num_threadsEv");
    if (!symbol || !dladdr(symbol, &info) || !info.dli_fname) {
        return {};
    }
    std::error_code ignored;
    return std::filesystem::weakly_canonical(info.dli_fname, ignored).parent_path();
}

void openCuda(Devices& devices)
{
    if (const char* off = std::getenv("TIMBRE_NO_GPU"); off && *off == '1') {
        devices.detail = "The GPU is switched off by TIMBRE_NO_GPU.";
        return;
    }
    const auto library = libTorchFolder() / "libtorch_cuda.so";
    std::error_code ignored;
    if (!std::filesystem::exists(library, ignored)) {
        devices.detail = "The libraries for NVIDIA GPUs are not installed (packaging/setup --cuda "
                         "fetches them).";
        return;
    }
    if (!dlopen(library.c_str(), RTLD_NOW | RTLD_GLOBAL)) { // never closed
        devices.detail = dlerror();
        return;
    }
    devices.cuda_libraries = true;
    devices.cuda_usable = torch::cuda::is_available();
    if (!devices.cuda_usable) {
        devices.detail = "The libraries are there, but no NVIDIA GPU or driver answers.";
        return;
    }
    devices.cuda_name = "CUDA device 0 of " + std::to_string(torch::cuda::device_count());
}

Devices open()
{
    Devices devices;
    devices.processors = int(std::max(1u, std::thread::hardware_concurrency()));
    openCuda(devices);
    return devices;
}

} // namespace

DeviceChoice deviceChoice(const std::string& name)
{
    if (name == "auto")
        return DeviceChoice::Auto;
    if (name == "cpu")
        return DeviceChoice::Cpu;
    if (name == "cuda")
        return DeviceChoice::Cuda;
    throw Error(ErrorKind::InvalidArgument, name, "Unknown device; use auto, cpu or cuda.");
}

const Devices& openDevices()
{
    static const Devices devices = open();
    return devices;
}

void setThreads(int threads)
{
    at::set_num_threads(threads > 0 ? threads : openDevices().processors);
}

} // namespace timbre::inference
