#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace timbre::ui {

/// What a page shows while it has nothing to show: a drawing, one sentence, one button.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(const QString& icon_name, QWidget* parent = nullptr);

    void setWords(const QString& title, const QString& sentence, const QString& button = {});

Q_SIGNALS:
    void activated();

private:
    QLabel *m_drawing, *m_title, *m_sentence;
    QPushButton* m_button;
};

} // namespace timbre::ui
