#pragma once

#include "core/nn/lora.h"
#include "core/weights/write.h"

/// Writing networks' files, for rooms that know networks but not their containers.
namespace timbre::models {

using nn::mergeLora;
using weights::Checkpoint;
using weights::readSafetensorsMetadata;
using weights::writeSafetensors;
using weights::writeZip;

} // namespace timbre::models
