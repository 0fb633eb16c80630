"""Programs that change files and folders: mkdir, rm, cp, mv, ln, touch, chmod, chown ..."""

from collections.abc import Callable

from dsh.practice.filesystem import Node
from dsh.practice.programs.process import Program, Task, options, strerror
from dsh.practice.programs.users import ids_of
from dsh.typed import Any


def mkdir(task: Task) -> int:
    found, names = options(task, "pm:v", ("parents",))
    code = 0
    for name in names:
        path = task.path(name)
        try:
            if {"p", "parents"} & set(found):
                done = ""
                for part in [p for p in path.split("/") if p]:
                    done += "/" + part
                    if task.files.get(done) is None:
                        task.files.mkdir(done)
            else:
                task.files.mkdir(path)
            if "m" in found:
                task.files.alter(path, mode=int(found["m"], 8))
        except OSError as error:
            code = task.complain(f"can't create directory '{name}': {strerror(error)}")
    return code


def rmdir(task: Task) -> int:
    _, names = options(task, "p")
    code = 0
    for name in names:
        try:
            if task.files.names(task.path(name)):
                code = task.complain(f"'{name}': Directory not empty")
            else:
                task.files.remove(task.path(name))
        except OSError as error:
            code = task.complain(f"'{name}': {strerror(error)}")
    return code


def rm(task: Task) -> int:
    found, names = options(task, "rRfiv", ("recursive", "force", "no-preserve-root"))
    code = 0
    for name in names:
        path = task.path(name)
        node = task.files.get(path, follow=False)
        if node is None:
            if not {"f", "force"} & set(found):
                code = task.complain(f"can't remove '{name}': No such file or directory")
        elif node.kind == "dir" and not {"r", "R", "recursive"} & set(found):
            code = task.complain(f"can't remove '{name}': Is a directory" if task.gnu else f"'{name}' is a directory")
        else:
            code = _remove(task, path, name) or code
    return code


def _remove(task: Task, path: str, name: str) -> int:
    try:
        if path.strip("/"):
            task.files.remove(path)
            return 0
        raise OSError(16, "Device or resource busy")
    except OSError as error:
        node = task.files.get(path, follow=False)
        code = 0
        if error.errno == 16 and node is not None and node.kind == "dir":  # what is mounted stays, the rest goes
            for below in task.files.names(path):
                code = _remove(task, f"{path.rstrip('/')}/{below}", f"{name.rstrip('/')}/{below}") or code
            if not path.strip("/"):
                return code
        return task.complain(f"can't remove '{name}': {strerror(error)}")


def cp(task: Task) -> int:
    found, names = options(task, "rRapfvLPdn", ("recursive",))
    return _several(
        task,
        names,
        lambda old, new: _copy(
            task, old, new, bool({"r", "R", "a", "recursive"} & set(found)), bool({"a", "p"} & set(found))
        ),
    )


def mv(task: Task) -> int:
    _, names = options(task, "fvn")

    def move(old: str, new: str) -> int:
        code = _copy(task, old, new, True, True)
        if code == 0:
            task.files.remove(old)
        return code

    return _several(task, names, move)


def _several(task: Task, names: list[str], act: Callable[[str, str], int]) -> int:
    if len(names) < 2:
        return task.complain("missing file operand")
    target = task.path(names[-1])
    into = task.files.get(target)
    if len(names) > 2 and (into is None or into.kind != "dir"):
        return task.complain(f"target '{names[-1]}' is not a directory")
    code = 0
    for name in names[:-1]:
        path = task.path(name)
        if task.files.get(path, follow=False) is None:
            verb = "rename" if task.argv[0].endswith("mv") else "stat"
            code = task.complain(f"can't {verb} '{name}': No such file or directory")
            continue
        last = name.rstrip("/").rpartition("/")[2]
        at = target if into is None or into.kind != "dir" or last == "." else f"{target.rstrip('/')}/{last}"
        try:
            code = act(path, at) or code
        except OSError as error:
            code = task.complain(f"can't create '{at}': {strerror(error)}")
    return code


def _copy(task: Task, old: str, new: str, deep: bool, same: bool) -> int:
    node = task.files.get(old, follow=not deep)
    if node is None:
        return task.complain(f"can't stat '{old}': No such file or directory")
    kept: dict[str, Any] = {} if same else {"uid": task.user.uid, "gid": task.user.gid, "mtime": task.machine.now()}
    if node.kind != "dir":
        task.files.put(new, node._replace(**kept))
        return 0
    if not deep:
        return task.complain(f"omitting directory '{old}'")
    if task.files.get(new) is None:
        task.files.put(new, node._replace(**kept))
    code = 0
    for name in task.files.names(old):
        code = _copy(task, f"{old}/{name}", f"{new}/{name}", deep, same) or code
    return code


