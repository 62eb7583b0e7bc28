#include "ui/train/plancard.h"

#include "ui/clock.h"
#include "ui/lineicon.h"
#include "ui/theme.h"
#include "ui/train/trainwords.h"
#include "ui/worded.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace timbre::ui {
namespace {

constexpr int kSteps = 1000;
constexpr int kShownProblems = 8;

QLabel* muted()
{
    auto* label = new QLabel;
    label->setObjectName("muted");
    label->setWordWrap(true);
    return label;
}

void restyle(QWidget* widget, const char* name)
{
    if (widget->objectName() != QLatin1String(name)) {
        widget->setObjectName(name);
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }
}

} // namespace

PlanCard::PlanCard(QWidget* parent)
    : QFrame(parent)
    , m_title(new QLabel)
    , m_name_label(new QLabel)
    , m_name_problem(muted())
    , m_name(new QLineEdit)
    , m_measuring(muted())
    , m_problems(muted())
    , m_message(muted())
    , m_progress(new QProgressBar)
    , m_more_button(new QToolButton)
    , m_model(new QComboBox)
    , m_stages(new QComboBox)
    , m_precision(new QComboBox)
    , m_epochs(new QSpinBox)
    , m_minutes(new QDoubleSpinBox)
    , m_adapters(new QToolButton)
    , m_train(new QPushButton)
{
    build();
    connectAll();
    keepWorded(this, [this] { retranslate(); });
}

void PlanCard::build()
{
    setObjectName("card");
    m_title->setObjectName("title");
    m_train->setObjectName("primary");
    m_train->setIcon(lineIcon("train", IconRole::OnAccent));
    m_train->setStyleSheet("min-height: 42px"); // the page's one big button
    m_name->setMaxLength(60);
    m_progress->setRange(0, kSteps);
    m_progress->setTextVisible(false);
    m_more_button->setObjectName("quiet");
    m_more_button->setCheckable(true);
    m_more_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more_button->setArrowType(Qt::RightArrow);
    m_more = more();
    m_more->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(kGrid);
    layout->addWidget(m_title);
    layout->addWidget(m_name_label);
    layout->addWidget(m_name);
    layout->addWidget(m_name_problem);
    layout->addSpacing(kGrid / 2);
    layout->addWidget(facts());
    layout->addWidget(m_measuring);
    layout->addWidget(m_progress);
    layout->addWidget(m_problems);
    layout->addWidget(m_more_button, 0, Qt::AlignLeft);
    layout->addWidget(m_more);
    layout->addWidget(m_message);
    layout->addWidget(m_train);
    for (QWidget* widget : {static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_measuring),
             static_cast<QWidget*>(m_problems), static_cast<QWidget*>(m_message)}) {
        widget->hide();
    }
}

QWidget* PlanCard::facts()
{
    auto* panel = new QWidget;
    auto* grid = new QGridLayout(panel);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kMargin);
    grid->setVerticalSpacing(kGrid / 2);
    for (int row = 0; row < kFacts; ++row) {
        m_fact_names[size_t(row)] = new QLabel;
        m_fact_names[size_t(row)]->setObjectName("muted");
        m_fact_values[size_t(row)] = new QLabel;
        m_fact_values[size_t(row)]->setWordWrap(true);
        grid->addWidget(m_fact_names[size_t(row)], row, 0, Qt::AlignTop);
        grid->addWidget(m_fact_values[size_t(row)], row, 1);
    }
    grid->setColumnStretch(1, 1);
    return panel;
}

QWidget* PlanCard::more()
{
    m_model->addItem({}, QString("base"));
    m_model->addItem({}, QString());
    for (const char* stages : {"", "sovits", "gpt", "both"}) {
        m_stages->addItem({}, QString(stages));
    }
    for (const char* precision : {"auto", "fp32", "bf16", "fp16"}) {
        m_precision->addItem(precision, QString(precision));
    }
    m_epochs->setRange(0, 1000);
    m_epochs->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_minutes->setRange(0.0, 10000.0);
    m_minutes->setDecimals(1);
    m_minutes->setButtonSymbols(QAbstractSpinBox::NoButtons);
    auto* panel = new QWidget;
    auto* grid = new QGridLayout(panel);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(kGrid);
    int row = 0;
    const std::pair<QLabel**, QWidget*> rows[] = {{&m_model_label, m_model},
        {&m_stages_label, m_stages}, {&m_epochs_label, m_epochs}, {&m_minutes_label, m_minutes},
        {&m_precision_label, m_precision}};
    for (const auto& [label, control] : rows) {
        *label = new QLabel;
        grid->addWidget(*label, row, 0);
        grid->addWidget(control, row++, 1);
    }
    for (QComboBox* box : {m_model, m_stages, m_precision}) {
        box->setMinimumContentsLength(8);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    }
    m_adapters->setObjectName("chip");
    m_adapters->setCheckable(true);
    grid->addWidget(m_adapters, row, 0, 1, 2, Qt::AlignLeft);
    grid->setColumnStretch(1, 1);
    return panel;
}

