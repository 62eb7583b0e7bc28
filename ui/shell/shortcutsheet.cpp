#include "ui/shell/shortcutsheet.h"

#include "ui/shell/navigation.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>

namespace timbre::ui {
namespace {

struct Key {
    QString keys, meaning;
};
struct Group {
    QString title;
    std::vector<Key> keys;
};

QString native(const QKeySequence& keys)
{
    return keys.toString(QKeySequence::NativeText);
}

std::vector<Group> groups()
{

    Group everywhere{ShortcutSheet::tr("Everywhere"),
        {{ShortcutSheet::tr("Space"), ShortcutSheet::tr("Play or pause")},
            {"Esc", ShortcutSheet::tr("Stop")},
            {native(QKeySequence::Undo), ShortcutSheet::tr("Undo")},
            {native(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), ShortcutSheet::tr("Redo")},
            {native(QKeySequence::Open), ShortcutSheet::tr("Open a project")},
            {native(Qt::CTRL | Qt::Key_I), ShortcutSheet::tr("Import files")},
            {native(Qt::CTRL | Qt::Key_J), ShortcutSheet::tr("Show the jobs")},
            {"F1", ShortcutSheet::tr("This page")},
            {native(Qt::CTRL | Qt::Key_Q), ShortcutSheet::tr("Quit")}}};
    Group pages{ShortcutSheet::tr("Pages"), {}};
    for (int page = 0; page < kPages; ++page) {
        pages.keys.push_back(
            {native(Qt::CTRL | Qt::Key(Qt::Key_1 + page)), pageName(PageId(page))});
    }
    Group dataset{ShortcutSheet::tr("Dataset"),
        {{ShortcutSheet::tr("Enter"), ShortcutSheet::tr("Play the clip")},
            {"F2", ShortcutSheet::tr("Change its text")},
            {native(Qt::CTRL | Qt::Key_D), ShortcutSheet::tr("Next doubtful clip")},
            {"Ctrl+Enter", ShortcutSheet::tr("Checked, and on to the next")},
            {ShortcutSheet::tr("Del"),
                ShortcutSheet::tr("Drop the chosen clips, or take them back")},
            {native(QKeySequence::Find), ShortcutSheet::tr("Search")},
            {native(Qt::CTRL | Qt::Key_H), ShortcutSheet::tr("Search and replace")}}};
    Group speak{ShortcutSheet::tr("Speak"),
        {{"Ctrl+Enter", ShortcutSheet::tr("Speak the text")},
            {native(QKeySequence::Save), ShortcutSheet::tr("Save the speech")}}};
    return {everywhere, pages, dataset, speak};
}

QWidget* table(const Group& group)
{
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kMargin);
    grid->setVerticalSpacing(6);
    auto* title = new QLabel(group.title);
    title->setObjectName("subtitle");
    grid->addWidget(title, 0, 0, 1, 2);
    for (int row = 1; const Key& key : group.keys) {
        auto* keys = new QLabel(key.keys);
        keys->setObjectName("key");
        grid->addWidget(keys, row, 0, Qt::AlignLeft);
        grid->addWidget(new QLabel(key.meaning), row++, 1);
    }
    grid->setColumnMinimumWidth(0, 120);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(int(group.keys.size()) + 1, 1);
    return widget;
}

} // namespace

ShortcutSheet::ShortcutSheet(QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(24, 24, 24, 24);
    grid->setHorizontalSpacing(48);
    grid->setVerticalSpacing(24);
    for (int place = 0; const Group& group : groups()) {
        grid->addWidget(table(group), place / 2, place % 2);
        ++place;
    }
    auto* close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    grid->addWidget(close, 2, 1, Qt::AlignRight);
}

} // namespace timbre::ui
