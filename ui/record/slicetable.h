#pragma once

#include "ui/views/slicemodel.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace timbre::ui {

/// The slices of the open recording as rows: number, start, length, grade.
class SliceTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, Start, Length, Grade, Columns };

    SliceTableModel(SliceModel& slices, QObject* parent = nullptr);
    void setSamplingRate(int sampling_rate);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void follow();

    SliceModel& m_slices;
    int m_sampling_rate = 48000, m_rows = 0;
};

/// Shows them; the chosen row is the model's current slice. Return plays it, Delete drops it.
class SliceTable : public QTableView {
    Q_OBJECT

public:
    SliceTable(SliceModel& slices, QWidget* parent = nullptr);
    void setSamplingRate(int sampling_rate) { m_model.setSamplingRate(sampling_rate); }

Q_SIGNALS:
    void chosen(int slice);
    void playRequested(int slice);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    SliceModel& m_slices;
    SliceTableModel m_model;
};

} // namespace timbre::ui
