// Not a test: prints how long the Dataset page takes with 10,000 clips, in processor time.

#include "tests/ui/studio.h"
#include "ui/dataset/clipmodel.h"
#include "ui/dataset/cliptable.h"

#include <QLineEdit>

#include <cstdio>
#include <ctime>
#include <functional>

using namespace timbre;

static void measure(const char* what, const std::function<void()>& action)
{
    const auto begin = std::clock();
    action();
    QCoreApplication::processEvents();
    const double ms = 1000.0 * double(std::clock() - begin) / CLOCKS_PER_SEC;
    std::printf("%-28s %7.1f ms\n", what, ms);
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    studio::Studio studio;
    ui::MainWindow& window = *studio.window;
    window.show();
    window.showPage(ui::PageId::Dataset);
    measure("make a project of 10,000",
        [&] { studio::fill(window.session(), studio.projects() / "p", 10000); });
    auto& table = *window.findChild<ui::ClipTable*>();
    measure("scroll to the end, draw", [&] {
        table.scrollToBottom();
        window.grab();
    });
    measure("change one text", [&] {
        window.session().edit("text", [&](project::Edit& edit) {
            project::Clip clip = window.session().clips()[5000];
            clip.text = "changed";
            edit.change(clip);
        });
    });
    measure("undo", [&] { window.session().undo(); });
    measure("sort by grade",
        [&] { table.sortByColumn(ui::ClipModel::GradeColumn, Qt::DescendingOrder); });
    measure("search \"ferry\"", [&] {
        for (auto* field : window.findChildren<QLineEdit*>()) {
            if (field->isVisible() && field->accessibleName() == "Search the texts") {
                field->setText("ferry");
            }
        }
    });
    measure("next doubtful", [&] { table.goToNextDoubtful(); });
    return 0;
}
