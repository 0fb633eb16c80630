"""bash, zsh and fish in a terminal with dsh's plugin installed, and an engine that only lists."""

import json
import os
import socketserver
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler
from itertools import count
from pathlib import Path

from terminal import Terminal

PROMPT = "ready>"
READLINE = "\n".join(
    f"bind 'set {setting}'"
    for setting in ("show-all-if-ambiguous on", "page-completions off", "completion-query-items 0", "bell-style none")
)
STARTS = {
    "bash": f"PS1='{PROMPT} '\n{READLINE}\n. {{data}}/dsh/dsh.bash\n",
    "bash-completion": f". /usr/share/bash-completion/bash_completion\nPS1='{PROMPT} '\n{READLINE}\n"
    ". {data}/dsh/dsh.bash\ncomplete -r docker\n",  # the line for the key alone: docker's Tab is bash-completion's
    "zsh": f"PROMPT='{PROMPT} '\n. {{data}}/dsh/dsh.zsh\nautoload -Uz compinit\ncompinit -u\nunsetopt beep\n",
    "fish": f"function fish_prompt\n    echo -n '{PROMPT} '\nend\nfunction fish_right_prompt\nend\nset fish_greeting\n",
}


def environment(home, host):
    """A home of its own, and nothing of the user's."""
    return {
        "HOME": str(home),
        "ZDOTDIR": str(home),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "DOCKER_HOST": host,
        "DOCKER_CONFIG": str(home / ".docker"),
    }


def install(shell, env):
    name = shell.partition("-")[0]
    dsh = str(Path(sys.executable).with_name("dsh"))
    return subprocess.run([dsh, "completion", name, "--install"], env=env, check=True, capture_output=True, text=True)


def start(shell, env, folder, columns=110, lines=40, text=None):
    """The shell at its prompt, in `folder`, with its plugin. `text`: its start-up file, else that of STARTS."""
    home = Path(env["HOME"])
    text = text or STARTS[shell].format(data=home / ".local" / "share")
    if shell.startswith("bash"):
        (home / ".bashrc").write_text(text)
        command = ["/bin/bash", "--noprofile", "-i"]
    elif shell == "zsh":
        (home / ".zshrc").write_text(text)
        command = ["/usr/bin/zsh", "-d", "-i"]
    else:
        (home / ".config" / "fish").mkdir(parents=True, exist_ok=True)
        (home / ".config" / "fish" / "config.fish").write_text(text)
        command = ["/usr/bin/fish", "-i"]
    return Terminal(command, env=env, columns=columns, lines=lines, cwd=folder).see(PROMPT)


def cleared(terminal):
    """An empty line at the top of an empty screen."""
    terminal.send("\x03")
    terminal.pump(0.05)
    terminal.send("\x15\x0c")
    rounds = count(1)

    def empty(it):
        if next(rounds) % 100 == 0:  # a shell that is just ending something may have lost the keys
            it.send("\x15\x0c")
        return it.text.strip() == PROMPT

    return terminal.wait(empty, "an empty screen")


def container(n):
    running = n % 2 == 0
    return {
        "Id": f"{n:064x}",
        "Names": [f"/web{n}" if n else "/web"],
        "Image": "nginx:alpine",
        "State": "running" if running else "exited",
        "Status": "Up 3 hours" if running else "Exited (0) 2 days ago",
        "Ports": [] if n else [{"PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"}],
    }


class Lister:
    """An engine of `count` containers, an image, two networks (one with a blank in its name) and a volume."""

    def __init__(self, path, count):
        found = [container(n) for n in range(count)]
        answers = {
            "/containers/json?all=1": found,
            "/containers/json": [c for c in found if c["State"] == "running"],
            "/images/json": [{"Id": "sha256:" + "a" * 64, "RepoTags": ["nginx:alpine"], "Size": 44_000_000}],
            "/networks": [{"Name": "my net", "Driver": "bridge"}, {"Name": "front", "Driver": "bridge"}],
            "/volumes": {"Volumes": [{"Name": "data", "Driver": "local"}]},
        }
        asked = self.asked = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                body = json.dumps(answers.get(self.path, [])).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
            daemon_threads = True

            def handle_error(self, request, client_address):
                pass

        self.server = Server(str(path), Handler)
        self.host = f"unix://{path}"
        threading.Thread(target=self.server.serve_forever, daemon=True, args=(0.05,)).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