def ln(task: Task) -> int:
    found, names = options(task, "sfnv")
    if len(names) < 2:
        return task.complain("missing file operand")
    target = task.path(names[-1])
    into = task.files.get(target)
    if into is not None and into.kind == "dir" and "n" not in found:
        target += "/" + names[0].rpartition("/")[2]
    if "f" in found and task.files.get(target, follow=False) is not None:
        task.files.remove(target)
    try:
        if "s" in found:
            task.files.link(names[0], target)
        else:
            task.files.put(target, task.files.need(task.path(names[0]))[1])
    except OSError as error:
        return task.complain(f"{names[-1]}: {strerror(error)}")
    return 0


def touch(task: Task) -> int:
    _, names = options(task, "acmd:t:r:")
    code = 0
    for name in names:
        path = task.path(name)
        try:
            if task.files.get(path) is None:
                task.files.write(path, b"")
            else:
                task.files.alter(path, mtime=task.machine.now())
        except OSError as error:
            code = task.complain(f"{name}: {strerror(error)}")
    return code


def _each(task: Task, names: list[str], deep: bool, act: Callable[[str, Node], None]) -> int:
    code = 0
    for name in names:
        path = task.path(name)
        try:
            _, node = task.files.need(path)
            act(path, node)
            if deep and node.kind == "dir":
                code = _each(task, [f"{path}/{below}" for below in task.files.names(path)], True, act) or code
        except OSError as error:
            code = task.complain(f"{name}: {strerror(error)}")
    return code


def new_mode(text: str, node: Node) -> int:
    """The mode that chmod's word makes of a file's. Raises ValueError for what is none."""
    if text.isdigit():
        return int(text, 8)
    mode = node.mode
    for part in text.split(","):
        at = next((i for i, c in enumerate(part) if c in "+-="), None)
        if at is None:
            raise ValueError(text)
        bits = 0
        for letter in part[at + 1 :]:
            bits |= {"r": 4, "w": 2, "x": 1, "X": 1 if node.kind == "dir" or mode & 0o111 else 0}.get(letter, 0)
        who = part[:at] or "a"
        mask = sum(bits << {"u": 6, "g": 3, "o": 0}[w] for w in ("ugo" if "a" in who else who))
        full = sum(7 << {"u": 6, "g": 3, "o": 0}[w] for w in ("ugo" if "a" in who else who))
        mode = mode | mask if part[at] == "+" else mode & ~mask if part[at] == "-" else mode & ~full | mask
    return mode


def chmod(task: Task) -> int:
    words = task.argv[1:]
    deep = "-R" in words
    words = [w for w in words if w not in ("-R", "-v", "-f")]
    if len(words) < 2:
        return task.complain("missing operand")
    try:
        return _each(task, words[1:], deep, lambda path, node: task.files.alter(path, mode=new_mode(words[0], node)))
    except (ValueError, KeyError):
        return task.complain(f"invalid mode '{words[0]}'")


def chown(task: Task) -> int:
    found, names = options(task, "Rvhf", ("recursive",))
    if len(names) < 2:
        return task.complain("missing operand")
    who = ids_of(task.files, names[0].replace(".", ":") if ":" not in names[0] else names[0])
    if who is None:
        return task.complain(f"unknown user {names[0].partition(':')[0]}")
    uid, gid = who
    group = names[0].partition(":")[2] or names[0].endswith(":")
    changes: dict[str, Any] = ({} if names[0].startswith(":") else {"uid": uid}) | ({"gid": gid} if group else {})
    deep = bool({"R", "recursive"} & set(found))
    return _each(task, names[1:], deep, lambda path, node: task.files.alter(path, **changes))


def mktemp(task: Task) -> int:
    found, _ = options(task, "dp:q")
    from dsh.practice.digest import fresh

    path = f"/tmp/tmp.{fresh()[:6]}"
    if "d" in found:
        task.files.mkdir(path, 0o700)
    else:
        task.files.write(path, b"", mode=0o600)
    task.say(path)
    return 0


def install(task: Task) -> int:
    found, names = options(task, "dm:o:g:D")
    if "d" in found:
        task.argv = ["mkdir", "-p", *names]
        return mkdir(task)
    task.argv = ["cp", *names]
    return cp(task)


PROGRAMS: dict[str, Program] = {
    "mkdir": mkdir, "rmdir": rmdir, "rm": rm, "cp": cp, "mv": mv, "ln": ln, "touch": touch, "chmod": chmod,
    "chown": chown, "mktemp": mktemp, "install": install,
}  # fmt: skip
