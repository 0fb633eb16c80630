"""Users and groups, read from /etc/passwd and /etc/group of the pretend file system."""

from dsh.practice.files import Files
from dsh.practice.programs.process import User


class NoUser(Exception):
    """No such user or group; the message is the runtime's."""


def _rows(files: Files, path: str) -> list[list[str]]:
    node = files.get(path)
    text = "" if node is None else node.content.decode("utf-8", "replace")
    return [line.split(":") for line in text.splitlines() if line.count(":") >= 3 or path.endswith("group")]


def user_name(files: Files, uid: int) -> str:
    """The name of a user, or its number."""
    return next((row[0] for row in _rows(files, "/etc/passwd") if row[2:3] == [str(uid)]), str(uid) if uid else "root")


def group_name(files: Files, gid: int) -> str:
    """The name of a group, or its number."""
    return next((row[0] for row in _rows(files, "/etc/group") if row[2:3] == [str(gid)]), str(gid) if gid else "root")


def ids_of(files: Files, text: str) -> tuple[int, int] | None:
    """The numbers of USER[:GROUP]; None for an unknown one."""
    try:
        user = find_user(files, text)
    except NoUser:
        return None
    return user.uid, user.gid


def find_user(files: Files, text: str) -> User:
    """Who a container's or a step's USER means. Raises NoUser."""
    name, group = (*text.split(":"), "")[:2]  # what follows is passed over
    name = name or "0"
    row = next((row for row in _rows(files, "/etc/passwd") if row[0] == name), None)
    if row is None and name.isdigit():
        row = next((row for row in _rows(files, "/etc/passwd") if row[2:3] == [name]), None)
    if row is None and not name.isdigit() and name != "root":
        raise NoUser(f"unable to find user {name}: no matching entries in passwd file")
    uid = int(row[2]) if row else int(name) if name.isdigit() else 0
    gid = int(row[3]) if row else 0
    home = (row[5] if row and len(row) > 5 else "") or ("/root" if uid == 0 and row is None else "/")
    if group:
        found = next((g for g in _rows(files, "/etc/group") if g[0] == group), None)
        if found is None and not group.isdigit():
            raise NoUser(f"unable to find group {group}: no matching entries in group file")
        gid = int(found[2]) if found else int(group)
    shown = row[0] if row else "root" if uid == 0 else str(uid)
    more = (
        {int(g[2]) for g in _rows(files, "/etc/group") if len(g) > 3 and shown in g[3].split(",")}
        if not group
        else set()
    )
    return User(uid, gid, shown, home, (gid, *sorted(more - {gid})))
