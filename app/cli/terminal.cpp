#include "app/cli/terminal.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <string>
#include <thread>
#include <unistd.h>

namespace timbre::cli {
namespace {

// A signal handler may only touch lock-free things: it writes one byte, a thread reads it and asks
// for the stop.
int g_pipe[2] = {-1, -1};
std::atomic<bool> g_interrupted{false};

void onInterrupt(int)
{
    if (g_interrupted.exchange(true)) {
        _exit(130);
    }
    const char byte = 0;
    [[maybe_unused]] const auto written = write(g_pipe[1], &byte, 1);
}

void stopWhenInterrupted(std::stop_source* source)
{
    char byte;
    if (read(g_pipe[0], &byte, 1) == 1) {
        source->request_stop();
    }
}

} // namespace

std::stop_token stopOnInterrupt()
{
    static std::stop_source* source = [] { // never deleted: its thread may still read it at exit
        auto* made = new std::stop_source;
        if (pipe(g_pipe) == 0) {
            std::thread(stopWhenInterrupted, made).detach();
            std::signal(SIGINT, onInterrupt);
            std::signal(SIGTERM, onInterrupt);
        }
        return made;
    }();
    return source->get_token();
}

ProgressBar::ProgressBar(bool wanted)
    : m_visible(wanted && isatty(STDERR_FILENO))
{
}

ProgressBar::~ProgressBar()
{
    if (m_drawn) {
        std::fputs("\r\033[K", stderr);
    }
}

jobs::Context ProgressBar::context()
{
    return {stopOnInterrupt(), [this](const jobs::Progress& progress) { show(progress); }};
}

void ProgressBar::show(const jobs::Progress& progress)
{
    if (!m_visible) {
        return;
    }
    constexpr int kWidth = 32;
    const int filled = int(std::clamp(progress.fraction, 0.0, 1.0) * kWidth);
    const std::string count = progress.total > 0
        ? " " + std::to_string(progress.done) + "/" + std::to_string(progress.total)
        : "";
    std::fprintf(stderr, "\r[%s%s] %3d %%  %s%s\033[K", std::string(filled, '#').c_str(),
        std::string(kWidth - filled, '.').c_str(), int(progress.fraction * 100),
        progress.stage.c_str(), count.c_str());
    std::fflush(stderr);
    m_drawn = true;
}

} // namespace timbre::cli
