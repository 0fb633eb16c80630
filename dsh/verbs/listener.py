"""The program of this machine that listens on a port, as far as Linux lets us see it."""

import os

TABLES = ("/proc/net/tcp", "/proc/net/tcp6", "/proc/net/udp", "/proc/net/udp6")
LISTENING = {"0A", "07"}  # TCP that listens, UDP that is bound


def listener(port: int) -> str | None:
    """ "nginx (process 123)"; "a program" where the owner is hidden from us; None where nobody listens."""
    inodes = {inode for table in TABLES for inode in _sockets(table, port)}
    if not inodes:
        return None
    for pid in filter(str.isdecimal, os.listdir("/proc")):
        try:
            links = [os.readlink(f"/proc/{pid}/fd/{fd}") for fd in os.listdir(f"/proc/{pid}/fd")]
            if any(link.startswith("socket:[") and link[8:-1] in inodes for link in links):
                with open(f"/proc/{pid}/comm", encoding="utf-8", errors="replace") as file:
                    return f"{file.read().strip()} (process {pid})"
        except OSError:  # another user's, or gone
            continue
    return "a program"


def _sockets(table: str, port: int) -> list[str]:
    try:
        with open(table, encoding="ascii") as file:
            rows = [line.split() for line in file.readlines()[1:]]
    except OSError:
        return []
    return [row[9] for row in rows if row[3] in LISTENING and int(row[1].rpartition(":")[2], 16) == port]
