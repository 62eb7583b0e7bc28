// What happens to a project when something goes wrong: a kill, a second window, read-only media,
// damage, another version.

#include "core/base/error.h"
#include "core/project/backups.h"
#include "core/project/project.h"
#include "core/project/schema.h"
#include "tests/project/samples.h"

#include <QProcess>
#include <QtTest>

#include <fstream>
#include <iostream>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace timbre;
using namespace timbre::project;
namespace fs = std::filesystem;

namespace {

template <class Call>
std::optional<ErrorKind> failure(Call call)
{
    try {
        call();
    } catch (const Error& error) {
        return error.kind();
    }
    return std::nullopt;
}

/// The body of the process that is killed: edits until it dies and says what is on the disk.
int editForever(const fs::path& folder)
{
    Project project(folder);
    Clip clip = project.clips().front();
    for (int64_t i = 1;; ++i) {
        samples::setText(project, clip, std::to_string(i), i % 3 == 0 ? "text:1" : "");
        std::cout << i << std::endl;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

/// Runs `check` where the folder cannot be written to, also when the tests run as root.
bool holdsWithoutWriting(const fs::path& folder, const std::function<bool()>& check)
{
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        fs::permissions(entry.path(), fs::perms::owner_write | fs::perms::group_write,
            fs::perm_options::remove);
    fs::permissions(folder, fs::perms(0555));
    const pid_t child = ::fork();
    if (child == 0) {
        const bool unprivileged = ::getuid() != 0 || ::setuid(65534) == 0;
        ::_exit(unprivileged && check() ? 0 : 1);
    }
    int status = 1;
    ::waitpid(child, &status, 0);
    fs::permissions(folder, fs::perms(0755));
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void overwrite(const fs::path& file, std::streamoff at, const std::string& bytes)
{
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(at);
    stream.write(bytes.data(), std::streamsize(bytes.size()));
}

/// A closed project with 200 clips, and a backup of it.
fs::path projectWithBackup(const samples::Folder& folder)
{
    Project project = Project::create(folder / "p");
    project.edit("slice", [](Edit& edit) {
        for (int i = 0; i < 200; ++i)
            edit.add(samples::clip("Clip " + std::to_string(i), i * 32000));
    });
    project.backup();
    return folder / "p";
}

} // namespace

class TestRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKillLosesNothingThatWasEdited()
    {
        const samples::Folder folder;
        {
            Project project = Project::create(folder / "p");
            samples::added(project, "0");
        }
        QProcess editor;
        editor.start(QCoreApplication::applicationFilePath(),
            {"--edit", QString::fromStdString((folder / "p").string())});
        qint64 last = 0;
        while (last < 60 && editor.waitForReadyRead(30000))
            while (editor.canReadLine())
                last = editor.readLine().trimmed().toLongLong();
        editor.kill(); // SIGKILL: no destructor runs
        editor.waitForFinished();
        while (editor.canReadLine())
            last = editor.readLine().trimmed().toLongLong();
        QVERIFY(last >= 60);

        Project project(folder / "p");
        const auto found = std::stoll(project.clips().front().text);
        QVERIFY2(found >= last, "an edit that was reported as saved is missing");
        project.undo();
        QVERIFY(std::stoll(project.clips().front().text) < found);
    }

    void aSecondWindowIsToldAndMayRead()
    {
        const samples::Folder folder;
        Project project = Project::create(folder / "p");
        const Clip clip = samples::added(project, "shared");
        QCOMPARE(failure([&] { Project(folder / "p"); }), std::optional(ErrorKind::InUse));

        Project reader(folder / "p", Access::ReadOnly);
        QVERIFY(reader.readOnly());
        QCOMPARE(reader.clips().front().text, std::string("shared"));
        QCOMPARE(failure([&] { samples::setText(reader, clip, "no"); }),
            std::optional(ErrorKind::NotWritable));
        samples::setText(project, clip, "changed");
        QCOMPARE(reader.clips().front().text, std::string("changed"));
    }

    void readOnlyMediaCanBeRead()
    {
        const samples::Folder folder;
        const fs::path path = projectWithBackup(folder);
        for (fs::path above = path.parent_path(); above != fs::temp_directory_path();
             above = above.parent_path())
            fs::permissions(above, fs::perms(0755)); // QTemporaryDir is private to its owner
        const bool holds = holdsWithoutWriting(path, [&] {
            return failure([&] { Project project(path); }) == ErrorKind::NotWritable
                && Project(path, Access::ReadOnly).clips().size() == 200;
        });
        QVERIFY(holds);
    }

    void damageIsNoticedAndABackupIsOffered_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("header overwritten") << 0;
        QTest::newRow("pages overwritten") << 1;
        QTest::newRow("cut in half") << 2;
        QTest::newRow("empty") << 3;
    }

    void damageIsNoticedAndABackupIsOffered()
    {
        QFETCH(int, what);
        const samples::Folder folder;
        const fs::path path = projectWithBackup(folder);
        const fs::path file = path / "project.timbre";
        if (what == 0)
            overwrite(file, 0, std::string(100, 'x'));
        else if (what == 1)
            overwrite(file, 4096 * 2, std::string(4096 * 3, '\x5a'));
        else
            fs::resize_file(file, what == 2 ? fs::file_size(file) / 2 / 4096 * 4096 : 0);

        QCOMPARE(failure([&] { Project project(path); }), std::optional(ErrorKind::Corrupt));
        const auto offered = backups(path);
        QVERIFY(!offered.empty());
        QCOMPARE(offered.front().clips, 200);
        restoreBackup(path, offered.front());
        QCOMPARE(Project(path).clips().size(), 200u);
        const auto isAside = [](const fs::directory_entry& entry) {
            return entry.path().filename().string().starts_with("project.damaged-");
        };
        QVERIFY(std::any_of(fs::directory_iterator(path), {}, isAside)); // nothing is thrown away
    }

    void backupsRollAndSkipWhatDidNotChange()
    {
        const samples::Folder folder;
        Project project = Project::create(folder / "p");
        const Clip clip = samples::added(project, "a");
        for (int i = 0; i < kBackups + 3; ++i) {
            samples::setText(project, clip, std::to_string(i));
            project.backup();
            project.backup(); // nothing changed: no second copy
        }
        QCOMPARE(backups(folder / "p").size(), size_t(kBackups));
    }

    void aNewerProjectIsRefusedAndNotTouched()
    {
        const samples::Folder folder;
        const fs::path path = projectWithBackup(folder);
        {
            Database database(path / "project.timbre", Database::Mode::ReadWrite);
            database.execute("PRAGMA user_version = 99");
        }
        const auto before = fs::last_write_time(path / "project.timbre");
        QCOMPARE(failure([&] { Project project(path); }), std::optional(ErrorKind::WrongVersion));
        QVERIFY(fs::last_write_time(path / "project.timbre") == before);
    }

    void anOlderProjectIsBroughtUpToDate()
    {
        const samples::Folder folder;
        const fs::path path = projectWithBackup(folder);
        { // as the first version wrote it
            Database database(path / "project.timbre", Database::Mode::ReadWrite);
            database.execute("ALTER TABLE journal DROP COLUMN merge; "
                             "ALTER TABLE recording DROP COLUMN original; "
                             "ALTER TABLE clip DROP COLUMN repair; "
                             "ALTER TABLE clip DROP COLUMN heard; PRAGMA user_version = 1");
        }
        Project project(path);
        QCOMPARE(project.clips().size(), 200u);
        project.undo();
        QVERIFY(project.clips().empty());
        Database database(path / "project.timbre", Database::Mode::ReadOnly);
        QCOMPARE(schemaVersion(database), schemaVersion());
    }

    void anotherProgramsDatabaseIsNoProject()
    {
        const samples::Folder folder;
        {
            Database database(folder / "project.timbre", Database::Mode::Create);
            database.execute("CREATE TABLE bookmarks (url TEXT); PRAGMA user_version = 3");
        }
        QCOMPARE(failure([&] { Project project(folder.path()); }),
            std::optional(ErrorKind::WrongFormat));
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && std::string_view(argv[1]) == "--edit")
        return editForever(argv[2]);
    TestRecovery test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_recovery.moc"
