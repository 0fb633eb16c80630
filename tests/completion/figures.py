"""How long a Tab takes, ours beside docker's own script in the same shell.

Run by hand: python tests/completion/figures.py. Medians in milliseconds, and the ratio, which is what counts.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]
from shells import Lister, environment  # noqa: E402
from terminal import Terminal  # noqa: E402

LINES = ("docker re", "docker run --na", "docker compose -f x up --no-d")
RUNS = 21
BASH = """
source /usr/share/bash-completion/bash_completion
__dsh_loading=1 source {script}
{load}
compopt() {{ :; }}
COMP_LINE='{line}' COMP_POINT={point} COMP_TYPE=63 COMP_WORDS=({line}) COMP_CWORD={last}
for ((n = 0; n <= {runs}; n++)); do
    started=${{EPOCHREALTIME/./}}
    {call} docker "${{COMP_WORDS[-1]}}" "${{COMP_WORDS[-2]}}"
    echo $((${{EPOCHREALTIME/./}} - started))
done
"""
ZSH = """
PROMPT='ready> '
autoload -Uz compinit; compinit -u -D
source {script}
zmodload zsh/datetime
timed() {{ local s=$EPOCHREALTIME; _main_complete; print $(( (EPOCHREALTIME - s) * 1000000 )) >> {out} }}
zle -C timed complete-word timed
bindkey '^I' timed
"""
FISH = """
source {script}
for n in (seq 0 {runs})
    set -l started (date +%s%N)
    complete -C '{line}' >/dev/null
    math "("(date +%s%N)" - $started) / 1000"
end
"""


def scripts(folder, shell, env):
    made = {}
    for name, command in (("dsh", "dsh"), ("docker", "docker")):
        made[name] = folder / f"{name}.{shell}"
        text = subprocess.run(
            [command, "completion", shell], env=env, capture_output=True, text=True, check=True
        ).stdout
        made[name].write_text(text)
    return made


def median(text):
    """Without the first, which loads what is loaded once."""
    return statistics.median(float(line) for line in text.split()[1:]) / 1000


def bash(script, name, line, env, folder):
    call, load = ("__dsh_complete", "__dsh_load") if name == "dsh" else ("__start_docker", "")
    text = BASH.format(
        script=script, load=load, line=line, point=len(line), last=len(line.split()) - 1, runs=RUNS, call=call
    )
    return run(["bash", "--norc", "-c", text], env, folder)


def fish(script, name, line, env, folder):
    return run(["fish", "--no-config", "-c", FISH.format(script=script, line=line, runs=RUNS)], env, folder)


def run(command, env, folder):
    found = subprocess.run(command, env=env, cwd=folder, capture_output=True, text=True, check=True, timeout=120)
    return median(found.stdout)


def zsh(script, name, line, env, folder):
    out = folder / "times"
    out.unlink(missing_ok=True)
    (Path(env["HOME"]) / ".zshrc").write_text(ZSH.format(script=script, out=out))
    terminal = Terminal(["zsh", "-d", "-i"], env=env, columns=110, lines=40, cwd=folder).see("ready>")
    for n in range(RUNS + 1):
        terminal.send("\x15" + line + "\t")
        terminal.wait(lambda it, n=n: out.exists() and len(out.read_text().split()) > n, "the Tab")
    terminal.close()
    return median(out.read_text())


def live(env):
    """One call for live names, ours beside docker's: the engine with 20 containers, then away."""
    call = [sys.executable, "-I", "-S", str(Path(__file__).parents[2] / "dsh/completion/call.py"), "container"]
    return [alternate(call, ["docker", "__complete", "rm", ""], env)]


SOURCING = {  # prints microseconds
    "bash": "for n in {{0..{runs}}}; do s=${{EPOCHREALTIME/./}}; . {script}; echo $((${{EPOCHREALTIME/./}} - s)); done",
    "zsh": "zmodload zsh/datetime; repeat {runs} {{ s=$EPOCHREALTIME; . {script}; "
    "print $(( (EPOCHREALTIME - s) * 1000000 )) }}",
    "fish": 'for n in (seq 0 {runs}); set s (date +%s%N); source {script}; math "("(date +%s%N)" - $s) / 1000"; end',
}
BARE = {"bash": ["bash", "--norc", "-c"], "zsh": ["zsh", "-f", "-c"], "fish": ["fish", "--no-config", "-c"]}


def sourcing(shell, script, env, folder):
    return run([*BARE[shell], SOURCING[shell].format(runs=RUNS, script=script)], env, folder)


def alternate(ours, theirs, env):
    times = ([], [])
    for _ in range(RUNS):
        for command, kept in ((ours, times[0]), (theirs, times[1])):
            started = time.perf_counter()
            subprocess.run(command, env=env, capture_output=True, check=False)
            kept.append((time.perf_counter() - started) * 1000)
    return [statistics.median(kept) for kept in times]


def show(what, ours, theirs):
    print(f"{what:<50} {ours:8.2f} ms  docker's own {theirs:8.2f} ms  ratio {ours / theirs:.2f}")


def main():
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        engine = Lister(home / "engine.sock", 20)
        env = environment(home, engine.host)
        for shell, timed in (("bash", bash), ("zsh", zsh), ("fish", fish)):
            made = scripts(home, shell, env)
            times = (sourcing(shell, made[who], env, home) for who in ("dsh", "docker"))
            show(f"{shell}: sourced from a file", *times)
            for line in LINES:
                show(f"{shell}: {line}", *(timed(made[who], who, line, env, home) for who in ("dsh", "docker")))
        for host, what in ((engine.host, "20 containers"), ("unix:///nowhere.sock", "engine away")):
            show(f"live names, {what}", *live({**env, "DOCKER_HOST": host})[0])
        subprocess.run(["dsh", "plugin", "install"], env=env, check=True, capture_output=True)
        bare = {**env, "HOME": str(home / "bare"), "DOCKER_CONFIG": str(home / "bare")}
        times = ([], [])
        for _ in range(RUNS):
            for which, kept in ((env, times[0]), (bare, times[1])):
                started = time.perf_counter()
                subprocess.run(["docker", "--help"], env=which, capture_output=True, check=True)
                kept.append((time.perf_counter() - started) * 1000)
        show("docker --help, with the plugins and without", *(statistics.median(kept) for kept in times))
        engine.close()


if __name__ == "__main__":
    main()
