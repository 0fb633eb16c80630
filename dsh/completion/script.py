"""The plugin of a shell: its template in scripts/ with the tables put in."""

import os
import sys
from pathlib import Path

from dsh.completion.fish import fish_tables
from dsh.completion.made import MARK
from dsh.completion.own import own_tables
from dsh.completion.posix import bash_tables, quoted, zsh_tables
from dsh.completion.powershell import powershell_tables
from dsh.completion.tables import Builder, Tables, tables
from dsh.knowledge.store import Store
from dsh.version import __version__

SCRIPTS = Path(__file__).parent / "scripts"
KEY = "^Xd"  # Ctrl-X d, in the notation of DSH_KEY
WRITERS = {"bash": bash_tables, "zsh": zsh_tables, "fish": fish_tables, "powershell": powershell_tables}
ENDINGS = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1"}


def script(shell: str, exe: str, key: str, store: Store) -> str:
    """The whole plugin: completion and key."""
    shown = key_part(shell, exe, key)
    if shell == "bash":  # zsh's template does this by itself: there one file is sourced and found by name
        shown = (SCRIPTS / "lazy.bash").read_text(encoding="utf-8").replace("@KEY@", shown)
    return completion(shell, exe, store, shown)


def completion(shell: str, exe: str, store: Store, key: str = "") -> str:
    """Completion, with `key` in it."""
    builder = Builder(store)
    found = tables(builder)
    own = own_tables(builder.keep)
    known = Tables((*found, *own), tuple(builder.values))
    return _filled(f"docker.{ENDINGS[shell]}", exe).replace("@TABLES@", WRITERS[shell](known)).replace("@KEY@", key)


def key_part(shell: str, exe: str, key: str) -> str:
    """The key alone; the shells for which there is none get nothing."""
    if not (SCRIPTS / f"key.{ENDINGS[shell]}").exists():
        return ""
    return _filled(f"key.{ENDINGS[shell]}", exe).replace("@BIND@", quoted(key)).replace("@BARE@", key)


def _filled(name: str, exe: str) -> str:
    text = (SCRIPTS / name).read_text(encoding="utf-8")
    mark = f"{MARK} {__version__}; `dsh completion` writes it anew."
    fast = f"{quoted(sys.executable)} -I -S {quoted(str(Path(__file__).with_name('call.py')))}"
    return text.replace("@MARK@", mark).replace("@EXE@", quoted(exe)).replace("@FAST@", fast)


def own_exe(argv0: str) -> str:
    """The path under which this dsh is called, or its bare name where that cannot be told."""
    import shutil

    found = shutil.which(argv0) or shutil.which("dsh") or "dsh"
    return os.path.abspath(found) if os.sep in found else found
