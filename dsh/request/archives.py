"""Volumes packed into archives and unpacked again: which way, which file, which image does it."""

import re

from dsh.request.reading import Reading

ENDS = (".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz")
BACK = (
    "restore",
    "unpack",
    "unpacking",
    "extract",
    "untar",
    "bring",
    "fill",
    "import",
    "load",
    "put",
    "unzip",
    "recover",
)
PACKS = (
    "backup",
    "back",
    "pack",
    "archive",
    "save",
    "export",
    "dump",
    "compress",
    "zip",
    "tar",
    "make",
    "create",
    "store",
)
THE_FILE = r"(?: (?:the|my|our|this|file|archive|backup|tarball|tar|called|named))*"
IMAGES = ("alpine", "busybox", "ubuntu", "debian")


def archive(reading: Reading) -> tuple[str, bool] | None:
    """The archive's name ("" where none is said), and whether it is unpacked into the volume."""
    words = reading.words
    file = next((n for n in reading.names if n.kind in ("file", "path") and n.texts[0].lower().endswith(ENDS)), None)
    volume = next((n for n in reading.names if n.object == "volume"), None)
    first = next((low for w in words for low in w.low.split() if low in BACK or low in PACKS), "")
    source = r"\b(?:from|out of|with what is in|using)"
    out = rf"{source}{THE_FILE} {re.escape(file.texts[0])}" if file is not None else r"$^"
    into_it = rf"\bback (?:in|into|to)(?: the| my)?(?: volume)? {re.escape(volume.texts[0])}\b" if volume else r"$^"
    if volume is not None and re.search(rf"{into_it}|{out}", reading.text, re.IGNORECASE):
        return (file.texts[0] if file is not None else ""), True  # "it has to go back into the volume wiki"
    into = (
        volume is not None and volume.before in ("into", "to", "in", "onto") and first not in ("backup", "save", "pack")
    )
    if file is None:
        return "", first in BACK and into
    earlier = volume is not None and file.first < volume.first
    return file.texts[0], first in BACK and (into or earlier)


def _folder(name: str) -> str:
    """The folder of the archive, as it is mounted."""
    folder = name.rpartition("/")[0]
    if name[:1] in "/~":
        return folder or "/"
    inside = folder.removeprefix("./").strip("/.")
    return f"$(pwd)/{inside}" if inside else "$(pwd)"


def rewritten(line: str, reading: Reading) -> str:
    """A line that packs or unpacks, with the archive's own name, and z where it is compressed."""
    found = archive(reading)
    name = found[0] if found else ""
    if name:
        start = line.index("/backup/") + 8
        end = next((n for n in range(start, len(line)) if line[n] == " "), len(line))
        line = line[:start] + name.rpartition("/")[2] + line[end:]
        line = line.replace("$(pwd):/backup", f"{_folder(name)}:/backup", 1)
        packed = name.lower().endswith((".tgz", ".gz"))
        for plain, zipped in ((" tar cf ", " tar czf "), (" tar xf ", " tar xzf ")):
            line = line.replace(plain, zipped) if packed else line.replace(zipped, plain)
    image = next((w.low for w in reading.words if w.low.split(":")[0] in IMAGES), "")
    return line.replace(" alpine tar ", f" {image} tar ") if image else line


def words_of(reading: Reading) -> set[int]:
    """The words that say nothing more: the file, the folder, the image."""
    file = {n for name in reading.names if name.texts[0].lower().endswith(ENDS) for n in name.indexes}
    plain = ("n.here", "n.folder", "n.tarball", "n.file", "v.save", "v.load", "v.create")
    return file | {
        n
        for n, w in enumerate(reading.words)
        if w.sense in plain or w.low.split(":")[0] in IMAGES or w.low in (*BACK, *PACKS, "contents", "content", "data")
    }
