#pragma once

#include "core/cleaning/sound.h"

#include <map>
#include <string>

namespace timbre::cleaning {

using Learned = std::map<std::string, double>;

// What each does and the meaning of its values: README.md of this room. learn...() looks at a
// sound; the others change it in place, with what was learned among the values.

void gain(Sound& sound, const Values& values, Work& work);
void highPass(Sound& sound, const Values& values, Work& work);

Learned learnHum(const Sound& sound, const Values& values, Work& work);
void removeHum(Sound& sound, const Values& values, Work& work);

Learned learnClipping(const Sound& sound, const Values& values, Work& work);
void removeClipping(Sound& sound, const Values& values, Work& work);
void removeClicks(Sound& sound, const Values& values, Work& work);

Learned learnNoisePrint(const Sound& sound, const Values& values, Work& work);
void spectralGate(Sound& sound, const Values& values, Work& work);

Learned learnReverb(const Sound& sound, const Values& values, Work& work);
void removeReverb(Sound& sound, const Values& values, Work& work);

void softenSpot(Sound& sound, const Values& values, Work& work);
void softenSibilants(Sound& sound, const Values& values, Work& work);

Learned learnLoudness(const Sound& sound, const Values& values, Work& work);
void toLoudness(Sound& sound, const Values& values, Work& work);

void trimSilence(Sound& sound, const Values& values, Work& work);
void stretch(Sound& sound, const Values& values, Work& work);

} // namespace timbre::cleaning
