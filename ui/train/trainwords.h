#pragma once

#include "core/dataset/dataset.h"
#include "core/training/trainer.h"
#include "ui/train/trainingruns.h"

#include <QString>

namespace timbre::ui {

/// The words of the train page for what core tells in keys and numbers. In the program's language.
QString stateWord(const TrainingRun& run); ///< "training", "paused", ...
QString stateSentence(const TrainingRun& run); ///< what happened, what was kept, what to do
QString stageName(const std::string& stage); ///< "Sound", "Manner"
QString lossName(const std::string& loss);
QString preparingWords(const std::string& stage);
QString problemWords(const dataset::RowMessage& row);
QString logWords(const training::LogEntry& entry); ///< empty for what nobody needs to read
QString settingsWords(const TrainSettings& settings);
QString modelName(const QString& model);
QString percentText(double share); ///< "8 %"
QString memoryText(int64_t bytes);
QString durationText(double seconds); ///< "about 4 min"

} // namespace timbre::ui
