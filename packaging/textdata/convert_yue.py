"""Cantonese: the readings of ToJyutping, each already as the two phones the models were trained on."""
import zipfile

import format

TOJYUTPING = "ToJyutping-3.2.0-py3-none-any.whl"
PACKAGES = [TOJYUTPING]

ONSETS = ["", *"b p m f d t n l g k ng gw kw w h z c s j".split()]
NUCLEI = "aa a e i o u".split()
CODAS = ["", *"i u m n ng p t k".split()]
RHYMES = [n + c for n in NUCLEI for c in CODAS] + "oe oen oeng oet oek eoi eon eot yu yun yut m ng".split()

# The models' idea of an initial: the first of these that a syllable starts with. Some are whole finals.
INITIALS = ("aa aai aak aap aat aau ai au ap at ak a p b e ts t dz d kw k gw g f h l m ng n s y w c z j ong on ou "
            "oi ok o uk ung").split()


def syllable(code):
    """A number of two base-90 digits -> jyutping, e.g. keoi5."""
    onset, rest = divmod(code, len(RHYMES) * 6)
    rhyme, tone = divmod(rest, 6)
    return ONSETS[onset] + RHYMES[rhyme] + str(tone + 1)


def read_trie(text):
    """word -> its first reading: per character a tuple of syllables (more than one for 卅).

    A node is a run of key characters, its readings, then { children } in order."""
    words, keys, at = {}, [""], 1
    while keys:
        key = keys[-1]
        while ord(text[at]) >= 256:
            key += text[at]
            at += 1
        readings = []
        while ord(text[at]) < ord("{"):
            reading, joined = [], ()
            while len(reading) < len(key):
                joined += (syllable((ord(text[at]) - 33) * 90 + ord(text[at + 1]) - 33),)
                at += 2
                if text[at] == "~":
                    at += 1
                else:
                    reading.append(joined)
                    joined = ()
            readings.append(reading)
        if readings:
            words[key] = readings[0]
        if text[at] == "{":
            keys.append(key)
            at += 1
        elif text[at] == "}":
            keys.pop()
            at += 1
    return words


def phones(jyutping):
    base, tone = jyutping[:-1], jyutping[-1]
    initial = next((i for i in INITIALS if base.startswith(i)), None)
    if initial is None:
        return ["Yj", "Y" + base + tone]  # ik1 sounds like jik1
    if base.startswith("nga"):
        initial = "ng"
    return ["Y" + initial, "Y" + (base[len(initial):] or initial[-1]) + tone]


def all_phones(reading):
    return " ".join(phone for jyutping in reading for phone in phones(jyutping))


def reference_phones(reading):
    """What the reference makes of it: two phones always, and nothing where it gives up."""
    if len(reading) > 1:
        return phones(reading[0])[0] + " UNK"
    known = any(reading[0].startswith(initial) for initial in INITIALS)
    return all_phones(reading) if known else ""


def convert(output):
    with zipfile.ZipFile(format.package(TOJYUTPING)) as wheel:
        words = read_trie(wheel.read("ToJyutping/trie.txt").decode())
    number = {}
    values, readings = {}, []
    for word, reading in words.items():
        values[word] = len(readings)
        readings += [number.setdefault(part, len(number)) for part in reading]
    writer = format.Writer()
    writer.trie("words", values)
    writer.array("readings", "H", readings)
    writer.strings("phones", map(all_phones, number))
    writer.strings("phones.reference", map(reference_phones, number))
    writer.save(output)
