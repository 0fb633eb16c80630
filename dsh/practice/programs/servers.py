"""Pretend servers: nginx, httpd, redis, and some that only stay up. They listen, log, and end as real ones do."""

import re

from dsh.practice.programs import find
from dsh.practice.programs.machine import Reply, Request, Service
from dsh.practice.programs.process import Program, Running, Task, followers
from dsh.practice.programs.serving import HUP, INT, QUIT, TERM, from_folder, hello, moment, until_signal
from dsh.practice.programs.stores import Store
from dsh.practice.programs.users import NoUser, find_user

CONF = "/etc/nginx/nginx.conf"


def _nginx_log(task: Task, text: str) -> None:
    task.err(f"{moment(task, '%Y/%m/%d %H:%M:%S')} [notice] {task.pid}#{task.pid}: {text}\n".encode())


def _sites(task: Task) -> str:
    """The text of all site configurations."""
    folder = "/etc/nginx/conf.d"
    found = [name for name in task.files.names(folder) if name.endswith(".conf")] if task.files.get(folder) else []
    return "".join(task.files.read(f"{folder}/{name}").decode("utf-8", "replace") for name in found)


def nginx(task: Task) -> Running:
    words = task.argv[1:]
    if words[:1] in (["-v"], ["-V"]):
        task.err(f"nginx version: nginx/{_version(task)}\n".encode())
        return 0
    if task.files.get(CONF) is None:
        task.err(f'nginx: [emerg] open() "{CONF}" failed (2: No such file or directory)\n'.encode())
        return 1
    text = _sites(task)
    if text.count("{") != text.count("}"):
        task.err(b'nginx: [emerg] unexpected end of file, expecting "}" in /etc/nginx/conf.d/default.conf\n')
        return 1
    if words[:1] == ["-t"]:
        task.err(f"nginx: the configuration file {CONF} syntax is ok\n".encode())
        task.err(f"nginx: configuration file {CONF} test is successful\n".encode())
        return 0
    if words[:1] == ["-s"]:
        number = {"stop": TERM, "quit": QUIT, "reload": HUP}.get("".join(words[1:2]), 0)
        for other in task.machine.tasks():
            if number and other.argv[0].endswith("nginx") and other.pid != task.pid:
                other.signal(number)
        return 0
    settings = task.files.read(CONF).decode("utf-8", "replace") + " ".join(words)
    if "daemon off" not in settings:
        return 0  # it goes to the background, and its container has nothing left to wait for
    _nginx_log(task, 'using the "epoll" event method')
    _nginx_log(task, f"nginx/{_version(task)}")
    _nginx_log(task, "start worker processes")
    for port in re.findall(r"listen\s+(?:\S*:)?(\d+)", text) or ["80"]:
        task.listening[int(port)] = Service("http", lambda request: _nginx_answer(task, request))
    while True:
        number = yield from until_signal(task, (TERM, INT, QUIT, HUP))
        if number == HUP:
            _nginx_log(task, "signal 1 (SIGHUP) received, reconfiguring")
            continue
        name = {TERM: "SIGTERM", INT: "SIGINT", QUIT: "SIGQUIT"}[number]
        _nginx_log(task, f"signal {number} ({name}) received, {'shutting down' if number == QUIT else 'exiting'}")
        _nginx_log(task, "exit")
        return 0


def _version(task: Task) -> str:
    return task.env.get("NGINX_VERSION", "1.29.1")


def _nginx_answer(task: Task, request: Request) -> Reply:
    root = re.search(r"root\s+([^;]+);", _sites(task))
    folder = root[1].strip() if root else "/usr/share/nginx/html"
    reply = from_folder(task, folder, request, f"nginx/{_version(task)}")
    when = moment(task, "%d/%b/%Y:%H:%M:%S +0000")
    line = f'{request.sender} - - [{when}] "{request.method} {request.path} HTTP/1.1" {reply.status} {len(reply.body)}'
    task.say(f'{line} "-" "{request.agent}" "-"')
    if reply.status in (403, 404):
        said = "open()" if reply.status == 404 else "directory index of"
        error = f'{said} "{folder}{request.path}" failed' + (
            " (2: No such file or directory)" if "open" in said else ""
        )
        task.err(f"{moment(task, '%Y/%m/%d %H:%M:%S')} [error] 29#29: *1 {error}, client: {request.sender}\n".encode())
    return reply