void PlanCard::connectAll()
{
    connect(m_train, &QPushButton::clicked, this, &PlanCard::trainWanted);
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        updateButton();
        Q_EMIT nameChanged();
    });
    connect(m_name, &QLineEdit::returnPressed, m_train, &QPushButton::click);
    connect(m_more_button, &QToolButton::toggled, this, [this](bool open) {
        m_more->setVisible(open);
        m_more_button->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    });
    connect(m_model, &QComboBox::activated, this, [this](int index) {
        if (index == 1) {
            chooseModel();
        }
        showFacts();
        Q_EMIT settingsChanged();
    });
    connect(m_stages, &QComboBox::currentIndexChanged, this, &PlanCard::settingsChanged);
    connect(m_precision, &QComboBox::currentIndexChanged, this, &PlanCard::settingsChanged);
    connect(m_epochs, &QSpinBox::valueChanged, this, &PlanCard::settingsChanged);
    connect(m_minutes, &QDoubleSpinBox::valueChanged, this, &PlanCard::settingsChanged);
    connect(m_adapters, &QToolButton::toggled, this, &PlanCard::settingsChanged);
}

void PlanCard::retranslate()
{
    m_title->setText(tr("New voice"));
    m_name_label->setText(tr("Name"));
    m_name->setAccessibleName(tr("Name of the voice"));
    m_name->setPlaceholderText(tr("What the voice will be called"));
    const QString names[kFacts] = {tr("Clips"), tr("Model"), tr("Memory"), tr("Time")};
    for (size_t i = 0; i < kFacts; ++i) {
        m_fact_names[i]->setText(names[i]);
    }
    m_progress->setAccessibleName(tr("Progress of the plan"));
    m_more_button->setText(tr("More"));
    m_more_button->setAccessibleName(tr("More settings"));
    m_model_label->setText(tr("Start from"));
    m_stages_label->setText(tr("Train"));
    m_epochs_label->setText(tr("Epochs"));
    m_minutes_label->setText(tr("At most"));
    m_precision_label->setText(tr("Precision"));
    m_model->setAccessibleName(tr("Model to start from"));
    m_stages->setAccessibleName(tr("What is trained"));
    m_epochs->setAccessibleName(tr("Epochs"));
    m_minutes->setAccessibleName(tr("Most minutes"));
    m_precision->setAccessibleName(tr("Precision"));
    m_model->setItemText(0, modelName("base"));
    m_model->setItemText(
        1, m_model_folder.isEmpty() ? tr("Folder with weights …") : modelName(m_model_folder));
    const QString stages[] = {
        tr("As recommended"), tr("Sound only"), tr("Manner only"), tr("Sound and manner")};
    for (int i = 0; i < m_stages->count(); ++i) {
        m_stages->setItemText(i, stages[i]);
    }
    m_precision->setItemText(0, tr("Automatic"));
    m_epochs->setSpecialValueText(tr("As recommended"));
    m_minutes->setSpecialValueText(tr("No limit"));
    m_minutes->setSuffix(tr(" min"));
    m_adapters->setText(tr("Small adapters (LoRA)"));
    m_train->setText(tr("Train this voice"));
    showFacts();
    showProblems();
    updateButton();
}

void PlanCard::showSet(const project::Readiness& readiness)
{
    m_readiness = readiness;
    showFacts();
}

void PlanCard::showPlan(const std::optional<training::Plan>& plan)
{
    m_plan = plan;
    showFacts();
    showProblems();
}

void PlanCard::showFacts()
{
    const QString unknown = QStringLiteral("–");
    m_fact_values[Clips]->setText(tr("%n clip(s)", nullptr, m_readiness.clips) + " · "
        + lengthText(m_plan ? m_plan->speech_s : m_readiness.usable_s));
    m_fact_values[Model]->setText(modelName(settings().model));
    int64_t memory = 0, batch = 0;
    if (m_plan) {
        for (const auto& stage : m_plan->stages) {
            memory = std::max(memory, stage.memory_bytes);
            batch = batch == 0 ? stage.batch_size : std::min(batch, stage.batch_size);
        }
    }
    m_fact_values[Memory]->setText(
        m_plan ? tr("%1, fits with batches of %2").arg(memoryText(memory)).arg(batch) : unknown);
    m_fact_values[Time]->setText(m_plan ? tr("%1 on this machine, and listening after each epoch")
                                              .arg(durationText(m_plan->minutes() * 60.0))
                                        : unknown);
}

