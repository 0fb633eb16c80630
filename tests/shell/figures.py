"""How quick the shell is: python tests/shell/figures.py

start     from `dsh` and Enter to the prompt, as a multiple of importing prompt_toolkit and docker
keys      from a key stroke to the redrawn completion, with 2,000 containers on the engine
idle      processor time of a shell that waits, in percent of one processor

Bytecode is written first, as an installed dsh has it.
"""

import http.server
import json
import os
import socketserver
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

MANY = 2000
TYPED = ("docker rm box-1", "docker logs -f box-19", "docker run --network ", "stop box-7", "docker ps -f name=box")


class FakeEngine(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """Answers the four lists and /events as an engine with many containers does."""

    daemon_threads = True


class Answer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def address_string(self):
        return "engine"

    def log_message(self, *_):
        pass

    def do_GET(self):
        if "/events" in self.path:
            self.send_response(200)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            time.sleep(3600)
        body = json.dumps(answer(self.path)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def answer(path):
    if "version" in path.rsplit("/", 1)[-1]:
        return {"Version": "28.2.2", "ApiVersion": "1.50"}
    if "/containers/json" in path:
        return [
            {
                "Id": f"{n:064x}",
                "Names": [f"/box-{n}"],
                "Image": f"image-{n % 50}",
                "State": "running" if n % 3 else "exited",
                "Status": "Up 3 minutes",
                "Ports": [],
            }
            for n in range(MANY)
        ]
    if "/images/json" in path:
        return [{"Id": f"sha256:{n:064x}", "RepoTags": [f"image-{n}:1"], "Size": 1, "Created": 1} for n in range(50)]
    return {"Volumes": []} if "/volumes" in path else [{"Name": "bridge", "Driver": "bridge"}]


def keys():
    """Seconds from each key stroke to the render that shows its completions."""
    import argparse
    import io

    from prompt_toolkit.application import create_app_session
    from prompt_toolkit.data_structures import Size
    from prompt_toolkit.input import create_pipe_input
    from prompt_toolkit.output.vt100 import Vt100_Output

    from dsh.console import system_console
    from dsh.render.theme import DARK
    from dsh.shell import config
    from dsh.shell.terminal import TerminalFace

    seconds = []
    output = Vt100_Output(io.StringIO(), lambda: Size(24, 80), term="xterm-256color")
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=output):
        options = argparse.Namespace(context=None, host=None)
        face = TerminalFace(options, system_console(), config.Config(dict(config.DEFAULTS)), DARK)
        app, sent = face.session.app, threading.Event()
        due = {"text": "", "at": 0.0}

        def rendered(_):
            state, text = app.current_buffer.complete_state, app.current_buffer.text
            if due["text"] and text == due["text"] and (state is None or state.original_document.text == text):
                if state is None and not due["none"]:
                    return
                seconds.append(time.perf_counter() - due["at"])
                due["text"] = ""
                sent.set()

        app.after_render += rendered

        def type_all():
            while not face.watch.known:
                time.sleep(0.05)
            from dsh.completion.candidates import candidates

            for line in TYPED * 3:
                for n in range(1, len(line) + 1):
                    text = line[:n]
                    due["none"] = not candidates(text, n, face.store, face.picture())
                    sent.clear()
                    due["at"], due["text"] = time.perf_counter(), text
                    pipe.send_text(line[n - 1])
                    sent.wait(2)
                    time.sleep(0.02)
                pipe.send_text("\x03")
                time.sleep(0.05)
            pipe.send_text("\x04")

        threading.Thread(target=type_all, daemon=True).start()
        try:
            face.read("")
        except EOFError:
            pass
    return seconds


def in_terminal(environment, watched=5):
    """Seconds to the prompt, and the processor's percentage while it waits for `watched` seconds."""
    from terminal import Terminal

    begun = time.monotonic()
    it = Terminal(env=environment)
    while b"\xe2\x80\xba" not in "\n".join(it.lines).encode():
        it.pump(0.005)
    took = time.monotonic() - begun
    it.prompt()
    it.pump(1)
    before, start = spent(it.child.pid), time.monotonic()
    it.pump(watched)
    idle = (spent(it.child.pid) - before) / max(0.01, time.monotonic() - start) * 100
    it.close()
    return took, idle


def spent(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def imports():
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", "import prompt_toolkit, docker"], check=True)
    return time.monotonic() - begun


def main():
    sys.path.insert(0, str(Path(__file__).parent.parent))
    with tempfile.TemporaryDirectory() as folder:
        engine = FakeEngine(f"{folder}/docker.sock", Answer)
        threading.Thread(target=engine.serve_forever, daemon=True).start()
        os.environ |= {"DOCKER_HOST": f"unix://{folder}/docker.sock", "HOME": folder, "XDG_STATE_HOME": folder}
        if sys.argv[1:] == ["keys"]:
            found = sorted(keys())
            print(f"{statistics.median(found) * 1000:.1f} {found[int(len(found) * 0.99)] * 1000:.1f} {len(found)}")
            return
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        in_terminal(dict(os.environ), watched=0)
        pairs = [(in_terminal(dict(os.environ)), imports()) for _ in range(5)]
        took, base = (statistics.median(v) for v in zip(*((p[0][0], p[1]) for p in pairs), strict=True))
        print(f"start: {took:.3f} s, imports {base:.3f} s, ratio {took / base:.2f} (at most 1.3)")
        print(f"idle: {statistics.median(p[0][1] for p in pairs):.2f} % (at most 1)")
        done = subprocess.run([sys.executable, __file__, "keys"], capture_output=True, text=True, check=True)
        median, worst, count = done.stdout.split()
        print(f"keys: median {median} ms (at most 16), 99th percentile {worst} ms (at most 50), {count} key strokes")


if __name__ == "__main__":
    main()