def httpd(task: Task) -> Running:
    if "-v" in task.argv:
        task.say(f"Server version: Apache/{task.env.get('HTTPD_VERSION', '2.4')} (Unix)")
        return 0
    root = "/usr/local/apache2/htdocs" if task.files.get("/usr/local/apache2/htdocs") else "/var/www/html"
    foreground = task.argv[0].endswith("foreground") or "-DFOREGROUND" in task.argv
    if task.files.get("/bin/busybox") is not None and not foreground:
        return (yield from _busybox_httpd(task))
    if not foreground:
        return 0
    own = next((card.address for card in task.machine.interfaces()), "127.0.0.1")
    task.err(
        f"AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using {own}. "
        "Set the 'ServerName' directive globally to suppress this message\n".encode()
    )
    _httpd_log(task, "mpm_event", "AH00489: Apache/2.4 (Unix) configured -- resuming normal operations")
    task.listening[80] = Service("http", lambda request: _httpd_answer(task, request, root))
    number = yield from until_signal(task, (TERM, 28, INT))
    name = "SIGWINCH, shutting down gracefully" if number == 28 else "SIGTERM, shutting down"
    _httpd_log(task, "mpm_event", f"AH00{492 if number == 28 else 491}: caught {name}")
    return 0


def _httpd_log(task: Task, module: str, text: str) -> None:
    when = moment(task, "%a %b %d %H:%M:%S.%f000 %Y")
    task.err(f"[{when}] [{module}:notice] [pid {task.pid}:tid {task.pid}] {text}\n".encode())


def _httpd_answer(task: Task, request: Request, root: str) -> Reply:
    reply = from_folder(task, root, request, "Apache/2.4 (Unix)")
    when = moment(task, "%d/%b/%Y:%H:%M:%S +0000")
    task.say(
        f'{request.sender} - - [{when}] "{request.method} {request.path} HTTP/1.1" {reply.status} {len(reply.body)}'
    )
    return reply


def _busybox_httpd(task: Task) -> Running:
    """busybox's: -f stays in the foreground, -p PORT, -h FOLDER."""
    words = task.argv[1:]
    values = followers(task)
    port = values.get("-p", "80").rpartition(":")[2]
    folder = values.get("-h", task.cwd)
    if not any(word.startswith("-") and "f" in word for word in words):
        return 0
    task.listening[int(port) if port.isdigit() else 80] = Service(
        "http", lambda request: from_folder(task, folder, request, "busybox")
    )
    yield from until_signal(task, ())
    return 0


def redis_server(task: Task) -> Running:
    if "--version" in task.argv or "-v" in task.argv:
        task.say(f"Redis server v={task.env.get('REDIS_VERSION', '8.2')} (practice engine)")
        return 0
    port = int(followers(task).get("--port", "6379"))
    store = Store(task, f"{task.cwd.rstrip('/')}/dump.rdb")
    _redis_log(task, "*", "oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo")
    _redis_log(
        task, "*", f"Redis version={task.env.get('REDIS_VERSION', '8.2')}, bits=64, pid={task.pid}, just started"
    )
    _redis_log(task, "*", f"Running mode=standalone, port={port}.")
    _redis_log(task, "*", "Server initialized")
    if store.load():
        _redis_log(task, "*", f"DB loaded from disk: {len(store.data)} keys")
    _redis_log(task, "*", "Ready to accept connections tcp")
    task.listening[port] = Service("redis", store.command)
    number = yield from until_signal(task, (TERM, INT))
    name = "SIGTERM" if number == TERM else "SIGINT"
    _redis_log(task, "#", f"User requested shutdown... ({name})")
    _redis_log(task, "*", "Saving the final RDB snapshot before exiting.")
    store.save()
    _redis_log(task, "*", "DB saved on disk")
    _redis_log(task, "#", "Redis is now ready to exit, bye bye...")
    return 0


