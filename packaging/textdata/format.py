"""Writes the container that core/text/datafile.h maps: a header, a table of named sections, the sections.

Little endian; sections start at multiples of 16 bytes. Standard library only.
"""
import array
import os
import pathlib
import struct

MAGIC, VERSION = b"TIMBTEXT", 1
ENTRY = struct.Struct("<40sIIQQ")  # name, element width, reserved, offset, size in bytes
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PACKAGES = ROOT / ".deps" / "packages"
OUTPUT = ROOT / ".deps" / "text"


class Writer:
    def __init__(self):
        self._sections = []

    def bytes(self, name, data, width=1):
        assert len(name.encode()) <= 40 and len(data) % width == 0, name
        self._sections.append((name, width, data))

    def array(self, name, code, values):
        """`code` as in the array module: b B h H i I q Q f d."""
        values = array.array(code, values)
        self.bytes(name, values.tobytes(), values.itemsize)

    def strings(self, name, strings):
        """Read with DataFile::strings(name)."""
        ends, text = array.array("I"), bytearray()
        for string in strings:
            text += string.encode()
            ends.append(len(text))
        self.bytes(name + ".ends", ends.tobytes(), 4)
        self.bytes(name + ".text", bytes(text))

    def sorted_strings(self, name, strings):
        """Sorts by bytes and returns the order, so that arrays of values can follow it."""
        strings = sorted(strings, key=str.encode)
        self.strings(name, strings)
        return strings

    def trie(self, name, values):
        """`values`: key -> number >= 0. Read with DataFile::trie(name). Breadth first; 12 bytes a node."""
        children, value = [{}], [-1]
        for key, number in values.items():
            node = 0
            for character in key:
                following = children[node].get(character)
                if following is None:
                    following = children[node][character] = len(children)
                    children.append({})
                    value.append(-1)
                node = following
            value[node] = number
        out, queue = bytearray(), [("\0", 0)]
        following = 1
        for character, node in queue:
            below = sorted(children[node].items())
            out += struct.pack("<IIi", ord(character), following, value[node])
            following += len(below)
            queue.extend(below)
        out += struct.pack("<IIi", 0, following, -1)  # sentinel: where the last node's children end
        self.bytes(name, bytes(out), 12)

    def save(self, path):
        table, offset, body = [], 16 + ENTRY.size * len(self._sections), []
        for name, width, data in self._sections:
            padding = -offset % 16
            offset += padding
            table.append(ENTRY.pack(name.encode(), width, 0, offset, len(data)))
            body += [b"\0" * padding, data]
            offset += len(data)
        path = pathlib.Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        with open(part, "wb") as file:
            file.write(MAGIC + struct.pack("<II", VERSION, len(table)))
            file.writelines(table)
            file.writelines(body)
        os.replace(part, path)


def package(file_name):
    """A fetched package; packaging/fetch-packages puts it there."""
    path = PACKAGES / file_name
    if not path.exists():
        raise SystemExit(f"textdata: {file_name} is missing; run packaging/fetch-packages")
    return path
