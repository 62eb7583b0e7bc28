// The house keeps its layers: every #include line of app, ui and core is compared with the table of
// rooms.

#include <QtTest>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Rooms = std::set<std::string>;

// A room may include itself, base, and what stands here.
const std::map<std::string, Rooms> kAllowed{
    {"base", {}},
    {"jobs", {}},
    {"audio", {}},
    {"overview", {"audio", "jobs"}},
    {"cleaning", {"audio", "jobs"}},
    {"dsp", {}},
    {"text", {}},
    {"weights", {}},
    {"nn", {}},
    {"models", {"nn", "weights", "dsp"}},
    {"project", {"dataset", "text", "audio", "jobs"}},
    {"dataset", {"text", "dsp", "audio", "jobs"}},
    {"training", {"models", "nn", "weights", "dataset", "text", "dsp", "audio", "jobs"}},
    {"inference", {"models", "text", "dsp", "audio", "jobs"}},
    {"prepare", {"inference", "project", "dataset", "cleaning", "text", "audio", "jobs"}},
    {"server", {"inference", "project", "jobs"}},
};
const Rooms kTorchRooms{"dsp", "weights", "nn", "models", "inference", "training"};

struct Include {
    std::string file, line, header; // header without quotes or brackets
};

std::vector<Include> includesBelow(const fs::path& folder)
{
    static const std::regex pattern("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"); // no raw string: moc trips over one
    std::vector<Include> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const auto extension = entry.path().extension();
        if (extension != ".h" && extension != ".cpp") {
            continue;
        }
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);) {
            if (std::smatch match; std::regex_search(line, match, pattern)) {
                found.push_back(
                    {fs::relative(entry.path(), TIMBRE_SOURCE_DIR).string(), line, match[1]});
            }
        }
    }
    return found;
}

std::string part(const std::string& path, int index)
{
    auto it = fs::path(path).begin();
    std::advance(it, index);
    return it->string();
}

bool startsWith(const std::string& text, const char* prefix)
{
    return text.rfind(prefix, 0) == 0;
}

bool isTorch(const std::string& header)
{
    return startsWith(header, "torch/") || startsWith(header, "ATen/")
        || startsWith(header, "c10/");
}

QByteArray complaint(const Include& include)
{
    return QByteArray::fromStdString(include.file + ": " + include.line);
}

} // namespace

class TestLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roomsOfCoreUseOnlyWhatTheirLineNames()
    {
        const auto includes = includesBelow(fs::path(TIMBRE_SOURCE_DIR) / "core");
        QVERIFY(includes.size() > 50); // the pattern still finds them
        for (const Include& include : includes) {
            const std::string room = part(include.file, 1);
            QVERIFY2(kAllowed.count(room), complaint(include));
            if (!startsWith(include.header, "core/")) {
                QVERIFY2(!startsWith(include.header, "ui/") && !startsWith(include.header, "app/"),
                    complaint(include));
                continue;
            }
            const std::string other = part(include.header, 1);
            QVERIFY2(other == room || other == "base" || kAllowed.at(room).count(other),
                complaint(include));
        }
    }

    void coreKnowsNoWindows()
    {
        static const std::regex window(
            "^Q(Widget|Application|GuiApplication|Painter|MainWindow|Dialog|Label|Image|Window)");
        for (const Include& include : includesBelow(fs::path(TIMBRE_SOURCE_DIR) / "core")) {
            QVERIFY2(!std::regex_search(include.header, window), complaint(include));
            QVERIFY2(
                !startsWith(include.header, "QtGui") && !startsWith(include.header, "QtWidgets"),
                complaint(include));
        }
    }

    void torchStopsAtTheDoor()
    {
        for (const char* layer : {"app", "ui"}) {
            for (const Include& include : includesBelow(fs::path(TIMBRE_SOURCE_DIR) / layer)) {
                QVERIFY2(!isTorch(include.header), complaint(include));
            }
        }
        for (const Include& include : includesBelow(fs::path(TIMBRE_SOURCE_DIR) / "core")) {
            QVERIFY2(!isTorch(include.header) || kTorchRooms.count(part(include.file, 1)),
                complaint(include));
        }
    }

    void uiDoesNotKnowTheApp()
    {
        for (const Include& include : includesBelow(fs::path(TIMBRE_SOURCE_DIR) / "ui")) {
            QVERIFY2(!startsWith(include.header, "app/"), complaint(include));
        }
    }
};

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
