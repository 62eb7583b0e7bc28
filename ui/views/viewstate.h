#pragma once

#include <QObject>

#include <optional>

namespace timbre::ui {

/// Frequencies of a spectral selection.
struct Band {
    double low_hz, high_hz;
    bool operator==(const Band&) const = default;
};

/// Frames [begin, end), and only these frequencies where a band is given.
struct Selection {
    double begin = 0.0, end = 0.0;
    std::optional<Band> band;

    bool empty() const { return end <= begin; }
    bool operator==(const Selection&) const = default;
};

/// Where in a sound the creator is: cursor and selection, shared by its views. Window's thread.
class ViewState : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    double cursor() const { return m_cursor; } ///< frame
    void setCursor(double frame)
    {
        if (frame != m_cursor) {
            const double before = m_cursor;
            m_cursor = frame;
            Q_EMIT cursorMoved(before, frame);
        }
    }

    const Selection& selection() const { return m_selection; }
    void select(const Selection& selection)
    {
        if (selection != m_selection) {
            m_selection = selection;
            Q_EMIT selectionChanged();
        }
    }
    void clearSelection() { select({}); }

Q_SIGNALS:
    void cursorMoved(double before, double now);
    void selectionChanged();

private:
    double m_cursor = 0.0;
    Selection m_selection;
};

} // namespace timbre::ui
