#pragma once

#include "core/project/readiness.h"
#include "core/training/trainer.h"
#include "ui/train/trainsettings.h"

#include <QFrame>

#include <array>
#include <optional>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace timbre::ui {

/// The left side of the train page: what will be trained from what, how long it takes, and the
/// button.
class PlanCard : public QFrame {
    Q_OBJECT

public:
    explicit PlanCard(QWidget* parent = nullptr);

    void showSet(const project::Readiness& readiness);
    void showPlan(const std::optional<training::Plan>& plan);
    void showMeasuring(const QString& what, double fraction); ///< an empty `what`: nothing goes on
    void showMessage(const QString& text, bool error);
    /// `emphasized`: the page's next step is this one.
    void setTrainable(bool possible, bool emphasized);
    void setWritable(bool writable);

    TrainSettings settings() const;
    void setSettings(const TrainSettings& settings);
    void setVoice(const QString& name);

Q_SIGNALS:
    void trainWanted();
    void settingsChanged(); ///< what the plan follows from; the name is none of it
    void nameChanged();

private:
    enum Fact { Clips, Model, Memory, Time, kFacts };

    void build();
    QWidget* facts();
    QWidget* more();
    void connectAll();
    void retranslate();
    void showFacts();
    void showProblems();
    void chooseModel();
    QString nameProblem() const;
    void updateButton();

    project::Readiness m_readiness;
    std::optional<training::Plan> m_plan;
    bool m_possible = false, m_emphasized = true;
    QString m_model_folder;

    QLabel *m_title, *m_name_label, *m_name_problem;
    QLineEdit* m_name;
    std::array<QLabel*, kFacts> m_fact_names, m_fact_values;
    QLabel *m_measuring, *m_problems, *m_message;
    QProgressBar* m_progress;
    QToolButton* m_more_button;
    QWidget* m_more;
    QLabel *m_model_label, *m_stages_label, *m_epochs_label, *m_minutes_label, *m_precision_label;
    QComboBox *m_model, *m_stages, *m_precision;
    QSpinBox* m_epochs;
    QDoubleSpinBox* m_minutes;
    QToolButton* m_adapters;
    QPushButton* m_train;
};

} // namespace timbre::ui
