"""Korean: what a final consonant and what follows it become (g2pk2's table), idioms, and MeCab's dictionary.

g2pk2 applies its table as some 400 substitutions in a row. They never reach beyond one final consonant, an
optional blank and one initial consonant, so their outcome is worked out here for every such pair.
"""
import os
import re
import shutil
import zipfile

import format

PACKAGES = ["g2pk2-0.0.3-py3-none-any.whl", "python_mecab_ko_dic-2.1.1.post2-py3-none-any.whl"]
DICTIONARY_FILES = ["char.bin", "dicrc", "matrix.bin", "sys.dic", "unk.dic"]
EDGE = "\x01"  # in keys and outcomes: a character that is no letter, or the end of the text
VOWEL = "\u1161"
FINALS = [chr(c) for c in range(0x11A8, 0x11C3)]
INITIALS = [chr(c) for c in range(0x1100, 0x1113)]


def substitutions(table):
    """(pattern, replacement) in g2pk2's order: by final consonant, then by what follows."""
    first, *rows = table.lstrip("\ufeff").splitlines()
    following = first.split(",")[1:]
    for row in rows:
        final, *cells = row.split(",")
        for pattern, cell in zip(following, cells):
            if cell:
                yield final + pattern, cell.split("(")[0]


def outcomes(table):
    rules = [(re.compile(pattern), by) for pattern, by in substitutions(table)]
    pairs = [final + blank + initial for final in FINALS for blank in ("", " ") for initial in INITIALS]
    pairs += [final + EDGE for final in FINALS]
    for pair in pairs:
        text = VOWEL + pair + ("" if pair.endswith(EDGE) else VOWEL)
        for pattern, by in rules:
            text = pattern.sub(by, text)
        result = text.strip(VOWEL)
        if result != pair:
            yield pair, result


def idioms(text):
    for line in text.splitlines():
        line = line.split("#")[0].strip()
        if "===" in line:
            yield line.split("===")


def unpack_dictionary(archive, folder):
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    for name in DICTIONARY_FILES:
        with archive.open(f"mecab_ko_dic/dictionary/{name}") as source, open(part / name, "wb") as target:
            shutil.copyfileobj(source, target)
    shutil.rmtree(folder, ignore_errors=True)
    os.replace(part, folder)


def convert(output):
    rules, dictionary = (zipfile.ZipFile(format.package(name)) for name in PACKAGES)
    unpack_dictionary(dictionary, output.with_name("ko-dic"))
    writer = format.Writer()
    sounds = list(outcomes(rules.read("g2pk2/table.csv").decode()))
    writer.strings("sound.from", [pair for pair, _ in sounds])
    writer.strings("sound.to", [result for _, result in sounds])
    pairs = list(idioms(rules.read("g2pk2/idioms.txt").decode()))
    writer.strings("idiom.from", [pair[0] for pair in pairs])
    writer.strings("idiom.to", [pair[1] for pair in pairs])
    writer.save(output)
