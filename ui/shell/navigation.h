#pragma once

#include <QFrame>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace timbre::ui {

/// The pages of the studio, in the order of the work.
enum class PageId { Start, Record, Dataset, Train, Speak, Book, Voices, Settings };
inline constexpr int kPages = 8;

/// The pages' full names in the program's language: "Record & Clean".
QString pageName(PageId page);

/// The column at the left: an icon and a word for each page. Narrow windows show icons only.
class Navigation : public QFrame {
    Q_OBJECT

public:
    explicit Navigation(QWidget* parent = nullptr);

    void setCurrent(PageId page);
    void setWordsShown(bool shown);

Q_SIGNALS:
    void chosen(timbre::ui::PageId page);

private:
    QToolButton* addEntry(PageId page, const QString& icon_name);
    void retranslate();

    QButtonGroup* m_group;
    QVBoxLayout* m_layout;
};

} // namespace timbre::ui
