#pragma once

#include "core/project/readiness.h"
#include "ui/dataset/clipmodel.h"

#include <QFrame>

#include <array>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;

namespace timbre::ui {

/// "58 clips, 4:12 min, 3 to check", and what the set is good for.
class ReadinessBar : public QWidget {
    Q_OBJECT

public:
    explicit ReadinessBar(QWidget* parent = nullptr);
    void show(const project::Readiness& readiness);

private:
    void retranslate();

    project::Readiness m_readiness;
    QLabel* m_totals;
    std::array<QLabel*, 3> m_uses;
};

/// Chips that choose which clips are shown, with their numbers, and the search field.
class FilterBar : public QWidget {
    Q_OBJECT

public:
    explicit FilterBar(QWidget* parent = nullptr);
    void count(const std::vector<project::Clip>& clips);
    void focusSearch();

Q_SIGNALS:
    void kindChosen(timbre::ui::ClipFilter::Kind kind);
    void searched(const QString& text);

private:
    void retranslate();

    QButtonGroup* m_chips;
    QLineEdit* m_search;
    std::array<int, ClipFilter::kKinds> m_counts{};
};

/// Search and replace in the texts of the clips that are shown.
class ReplaceBar : public QFrame {
    Q_OBJECT

public:
    explicit ReplaceBar(QWidget* parent = nullptr);
    void open();

Q_SIGNALS:
    void replaceWanted(const QString& wanted, const QString& with);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLineEdit *m_wanted, *m_with;
    QPushButton* m_replace;
};

} // namespace timbre::ui
