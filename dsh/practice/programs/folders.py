"""Programs for files and folders: ls, mkdir, rm, cp, mv, ln, touch, chmod, find, stat, du ..."""

import fnmatch
import time
from collections.abc import Iterator

from dsh.practice.filesystem import Node
from dsh.practice.programs.find import look_up
from dsh.practice.programs.process import Program, Running, Task, mode_text, options, strerror
from dsh.practice.programs.users import group_name, user_name


def ls(task: Task) -> int:
    found, names = options(task, "laA1hRdtrnFisSC", ("color", "help", "full-time"))
    code = 0
    folders: list[tuple[str, Node]] = []
    singles: list[tuple[str, Node]] = []
    for name in names or ["."]:
        node = task.files.get(task.path(name), follow="l" not in found and "d" not in found)
        if node is None:
            node = task.files.get(task.path(name), follow=False)
        if node is None:
            try:
                task.files.need(task.path(name))
            except OSError as error:
                gnu = task.gnu
                code = task.complain(
                    f"cannot access '{name}': {strerror(error)}" if gnu else f"{name}: {strerror(error)}"
                )
                code = 2 if gnu else code
            continue
        (folders if node.kind == "dir" and "d" not in found else singles).append((name, node))
    _list(task, singles, found)
    for name, _ in folders:
        code = _folder(task, name, found, len(folders) + len(singles) > 1 or "R" in found, bool(singles)) or code
        singles.append((name, _))
    return code


def _folder(task: Task, name: str, found: dict[str, str], titled: bool, gap: bool) -> int:
    try:
        inside = task.files.names(task.path(name))
    except OSError as error:
        return task.complain(f"{name}: {strerror(error)}")
    if titled:
        task.say(("\n" if gap else "") + f"{name}:")
    shown = [n for n in inside if not n.startswith(".") or {"a", "A"} & set(found)]
    if "a" in found:
        shown = [".", "..", *shown]
    entries = [(n, task.files.get(f"{task.path(name)}/{n}", follow=False)) for n in shown]
    present = [(n, node) for n, node in entries if node is not None]
    if "l" in found:
        task.say(f"total {sum(_blocks(node) for _, node in present)}")
    _list(task, present, found)
    if "R" in found:
        for below, node in present:
            if node.kind == "dir" and below not in (".", ".."):
                _folder(task, f"{name.rstrip('/')}/{below}", found, True, True)
    return 0


