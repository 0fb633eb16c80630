"""Plugins of docker's own client: files docker-ask, docker-explain, docker-preview and docker-why in cli-plugins.

Each is a few lines of sh that answer docker's question for metadata themselves and hand everything else to
`dsh complete plugin NAME ...`, which is `call` here.
"""

import json
import os
import sys
from pathlib import Path

NAMES = {
    "ask": "The docker command for a request in plain words",
    "explain": "Every word of a docker command explained",
    "preview": "What a command would do to the engine now",
    "why": "What a docker error message means, and the way out",
}
SWITCHES = ("-D", "--debug", "--tls", "--tlsverify")
VALUED = ("--config", "-c", "--context", "-H", "--host", "-l", "--log-level", "--tlscacert", "--tlscert", "--tlskey")
HOOK_COMMANDS = "run,start,pull,push,build,exec,compose up"


def install(exe: str, hints: bool, env: dict[str, str]) -> list[str]:
    """Writes the plugins, and with `hints` the line in docker's config.json that lets it ask them after a failure."""
    from dsh.completion.install import data_folder
    from dsh.completion.made import MARK, Made
    from dsh.completion.posix import quoted
    from dsh.completion.script import SCRIPTS
    from dsh.version import __version__

    template = (SCRIPTS / "docker-plugin.sh").read_text(encoding="utf-8")
    made = Made(data_folder(env) / "dsh", "plugins")
    told = []
    for name, short in NAMES.items():
        path = _config(env) / "cli-plugins" / f"docker-{name}"
        text = template.replace("@NAME@", name).replace("@SHORT@", short).replace("@VERSION@", __version__)
        made.write(path, text.replace("@MARK@", f"{MARK} {__version__}.").replace("@EXE@", quoted(exe)), 0o755)
        told.append(f"written: {path}")
    if hints:
        from dsh.completion.client_settings import hook

        made.keep(_kept(env).parent)
        told.append(hook(_config(env) / "config.json", _kept(env), HOOK_COMMANDS))
    return told


def uninstall(env: dict[str, str]) -> list[str]:
    from dsh.completion.client_settings import unhook
    from dsh.completion.install import data_folder
    from dsh.completion.made import Made

    made = Made(data_folder(env) / "dsh", "plugins")
    if not made.lines:
        return ["no plugin of dsh is installed"]
    return unhook(_config(env) / "config.json", _kept(env)) + made.undo()


def _kept(env: dict[str, str]) -> Path:
    from dsh.completion.install import data_folder

    return data_folder(env) / "dsh" / "before" / "plugins-settings"


def _config(env: dict[str, str]) -> Path:
    return Path(env.get("DOCKER_CONFIG") or Path(env.get("HOME") or os.path.expanduser("~")) / ".docker")


def call(name: str, argv: list[str]) -> int:
    """What docker's client started the plugin with: its global flags, the plugin's name, the rest."""
    if argv[:1] == ["docker-cli-plugin-hooks"]:
        return _hint(argv[1] if len(argv) > 1 else "")
    if argv[:1] in (["__complete"], ["__completeNoDesc"]):
        return _complete(name, argv[1:])
    from dsh.cli import run

    own, rest = _leading(argv)
    rest = rest[1:] if rest[:1] == [name] else rest
    return run([*own, name, *rest])


def _leading(argv: list[str]) -> tuple[list[str], list[str]]:
    """docker's global flags as dsh has them, and the rest from the plugin's name on.

    Flags that dsh has no option for become the environment variables that docker has for them.
    """
    own: list[str] = []
    at = 0
    while at < len(argv) and argv[at].startswith("-"):
        name, equals, value = argv[at].partition("=")
        if name in SWITCHES:
            if name.startswith("--tls") and value != "false":
                os.environ["DOCKER_TLS_VERIFY" if name == "--tlsverify" else "DOCKER_TLS"] = "1"
        elif name in VALUED or name[:2] in ("-c", "-H", "-l"):
            if not equals and name not in VALUED:  # -Htcp://...
                name, value = name[:2], name[2:]
            elif not equals:
                at += 1
                value = argv[at] if at < len(argv) else ""
            if name in ("-c", "--context"):
                own += ["--context", value]
            elif name in ("-H", "--host"):
                own += ["--host", value]
            elif name == "--config":
                os.environ["DOCKER_CONFIG"] = value
            elif name.startswith("--tls"):
                os.environ["DOCKER_CERT_PATH"] = os.path.dirname(value)
        else:
            break
        at += 1
    return own, argv[at:]


def _complete(name: str, words: list[str]) -> int:
    """cobra's protocol: a candidate and a tab and what it is a line, then the directive (4: no files)."""
    from dsh.completion.candidates import candidates
    from dsh.knowledge.store import open_store

    words = words[1:] if words[:1] == [name] else words
    found = []
    if name in ("explain", "preview") and len(words) > 0:
        from shlex import quote

        line = " ".join([*(quote(word) for word in words[:-1]), ""]) + words[-1]
        found = [c for c in candidates(line, len(line), open_store()) if c.group != "request"]
    sys.stdout.write("".join(f"{c.text}\t{c.meaning}\n" for c in found) + ":4\n")
    return 0


def _hint(text: str) -> int:
    """One line for docker to print after a command that failed. Nothing where we know nothing of the error."""
    try:
        failed = str(json.loads(text).get("CommandError") or "")
    except (ValueError, AttributeError):
        return 0
    if not failed or not _known(failed):
        return 0
    said = f"What that means and the way out: docker why {json.dumps(failed.splitlines()[0])}"
    said = said.replace("{{", "{ {")  # docker takes it as a template
    sys.stdout.write(json.dumps({"Type": 0, "Template": said}))
    return 0


def _known(message: str) -> bool:
    from dsh.explain.error import diagnose
    from dsh.knowledge.store import open_store

    return bool(diagnose(message, open_store()))
