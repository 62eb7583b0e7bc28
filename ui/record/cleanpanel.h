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

    /// What belongs to one recording: its softened spots and the noise print that was learned.
    cleaning::Recipe ofRecording() const;
    void setOfRecording(const cleaning::Recipe& steps);
    /// What is selected: a part, and whether in some frequencies only.
    void setSelected(bool part, bool band);

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
    void spotRequested(); ///< the selected times and frequencies are to be softened
    void noiseRequested(); ///< the selected part is noise alone
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
        QPushButton* action = nullptr; // something with the selection
    };

    void addCard(QLayout* layout, size_t index);
    void addAction(Card& card, QLayout* rows);
    Card& card(std::string_view effect);
    void retranslate();

    std::vector<Card> m_cards;
    cleaning::Recipe m_spots;
    bool m_quiet = false; // while a recipe is being shown
    bool m_ready = false;
    QLabel* m_words;
    QToolButton *m_before, *m_after;
    QProgressBar* m_progress;
    QPushButton* m_clean;
};

} // namespace timbre::ui