def _blocks(node: Node) -> int:
    return {"dir": 4, "link": 0}.get(node.kind, (node.size + 4095) // 4096 * 4)


def _list(task: Task, entries: list[tuple[str, Node]], found: dict[str, str]) -> None:
    if "t" in found:
        entries = sorted(entries, key=lambda entry: -entry[1].mtime)
    if "S" in found:
        entries = sorted(entries, key=lambda entry: -entry[1].size)
    if "r" in found:
        entries = entries[::-1]
    if "l" not in found:
        _columns(task, [name for name, _ in entries], "1" in found)
        return
    rows = []
    for name, node in entries:
        owner = (
            (str(node.uid), str(node.gid))
            if "n" in found
            else (user_name(task.files, node.uid), group_name(task.files, node.gid))
        )
        size = (
            human(node.size)
            if "h" in found
            else str(node.size if node.kind == "file" else 4096 if node.kind == "dir" else len(node.target))
        )
        node = node if node.mtime else node._replace(mtime=task.machine.now())
        when = time.strftime("%b %e %H:%M", time.gmtime(node.mtime))
        if task.machine.now() - node.mtime > 15_552_000:
            when = time.strftime("%b %e  %Y", time.gmtime(node.mtime))
        shown = f"{name} -> {node.target}" if node.kind == "link" else name
        links = "2" if node.kind == "dir" else "1"
        rows.append((mode_text(node.kind, node.mode), links, *owner, size, when, shown))
    widths = [max((len(row[at]) for row in rows), default=0) for at in range(5)]
    for mode, links, user, group, size, when, shown in rows:
        task.say(f"{mode} {links:>4} {user:<8} {group:<8} {size:>{max(9, widths[4])}} {when} {shown}")


def _columns(task: Task, names: list[str], single: bool) -> None:
    """One name a line, and beside each other on a terminal."""
    if single or task.piped or not task.stdin.tty or not names:
        for name in names:
            task.say(name)
        return
    width = max(map(len, names)) + 2
    per_line = max(80 // width, 1)
    rows = -(-len(names) // per_line)
    for row in range(rows):
        task.say("".join(name.ljust(width) for name in names[row::rows]).rstrip())


def human(size: float) -> str:
    """1.5K, 20.0M: as ls -h and du -h write it."""
    if size < 1024:
        return str(int(size))
    for unit in "KMGT":
        size /= 1024
        if size < 1024:
            return f"{size:.1f}{unit}"
    return f"{size:.1f}P"


def find_files(task: Task) -> Running:
    words = task.argv[1:]
    starts = []
    while words and not words[0].startswith("-"):
        starts.append(words.pop(0))
    wanted: dict[str, str] = {}
    delete = False
    while words:
        word = words.pop(0)
        if word in ("-name", "-iname", "-type", "-maxdepth", "-path"):
            wanted[word] = words.pop(0) if words else ""
        elif word == "-delete":
            delete = True
        elif word != "-print":
            task.complain(f"the practice engine does not play {word}")
            return 1
    code = 0
    for start in starts or ["."]:
        if task.files.get(task.path(start)) is None:
            code = task.complain(f"{start}: No such file or directory")
            continue
        for path in list(_walk(task, start, int(wanted.get("-maxdepth") or 99))):
            node = task.files.get(task.path(path), follow=False)
            name = path.rstrip("/").rpartition("/")[2] or path
            if node is None or node.kind[0] != wanted.get("-type", node.kind[0]):
                continue
            if "-name" in wanted and not fnmatch.fnmatchcase(name, wanted["-name"]):
                continue
            if "-iname" in wanted and not fnmatch.fnmatchcase(name.lower(), wanted["-iname"].lower()):
                continue
            if "-path" in wanted and not fnmatch.fnmatchcase(path, wanted["-path"]):
                continue
            if delete:
                task.files.remove(task.path(path))
            else:
                task.say(path)
        yield 0
    return code


def _walk(task: Task, path: str, depth: int) -> Iterator[str]:
    yield path
    node = task.files.get(task.path(path), follow=False)
    if node is not None and node.kind == "dir" and depth:
        for name in task.files.names(task.path(path)):
            yield from _walk(task, f"{path.rstrip('/')}/{name}", depth - 1)


def stat(task: Task) -> int:
    found, names = options(task, "c:Lf")
    code = 0
    for name in names:
        node = task.files.get(task.path(name), follow="L" in found)
        if node is None:
            code = task.complain(f"can't stat '{name}': No such file or directory")
            continue
        owner = user_name(task.files, node.uid)
        values = {"%n": name, "%s": str(node.size), "%a": f"{node.mode:o}", "%u": str(node.uid), "%g": str(node.gid)}
        values |= {"%U": owner, "%G": group_name(task.files, node.gid), "%A": mode_text(node.kind, node.mode)}
        values |= {"%Y": str(int(node.mtime))}
        if "c" in found:
            text = found["c"]
            for mark, value in values.items():
                text = text.replace(mark, value)
            task.say(text)
        else:
            kind = {"dir": "directory", "link": "symbolic link"}.get(node.kind, "regular file")
            task.say(f"  File: {name}\n  Size: {node.size}\t{kind}")
            task.say(f"Access: ({node.mode:04o}/{values['%A']})  Uid: ({node.uid}/{owner})   Gid: ({node.gid})")
    return code


def du(task: Task) -> int:
    found, names = options(task, "shkmd:ac", ("max-depth",))
    code = 0

    def show(size: int, name: str) -> None:
        task.say(f"{human(size) if 'h' in found else (size + 1023) // 1024}\t{name}")

    def total(path: str, name: str, depth: int) -> int:
        node = task.files.get(path, follow=False)
        if node is None:
            return 0
        size = node.size or 4096 * (node.kind == "dir")
        if node.kind == "dir":
            size += sum(
                total(f"{path.rstrip('/')}/{n}", f"{name.rstrip('/')}/{n}", depth + 1) for n in task.files.names(path)
            )
        limit = found.get("d") or found.get("max-depth")
        if (node.kind == "dir" and depth <= int(limit or 99) and ("s" not in found or not depth)) or not depth:
            show(size, name)
        return size

    for name in names or ["."]:
        if task.files.get(task.path(name), follow=False) is None:
            code = task.complain(f"{name}: No such file or directory")
        else:
            total(task.path(name), name, 0)
    return code


def readlink(task: Task) -> int:
    found, names = options(task, "fen")
    for name in names:
        if "f" in found or "e" in found or task.argv[0].endswith("realpath"):
            task.say(task.files.place(task.path(name)).path)
            continue
        node = task.files.get(task.path(name), follow=False)
        if node is None or node.kind != "link":
            return 1
        task.say(node.target)
    return 0


def basename(task: Task) -> int:
    words = task.argv[1:]
    if not words:
        return task.complain("missing operand")
    name = words[0].rstrip("/").rpartition("/")[2] or "/"
    task.say(name.removesuffix(words[1]) if len(words) > 1 and name != words[1] else name)
    return 0


def dirname(task: Task) -> int:
    for word in task.argv[1:2]:
        folder = word.rstrip("/").rpartition("/")
        task.say((folder[0] or "/") if folder[1] else ".")
    return 0


def pwd(task: Task) -> int:
    task.say(task.cwd)
    return 0


def which(task: Task) -> int:
    code = 0
    for name in task.argv[1:]:
        path = look_up(name, task.env, task.cwd, task.files)
        if path:
            task.say(path)
        else:
            code = 1
    return code


PROGRAMS: dict[str, Program] = {
    "ls": ls, "find": find_files, "stat": stat, "du": du, "readlink": readlink, "realpath": readlink,
    "basename": basename, "dirname": dirname, "pwd": pwd, "which": which,
}  # fmt: skip
