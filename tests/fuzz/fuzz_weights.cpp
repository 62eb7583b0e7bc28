// Any bytes as a weight file: the parsers either describe them or throw Error, within bounds of
// memory and time.

#include "core/weights/format/container.h"
#include "core/weights/format/ctranslate2.h"
#include "core/weights/format/pickle.h"
#include "core/weights/format/safetensors.h"
#include "core/weights/format/tojson.h"
#include "core/weights/format/torchfile.h"

#include <cstdlib>

using namespace timbre::weights;

namespace {

/// What the tensor layer relies on without looking again.
void requireInside(const Source& source, uint64_t begin, uint64_t bytes)
{
    if (begin > source.bytes.size() || bytes > source.bytes.size() - begin)
        std::abort();
}

void checkSpans(const Source& source, const std::vector<TensorSpan>& spans)
{
    for (const TensorSpan& span : spans)
        requireInside(source, span.begin, elementCount(span.shape, source) * itemSize(span.dtype));
}

void checkTorch(const Source& source, const TorchFile& file)
{
    for (size_t i = 0; i < file.storage_begin.size(); ++i) {
        const auto& storage = file.objects.storages()[i];
        requireInside(source, file.storage_begin[i], storage.elements * itemSize(storage.dtype));
    }
    pickle::toJson(*file.root, source);
}

void parse(const Source& source)
{
    switch (detectContainer(source)) {
    case Container::Zip:
        return checkTorch(source, *parseTorchZip(source));
    case Container::Legacy:
        return checkTorch(source, *parseTorchLegacy(source));
    case Container::Safetensors:
        return checkSpans(source, parseSafetensors(source).tensors);
    default:
        return checkSpans(source, parseCTranslate2(source).tensors);
    }
}

/// A bare pickle, which no container accepts: the shortest way for the fuzzer to reach the machine.
void parsePickle(const Source& source)
{
    Cursor cursor(source);
    pickle::Pool pool(source.name);
    pickle::Objects objects;
    const pickle::Value* root = pickle::read(cursor, pool, objects);
    objects.requireFits(source);
    pickle::toJson(*root, source);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const Source source{"input", {reinterpret_cast<const std::byte*>(data), size}};
    for (const auto step : {parse, parsePickle}) {
        try {
            step(source);
        } catch (const timbre::Error&) {
            // what a broken file should give
        }
    }
    return 0;
}
