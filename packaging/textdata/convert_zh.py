"""Mandarin: jieba's dictionary and two hidden Markov models, pypinyin's readings, PaddleSpeech's word lists."""
import ast
import json
import math
import tarfile
import unicodedata
import zipfile

import format

JIEBA = "jieba_fast-0.53.tar.gz"
PYPINYIN = "pypinyin-0.55.0-py2.py3-none-any.whl"
PADDLE = "paddlespeech-1.5.0-py3-none-any.whl"
PACKAGES = [JIEBA, PYPINYIN, PADDLE]
FRONTEND = "paddlespeech/t2s/frontend/"

HAN = range(0x4E00, 0x9FA6)  # what a normalised text can hold
MISSING = -3.14e100  # jieba's "impossible"
NO_READING = 0xFFFF

# Where the reference system's lists differ from PaddleSpeech's.
NEUTRAL_MORE = ["学生", "打点", "情形", "不在", "老头", "老太"]
NEUTRAL_LESS = ["别人", "戏弄", "将军"]


def literals(source):
    """Every assignment of a literal in a Python source: name -> value. The source is never run."""
    found = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assign):
            target = node.targets[0]
            name = getattr(target, "attr", None) or getattr(target, "id", None)
            try:
                found[name] = ast.literal_eval(node.value)
            except ValueError:
                pass
    return found


# --- jieba ---------------------------------------------------------------------------------------------------


def jieba_files():
    with tarfile.open(format.package(JIEBA)) as tar:
        root = tar.getmembers()[0].name.split("/")[0] + "/jieba_fast/"

        def text(name):
            return tar.extractfile(root + name).read().decode()

        return {name: text(name + (".txt" if name == "dict" else ".py")) for name in (
            "dict", "posseg/char_state_tab", "posseg/prob_start", "posseg/prob_trans", "posseg/prob_emit",
            "finalseg/prob_start", "finalseg/prob_trans", "finalseg/prob_emit")}


def write_dictionary(writer, text, tags):
    words = {}
    for line in text.splitlines():
        if line.strip():
            word, freq, tag = line.strip().split(" ")
            words[word] = (int(freq), tags[tag])
    # The total counts a word as often as the file lists it, as jieba does.
    total = sum(int(line.split(" ")[1]) for line in text.splitlines() if line.strip())
    writer.trie("dict", {word: index for index, word in enumerate(words)})
    writer.array("dict.freq", "I", [freq for freq, _ in words.values()])
    writer.array("dict.tag", "B", [tag for _, tag in words.values()])
    writer.array("dict.total", "Q", [total])


def write_tagged_model(writer, files, tags):
    """States are numbered in the order of (position, tag), so that a greater pair is a greater number."""
    table, start, trans, emit = (literals(files["posseg/" + name])["P"]
                                 for name in ("char_state_tab", "prob_start", "prob_trans", "prob_emit"))
    states = sorted(start)
    number = {state: index for index, state in enumerate(states)}
    writer.bytes("pos.position", "".join(position for position, _ in states).encode())
    writer.array("pos.tag", "B", [tags[tag] for _, tag in states])
    writer.array("pos.start", "d", [start[state] for state in states])
    writer.array("pos.trans", "d", [trans[a].get(b, -math.inf) for a in states for b in states])
    by_character = {}
    for state in states:
        for character, value in emit[state].items():
            by_character.setdefault(character, []).append((number[state], value))
    characters = sorted(set(table) | set(by_character))
    writer.array("pos.characters", "I", map(ord, characters))
    ranges(writer, "pos.allowed", [sorted(number[state] for state in table.get(c, ())) for c in characters])
    emitted = [by_character.get(c, []) for c in characters]
    ranges(writer, "pos.emit", [[state for state, _ in row] for row in emitted])
    writer.array("pos.emit.value", "d", [value for row in emitted for _, value in row])


def ranges(writer, name, rows):
    """Rows of unequal length: NAME.begin (one more than rows) and NAME."""
    begin = [0]
    for row in rows:
        begin.append(begin[-1] + len(row))
    writer.array(name + ".begin", "I", begin)
    writer.array(name, "B", [value for row in rows for value in row])


def write_plain_model(writer, files):
    """The untagged model, positions in the order B M E S."""
    start, trans, emit = (literals(files["finalseg/prob_" + name])["P"] for name in ("start", "trans", "emit"))
    characters = sorted(set().union(*emit.values()))
    writer.array("seg.start", "d", [start[p] for p in "BMES"])
    writer.array("seg.trans", "d", [trans[p].get(q, MISSING) for p in "BMES" for q in "BMES"])
    writer.array("seg.characters", "I", map(ord, characters))
    writer.array("seg.emit", "d", [emit[p].get(c, MISSING) for c in characters for p in "BMES"])


# --- readings ------------------------------------------------------------------------------------------------

INITIALS = "b p m f d t n l g k h j q x zh ch sh r z c s".split()
FINALS = set("i u v a ia ua o uo e ie ve ai uai ei uei ao iao ou iou an ian uan van en in uen vn ang iang uang "
             "eng ing ueng ong iong er ê".split())
TONE_MARKS = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
# Readings where the dictionary has none that is a syllable.
READINGS_MORE = {"噷": "hēn"}


def plain(reading):
    """zhōng -> (zhong, 1); ü is v, the neutral tone 5."""
    tone, letters = 5, ""
    for character in unicodedata.normalize("NFD", reading):
        if character in TONE_MARKS:
            tone = TONE_MARKS[character]
        elif character == "\u0308":
            letters = letters[:-1] + "v"
        else:
            letters += character
    return unicodedata.normalize("NFC", letters), tone


def initial_of(syllable, initials=INITIALS):
    return next((initial for initial in initials if syllable.startswith(initial)), "")