void PlanCard::showProblems()
{
    QStringList lines;
    if (m_plan) {
        for (const auto& row : m_plan->messages) {
            lines << "• " + problemWords(row);
        }
    }
    if (lines.size() > kShownProblems) {
        const int left = int(lines.size()) - kShownProblems;
        lines = lines.mid(0, kShownProblems) << "• " + tr("and %n more", nullptr, left);
    }
    m_problems->setText(lines.join('\n'));
    m_problems->setVisible(!lines.isEmpty());
}

void PlanCard::showMeasuring(const QString& what, double fraction)
{
    m_measuring->setText(what);
    m_measuring->setVisible(!what.isEmpty());
    m_progress->setVisible(!what.isEmpty());
    m_progress->setValue(int(fraction * kSteps));
}

void PlanCard::showMessage(const QString& text, bool error)
{
    restyle(m_message, error ? "error" : "muted");
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

void PlanCard::setTrainable(bool possible, bool emphasized)
{
    m_possible = possible;
    m_emphasized = emphasized;
    updateButton();
}

void PlanCard::setWritable(bool writable)
{
    for (QWidget* widget : {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_model),
             static_cast<QWidget*>(m_stages), static_cast<QWidget*>(m_epochs),
             static_cast<QWidget*>(m_minutes), static_cast<QWidget*>(m_precision),
             static_cast<QWidget*>(m_adapters)}) {
        widget->setEnabled(writable);
    }
}

QString PlanCard::nameProblem() const
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty()) {
        return tr("Give the voice a name.");
    }
    if (name == "base") {
        return tr("“base” is the model that ships with the program. Choose another name.");
    }
    const bool bad =
        name.startsWith('.') || name.startsWith('-') || name.contains('/') || name.contains('\\');
    return bad ? tr("A name has no slashes, and does not begin with a dot or a dash.") : QString();
}

void PlanCard::updateButton()
{
    const QString problem = nameProblem();
    m_name_problem->setText(problem);
    m_name_problem->setVisible(!problem.isEmpty());
    m_train->setEnabled(m_possible && problem.isEmpty());
    restyle(m_train, m_emphasized ? "primary" : "secondary");
    m_train->setIcon(lineIcon("train", m_emphasized ? IconRole::OnAccent : IconRole::Text));
}

void PlanCard::chooseModel()
{
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Folder with official weights (s1*.ckpt, s2G*.pth)"));
    if (!folder.isEmpty()) {
        m_model_folder = folder;
    }
    m_model->setItemData(1, m_model_folder);
    if (m_model_folder.isEmpty()) {
        m_model->setCurrentIndex(0);
    }
    m_model->setItemText(
        1, m_model_folder.isEmpty() ? tr("Folder with weights …") : modelName(m_model_folder));
}

TrainSettings PlanCard::settings() const
{
    TrainSettings settings;
    settings.voice = m_name->text().trimmed();
    settings.model =
        m_model->currentIndex() == 1 && !m_model_folder.isEmpty() ? m_model_folder : "base";
    settings.stages = m_stages->currentData().toString();
    settings.precision = m_precision->currentData().toString();
    settings.epochs = m_epochs->value();
    settings.minutes = m_minutes->value();
    settings.adapters = m_adapters->isChecked();
    return settings;
}

void PlanCard::setVoice(const QString& name)
{
    m_name->setText(name);
}

void PlanCard::setSettings(const TrainSettings& settings)
{
    {
        const QSignalBlocker quiet(this);
        m_name->setText(settings.voice);
        if (settings.model != "base") {
            m_model_folder = settings.model;
        }
        m_model->setItemData(1, m_model_folder);
        m_model->setCurrentIndex(settings.model == "base" ? 0 : 1);
        m_stages->setCurrentIndex(std::max(0, m_stages->findData(settings.stages)));
        m_precision->setCurrentIndex(std::max(0, m_precision->findData(settings.precision)));
        m_epochs->setValue(settings.epochs);
        m_minutes->setValue(settings.minutes);
        m_adapters->setChecked(settings.adapters);
        m_more_button->setChecked(true);
    }
    retranslate();
    Q_EMIT settingsChanged();
}

} // namespace timbre::ui
