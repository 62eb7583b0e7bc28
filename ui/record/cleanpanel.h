#pragma once

#include "core/cleaning/recipe.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace timbre::ui {

class ValueSlider;

/// The effects as cards, each with on/off and its main knob, in the order in which they are carried
/// out; a switch between before and after.
class CleanPanel : public QWidget {
    Q_OBJECT

public:
    explicit CleanPanel(QWidget* parent = nullptr);

    cleaning::Recipe recipe() const;
    void setRecipe(const cleaning::Recipe& recipe);

    bool hearsCleaned() const;
    void setHearsCleaned(bool cleaned);
    void setReady(bool ready); ///< a recording is open
    void setProgress(double fraction); ///< negative: nothing is running
    void say(const QString& words);

Q_SIGNALS:
    void changed(); ///< the recipe
    void shown();
    void hearChanged(bool cleaned);
    void cleanRequested();
    void stopRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Card {
        std::string effect, parameter;
        cleaning::Step step; // what the card does not show stays as it was set
        QCheckBox* enabled;
        ValueSlider* value; // null: on or off is all there is to say
    };

    void addCard(QLayout* layout, size_t index);
    void retranslate();

    std::vector<Card> m_cards;
    bool m_quiet = false; // while a recipe is being shown
    bool m_ready = false;
    QLabel* m_words;
    QToolButton *m_before, *m_after;
    QProgressBar* m_progress;
    QPushButton* m_clean;
};

} // namespace timbre::ui
