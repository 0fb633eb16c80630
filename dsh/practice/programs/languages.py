"""Interpreters. The practice engine runs no code: it prints what a script prints literally, and keeps servers up."""

import re

from dsh.practice.programs.machine import Reply, Request, Service
from dsh.practice.programs.process import Program, Running, Task, followers
from dsh.practice.programs.serving import INT, from_folder, hello, moment, until_signal

NOT_BUILT = "#!/bin/sh\necho 'practice engine: this program was not really built'\n"
VERSIONS = {"python": "PYTHON_VERSION", "node": "NODE_VERSION", "ruby": "RUBY_VERSION", "php": "PHP_VERSION"}
NAMES = {"python": "Python {}", "node": "v{}", "ruby": "ruby {}", "php": "PHP {} (cli)", "go": "go version go{}"}
LITERAL = re.compile(r"""^(?:print|console\.log|puts|echo)\s*\(?\s*f?(["'])((?:\\.|(?!\1).)*)\1""")
SERVES = re.compile(
    r"serve_forever|app\.run\(|\.listen\(|uvicorn\.run|createServer|while True|while \(true\)|setInterval"
)
PORT = re.compile(r"(?:port\s*=\s*|listen\(\s*|\(\s*[\"'][\d.]*[\"']\s*,\s*)(\d{2,5})", re.IGNORECASE)


def interpreter(task: Task) -> Running:
    """python, node, ruby, php: versions, literal output, python -m http.server."""
    name = task.argv[0].rpartition("/")[2].rstrip("3") or "python"
    words = task.argv[1:]
    if words[:1] and words[0] in ("--version", "-V", "-v", "version"):
        task.say(NAMES.get(name, name + " {}").format(task.env.get(VERSIONS.get(name, ""), "3.13")))
        return 0
    if words[:2] == ["-m", "http.server"]:
        return (yield from _http_server(task, words[2:]))
    if words[:1] and words[0] in ("-c", "-e", "-r"):
        return _literally(task, "".join(words[1:2]).replace(";", "\n"), "the code")
    files = [word for word in words if not word.startswith("-")]
    if words[:1] == ["-m"] and len(words) > 1:
        return (yield from _server(task, words[1], _port(" ".join(words))))
    if not files:
        task.err(f"{name}: the practice engine does not play the prompt of {name}\n".encode())
        yield from task.stdin.all()
        return 0
    node = task.files.get(task.path(files[0]))
    if node is None and name == "node":
        node = task.files.get(task.path(files[0] + ".js"))
    if node is None:
        task.err(_missing(task, name, files[0]).encode())
        return 2 if name == "python" else 1
    text = node.content.decode("utf-8", "replace")
    code = _literally(task, text, files[0])
    if SERVES.search(text):
        return (yield from _server(task, files[0], _port(text)))
    return code


def _missing(task: Task, name: str, file: str) -> str:
    if name == "node":
        return f"Error: Cannot find module '{task.path(file)}'\n"
    return f"{task.argv[0]}: can't open file '{task.path(file)}': [Errno 2] No such file or directory\n"


def _literally(task: Task, text: str, what: str) -> int:
    """Print what the text prints literally, and say that it is not more than that."""
    task.err(f"practice engine: {what} is not really run; only its literal output is shown\n".encode())
    for line in text.splitlines():
        found = LITERAL.match(line.strip())
        if found:
            task.say(found[2].replace("\\n", "\n"))
    return 0


def _port(text: str) -> int:
    found = PORT.search(text)
    return int(found[1]) if found else 5000 if "Flask(" in text else 8000


def _server(task: Task, what: str, port: int) -> Running:
    task.err(f"practice engine: {what} is taken for a server on port {port}\n".encode())
    task.listening[port] = Service(
        "http", lambda request: hello(f"Hello from {what} in the practice engine\n", "practice")
    )
    number = yield from until_signal(task, (INT,))
    return 130 if number == INT else 0


def _http_server(task: Task, words: list[str]) -> Running:
    port = next((int(word) for word in words if word.isdigit()), 8000)
    values = followers(task)
    folder = values.get("-d", values.get("--directory", task.cwd))

    def answer(request: Request) -> Reply:
        reply = from_folder(task, task.path(folder), request, "SimpleHTTP")
        when = moment(task, "%d/%b/%Y %H:%M:%S")
        line = f'{request.sender} - - [{when}] "{request.method} {request.path} HTTP/1.1" {reply.status} -\n'
        task.err(line.encode())
        return reply

    task.say(f"Serving HTTP on 0.0.0.0 port {port} (http://0.0.0.0:{port}/) ...")
    task.listening[port] = Service("http", answer)
    yield from until_signal(task, (INT,))
    task.say("\nKeyboard interrupt received, exiting.")
    return 0


WEB_PORTS = {"flask": 5000, "gunicorn": 8000, "uvicorn": 8000, "celery": 5555}


def web_command(task: Task) -> Running:
    """flask run, gunicorn, uvicorn: taken for servers."""
    name = task.argv[0].rpartition("/")[2]
    if "--version" in task.argv:
        task.say(f"{name} (practice engine)")
        return 0
    values = followers(task)
    given = next((values[flag] for flag in ("-b", "--bind", "-p", "--port") if flag in values), "")
    given = given or next((word.partition("=")[2] for word in task.argv if word.startswith(("--port=", "--bind="))), "")
    number = given.rpartition(":")[2]
    return (yield from _server(task, name, int(number) if number.isdigit() else WEB_PORTS.get(name, 8000)))


def built_server(task: Task) -> Running:
    """A program that go build has "made" from a server's source."""
    return (yield from _server(task, task.argv[-1].rpartition("/")[2], _port(f"port={task.argv[1]}")))


LISTENS = re.compile(r"(?:ListenAndServe|\.Run|\.Start)\(\s*\"[^\"]*:(\d+)\"")


def go(task: Task) -> int:
    if task.argv[1:2] == ["version"]:
        task.say(f"go version go{task.env.get('GOLANG_VERSION', '1.25.1')} linux/amd64")
        return 0
    if task.argv[1:2] == ["build"]:
        values = followers(task)
        target = task.path(values.get("-o", "app"))
        there = task.files.get(target)
        if there is not None and there.kind == "dir":
            target += "/app"
        sources = [name for name in task.files.names(task.cwd) if name.endswith(".go")]
        text = "".join(task.files.read(task.path(name)).decode("utf-8", "replace") for name in sources)
        served = LISTENS.search(text)
        made = f"#!/bin/built-server {served[1]}\n" if served else NOT_BUILT
        task.files.write(target, made.encode(), mode=0o755)
    task.err(b"practice engine: go is not really run\n")
    return 0


PROGRAMS: dict[str, Program] = {
    **dict.fromkeys(("python", "python3", "node", "ruby", "php", "java"), interpreter),
    **dict.fromkeys(WEB_PORTS, web_command),
    "go": go,
    "built-server": built_server,
}
