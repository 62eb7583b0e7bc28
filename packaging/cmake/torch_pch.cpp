// Exists so that the precompiled torch/torch.h has one owner (see TimbreRoom.cmake).
