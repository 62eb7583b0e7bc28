#pragma once

#include "core/training/trainer.h"

#include <string>

namespace timbre::app {

/// The files that training with `model` needs: "base" is what ships with the program; else a folder
/// with pretrained weights (s1*.ckpt, s2G*.pth, s2D*.pth), whose content encoder, speaker encoder
/// and BERT come from the imported models. Throws Error(NotFound, MissingModel).
training::ModelFiles modelFiles(const std::string& model);

} // namespace timbre::app
