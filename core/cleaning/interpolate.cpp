#include "core/cleaning/interpolate.h"

#include <algorithm>
#include <cmath>

namespace timbre::cleaning {
namespace {

/// Prediction error filter 1, a1, ..., ap by Levinson and Durbin.
std::vector<double> predictionError(std::span<const float> samples, int order)
{
    std::vector<double> correlation(size_t(order) + 1, 0.0);
    for (size_t lag = 0; lag < correlation.size(); ++lag) {
        for (size_t i = lag; i < samples.size(); ++i) {
            correlation[lag] += double(samples[i]) * double(samples[i - lag]);
        }
    }
    std::vector<double> a(correlation.size(), 0.0);
    a[0] = 1.0;
    double error = correlation[0] * (1.0 + 1e-9) + 1e-12; // a little white noise keeps it solvable
    for (size_t k = 1; k < a.size(); ++k) {
        double sum = 0.0;
        for (size_t i = 0; i < k; ++i) {
            sum += a[i] * correlation[k - i];
        }
        const double reflection = -sum / error;
        auto next = a;
        for (size_t i = 1; i <= k; ++i) {
            next[i] = a[i] + reflection * a[k - i];
        }
        a = std::move(next);
        error *= std::max(1e-9, 1.0 - reflection * reflection);
    }
    return a;
}

/// Solves m x = y for a symmetric positive matrix (rows after each other), in place.
void solve(std::vector<double>& m, std::vector<double>& y)
{
    const size_t n = y.size();
    for (size_t j = 0; j < n; ++j) { // Cholesky: the lower triangle becomes the factor
        for (size_t k = 0; k < j; ++k) {
            m[j * n + j] -= m[j * n + k] * m[j * n + k];
        }
        m[j * n + j] = std::sqrt(std::max(m[j * n + j], 1e-12));
        for (size_t i = j + 1; i < n; ++i) {
            for (size_t k = 0; k < j; ++k) {
                m[i * n + j] -= m[i * n + k] * m[j * n + k];
            }
            m[i * n + j] /= m[j * n + j];
        }
    }
    for (size_t i = 0; i < n; ++i) {
        for (size_t k = 0; k < i; ++k) {
            y[i] -= m[i * n + k] * y[k];
        }
        y[i] /= m[i * n + i];
    }
    for (size_t i = n; i-- > 0;) {
        for (size_t k = i + 1; k < n; ++k) {
            y[i] -= m[k * n + i] * y[k];
        }
        y[i] /= m[i * n + i];
    }
}

} // namespace

void interpolate(std::span<float> samples, std::span<const size_t> missing, int order)
{
    order = std::min(order, int(samples.size() / 4));
    if (missing.empty() || order < 1) {
        return;
    }
    std::vector<bool> unknown(samples.size(), false);
    for (const size_t at : missing) {
        unknown[at] = true;
    }
    for (int round = 0; round < 2; ++round) {
        const auto a = predictionError(samples, order);
        std::vector<double> b(a.size(), 0.0); // autocorrelation of the filter
        for (size_t lag = 0; lag < b.size(); ++lag) {
            for (size_t i = lag; i < a.size(); ++i) {
                b[lag] += a[i] * a[i - lag];
            }
        }
        const size_t n = missing.size();
        std::vector<double> matrix(n * n, 0.0), right(n, 0.0);
        for (size_t row = 0; row < n; ++row) {
            for (size_t column = 0; column < n; ++column) {
                const size_t lag = missing[std::max(row, column)] - missing[std::min(row, column)];
                matrix[row * n + column] = lag < b.size() ? b[lag] : 0.0;
            }
            const auto at = int64_t(missing[row]);
            for (int64_t k = at - order; k <= at + order; ++k) {
                if (k >= 0 && k < int64_t(samples.size()) && !unknown[size_t(k)]) {
                    right[row] -= b[size_t(std::abs(k - at))] * double(samples[size_t(k)]);
                }
            }
        }
        solve(matrix, right);
        for (size_t i = 0; i < n; ++i) {
            samples[missing[i]] = float(right[i]);
        }
    }
}

} // namespace timbre::cleaning