def full_spelling(syllable):
    """The final in full, by the rules of Hanyu Pinyin: yu -> v, you -> iou, ju -> jv, gui -> guei ..."""
    full = syllable
    if syllable.startswith("y"):
        rest = syllable[1:]
        full = "v" + rest[1:] if rest[:1] == "u" else rest if rest[:1] == "i" else "i" + rest
    elif syllable.startswith("w"):
        full = syllable[1:] if syllable[1:2] == "u" else "u" + syllable[1:]
    if full != syllable and full not in FINALS:
        full = syllable
    if full[:1] in "jqx" and full[1:2] == "u":
        full = full[0] + "v" + full[2:]
    for short, long in (("iu", "iou"), ("ui", "uei"), ("un", "uen")):
        if full.endswith(short) and len(full) > 2 and full[-3].isascii():
            full = full[:-2] + long
    return full


def split(syllable):
    """(initial, final) by the strict standard: y and w are no initials. The final is empty where there is none."""
    full = full_spelling(syllable)
    final = full[len(initial_of(full)):]
    if final not in FINALS:
        final = full[len(initial_of(full, INITIALS + ["y", "w"])):]
        if final not in FINALS:
            final = ""
    return initial_of(syllable), final


def phones(initial, final):
    """The two phones of a syllable, the second without tone; None where the phoneme set has no such syllable."""
    if not final:
        return None
    if initial:
        short = {"uei": "ui", "iou": "iu", "uen": "un"}.get(final, final)
        if short == "i" and initial in ("z", "c", "s"):
            short = "i0"
        elif short == "i" and initial in ("zh", "ch", "sh", "r"):
            short = "ir"
        return initial, short
    glides = {"ia": "a", "ie": "E", "ian": "En", "iao": "ao", "iou": "ou", "iang": "ang", "iong": "ong",
              "ua": "a", "uo": "o", "uai": "ai", "uei": "ei", "uan": "an", "uen": "en", "uang": "ang", "ueng": "eng"}
    if final[0] in "iuv":
        return "w" if final[0] == "u" else "y", glides.get(final, final)
    return {"a": "AA", "e": "EE", "o": "OO"}.get(final[0]) and ({"a": "AA", "e": "EE", "o": "OO"}[final[0]], final)


class Syllables:
    """Numbers the pairs of initial and final. A reading is 8 * pair + tone."""

    def __init__(self):
        self.number = {}

    def reading(self, text):
        letters, tone = plain(text)
        initial, final = split(letters)
        if phones(initial, final) is None:
            return NO_READING
        return 8 * self.number.setdefault((initial, final), len(self.number)) + tone

    def write(self, writer):
        pairs = list(self.number)
        writer.strings("pinyin.initial", [initial for initial, _ in pairs])
        writer.strings("pinyin.final", [final for _, final in pairs])
        writer.strings("pinyin.phone1", [phones(*pair)[0] for pair in pairs])
        writer.strings("pinyin.phone2", [phones(*pair)[1] for pair in pairs])


def write_readings(writer):
    with zipfile.ZipFile(format.package(PYPINYIN)) as wheel:
        phrases = json.loads(wheel.read("pypinyin/phrases_dict.json"))
        characters = json.loads(wheel.read("pypinyin/pinyin_dict.json"))
    syllables = Syllables()
    first = {int(code): readings.split(",")[0] for code, readings in characters.items()}
    first.update({ord(character): reading for character, reading in READINGS_MORE.items()})
    writer.array("pinyin.characters", "H",
                 [syllables.reading(first[code]) if code in first else NO_READING for code in HAN])
    values, readings = {}, []
    for phrase, syllable_lists in phrases.items():
        values[phrase] = len(readings)
        readings += [syllables.reading(syllable[0]) for syllable in syllable_lists]
    writer.trie("pinyin.phrases", values)
    writer.array("pinyin.readings", "H", readings)
    syllables.write(writer)


# --- word lists ----------------------------------------------------------------------------------------------


def write_lists(writer):
    with zipfile.ZipFile(format.package(PADDLE)) as wheel:
        sandhi, frontend, convert = (literals(wheel.read(FRONTEND + name).decode()) for name in (
            "tone_sandhi.py", "zh_frontend.py", "zh_normalization/char_convert.py"))
    neutral = set(sandhi["must_neural_tone_words"]) - set(NEUTRAL_LESS) | set(NEUTRAL_MORE)
    for name, words in (("sandhi.neutral", neutral), ("sandhi.not_neutral", sandhi["must_not_neural_tone_words"]),
                        ("erhua.must", frontend["must_erhua"]), ("erhua.not", frontend["not_erhua"])):
        writer.trie(name, dict.fromkeys(sorted(words), 0))
    simplified = dict(zip(convert["traditional_characters"], convert["simplified_charcters"]))
    changed = sorted((ord(a), ord(b)) for a, b in simplified.items() if a != b)
    writer.array("simplify.from", "I", [a for a, _ in changed])
    writer.array("simplify.to", "I", [b for _, b in changed])
    writer.array("numerals", "I", [code for code in HAN if chr(code).isnumeric()])


def convert(output):
    writer = format.Writer()
    files = jieba_files()
    tags = {line.rsplit(" ", 1)[1] for line in files["dict"].splitlines() if line.strip()}
    tags |= {tag for _, tag in literals(files["posseg/prob_start"])["P"]} | {"x", "eng", "m", "d"}
    tags = {tag: index for index, tag in enumerate(sorted(tags))}
    writer.strings("tags", tags)
    write_dictionary(writer, files["dict"], tags)
    write_tagged_model(writer, files, tags)
    write_plain_model(writer, files)
    write_readings(writer)
    write_lists(writer)
    writer.save(output)
