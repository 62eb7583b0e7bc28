#pragma once

#include "core/inference/modelstore.h"
#include "ui/jobrunner.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QTreeWidget;

namespace timbre::ui {

class JobCenter;

/// The voices there are and the models they need; models come in from a folder.
class VoicesPage : public QWidget {
    Q_OBJECT

public:
    explicit VoicesPage(JobCenter& jobs, QWidget* parent = nullptr);

    void importFrom(const QString& place);

Q_SIGNALS:
    void modelsChanged();

private:
    QWidget* voicesCard();
    QWidget* modelsCard();
    void list();
    void chooseFolder();
    void imported(const inference::ImportReport& report);
    void remove();
    void showMessage(const QString& text, bool error);

    QListWidget* m_voices;
    QTreeWidget* m_models;
    QPushButton *m_import, *m_remove;
    QLabel* m_message;
    JobRunner m_job; // last: its thread ends first
};

} // namespace timbre::ui
