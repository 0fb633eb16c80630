"""Puts a shell's plugin where that shell looks for it, and takes it away again so that all is as it was."""

import os
from pathlib import Path

from dsh.completion.made import MARK, Made
from dsh.completion.script import completion, key_part
from dsh.errors import UsageError
from dsh.knowledge.store import Store

Env = dict[str, str]
OTHERS = ("podman", "docker-compose", "dsh")


def install(shell: str, exe: str, key: str, store: Store, env: Env) -> list[str]:
    """Writes the files; gives back what to tell the user."""
    if shell not in FILES:
        raise UsageError(f"there is no place that {shell} looks into", hint="dsh completion powershell >> $PROFILE")
    files = FILES[shell](exe, key, store, env)
    made = Made(data_folder(env) / "dsh", shell)
    for path, text in files.items():
        made.write(path, text)
    return [*(f"written: {path}" for path in files), *HINTS[shell](env)]


def uninstall(shell: str, env: Env) -> list[str]:
    """Takes away what install wrote; gives back what to tell the user."""
    made = Made(data_folder(env) / "dsh", shell)
    if not made.lines:
        return [f"nothing of dsh is installed for {shell}"]
    return made.undo()


def home(env: Env) -> Path:
    return Path(env.get("HOME") or os.path.expanduser("~"))


def data_folder(env: Env) -> Path:
    return Path(env.get("XDG_DATA_HOME") or home(env) / ".local" / "share")


def _rc(shell: str, env: Env) -> Path:
    return data_folder(env) / "dsh" / f"dsh.{shell}"


def _bash(exe: str, key: str, store: Store, env: Env) -> dict[Path, str]:
    user = env.get("BASH_COMPLETION_USER_DIR")
    folder = (Path(user) if user else data_folder(env) / "bash-completion") / "completions"
    first = (
        f"# {MARK}: its key, and its completion at the first Tab.\n"
        "__dsh_first() {\n"
        f"    . {_quoted(folder / 'docker')} && return 124\n"
        "}\n"
        "complete -F __dsh_first docker podman docker-compose dsh\n"
    )
    other = f"# {MARK}: completed as docker is.\n. {_quoted(folder / 'docker')}\n"
    return {
        folder / "docker": completion("bash", exe, store),
        **{folder / name: other for name in OTHERS},
        _rc("bash", env): first + key_part("bash", exe, key),
    }


def _zsh(exe: str, key: str, store: Store, env: Env) -> dict[Path, str]:
    folder = data_folder(env) / "zsh" / "site-functions"
    first = (
        f"# {MARK}: its key, and the folder of its completion.\n"
        f"fpath=({_quoted(folder)} ${{fpath:#{_quoted(folder)}}})\n"
        "if (( $+functions[compdef] )); then\n"
        "    autoload -Uz _docker\n"
        "    compdef _docker docker podman docker-compose dsh\n"
        "fi\n"
    )
    return {folder / "_docker": completion("zsh", exe, store), _rc("zsh", env): first + key_part("zsh", exe, key)}


def _fish(exe: str, key: str, store: Store, env: Env) -> dict[Path, str]:
    folder = Path(env.get("XDG_CONFIG_HOME") or home(env) / ".config") / "fish"
    other = f"# {MARK}: completed as docker is.\nsource (status dirname)/docker.fish\n"
    return {
        folder / "completions" / "docker.fish": completion("fish", exe, store),
        **{folder / "completions" / f"{name}.fish": other for name in OTHERS},
        folder / "conf.d" / "dsh.fish": f"# {MARK}: its key.\n" + key_part("fish", exe, key),
    }


def _quoted(path: Path) -> str:
    from shlex import quote

    return quote(str(path))


def _bash_hint(env: Env) -> list[str]:
    return [
        "bash-completion finds it by itself. For the key, and where there is no bash-completion, add to ~/.bashrc:",
        f"    . {_quoted(_rc('bash', env))}",
    ]


def _zsh_hint(env: Env) -> list[str]:
    return ["zsh looks there once ~/.zshrc has this line:", f"    . {_quoted(_rc('zsh', env))}"]


def _fish_hint(env: Env) -> list[str]:
    return ["fish finds both by itself, in its next session"]


FILES = {"bash": _bash, "zsh": _zsh, "fish": _fish}
HINTS = {"bash": _bash_hint, "zsh": _zsh_hint, "fish": _fish_hint}