def _redis_log(task: Task, mark: str, text: str) -> None:
    task.say(f"{task.pid}:M {moment(task, '%d %b %Y %H:%M:%S.%f')} {mark} {text}")


def _stays_up(port: int, protocol: str, line: str) -> Program:
    """A server that logs one line, listens, and says that it is not played further."""

    def program(task: Task) -> Running:
        if "--version" in task.argv or "version" in task.argv[1:2]:
            task.say(f"{task.argv[0].rpartition('/')[2]} (practice engine)")
            return 0
        task.err(f"{moment(task, '%Y-%m-%dT%H:%M:%SZ')} {line} (practice engine: it only stays up)\n".encode())
        answer = (
            (lambda request: hello(f"{protocol} of the practice engine\n", protocol)) if port in (80, 5000) else None
        )
        task.listening[port] = Service(protocol, answer)
        yield from until_signal(task, (TERM, INT))
        return 0

    return program


def hello_world(task: Task) -> int:
    task.say(
        "\nHello from Docker!\n"
        "This message shows that your practice engine works: it is the one in dsh, nothing real was touched.\n\n"
        "What has just happened:\n"
        " 1. The client asked the engine to run a container of the image hello-world.\n"
        " 2. The engine had the image, or pulled it from its catalogue.\n"
        " 3. It made a container, ran the program in it, and this is what the program printed.\n\n"
        "Something bigger to try:\n $ docker run -it ubuntu bash\n"
    )
    return 0


DEFAULTS = {
    "REDIS_VERSION": "redis-server",
    "PG_MAJOR": "postgres",
    "MYSQL_MAJOR": "mysqld",
    "MARIADB_VERSION": "mariadbd",
}
DEFAULTS |= {"MONGO_MAJOR": "mongod", "MEMCACHED_VERSION": "memcached", "NODE_VERSION": "node"}
RUNS_AS = {"redis-server": "redis", "postgres": "postgres", "mysqld": "mysql", "mariadbd": "mysql", "mongod": "mongodb"}


def entrypoint(task: Task) -> Running:
    """The start script of an official image: it prepares, and then becomes the program that follows."""
    from dsh.practice.programs import databases

    words = task.argv[1:]
    default = next((name for variable, name in DEFAULTS.items() if variable in task.env), "")
    if default and (not words or words[0].startswith("-")):
        words = [default, *words]
    if default == "node" and words and find.look_up(words[0], task.env, task.cwd, task.files) is None:
        words = ["node", *words]
    name = words[0].rpartition("/")[2] if words else "sh"
    if name == "nginx":
        task.say("/docker-entrypoint.sh: Configuration complete; ready for start up")
    ready = databases.prepare(task, name)
    code = ready if isinstance(ready, int) else (yield from ready)
    if code:
        return code
    if task.user.uid == 0 and name in RUNS_AS:
        try:
            task.user = find_user(task.files, RUNS_AS[name])
        except NoUser:
            pass
    try:
        return (yield from find.become(task, words or ["sh"]))
    except find.NotStarted as error:
        task.err(f"{task.argv[0]}: {words[0]}: {'not found' if error.code == 127 else 'Permission denied'}\n".encode())
        return error.code


PROGRAMS: dict[str, Program] = {
    "nginx": nginx, "httpd": httpd, "httpd-foreground": httpd, "apache2-foreground": httpd,
    "redis-server": redis_server, "memcached": _stays_up(11211, "memcached", "server listening"),
    "registry": _stays_up(5000, "registry", 'level=info msg="listening on [::]:5000"'),
    "traefik": _stays_up(80, "http", "INF Traefik started"), "hello": hello_world,
    "docker-entrypoint.sh": entrypoint, "docker-php-entrypoint": entrypoint, "entrypoint.sh": entrypoint,
}  # fmt: skip
