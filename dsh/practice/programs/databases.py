"""Pretend databases: they want their passwords, make their files, log, listen; SQL they do not play."""

from dsh.practice.filesystem import Node
from dsh.practice.programs.machine import Service
from dsh.practice.programs.process import Program, Running, Task
from dsh.practice.programs.serving import INT, QUIT, TERM, moment, pause, until_signal
from dsh.practice.programs.users import NoUser, find_user

MB = 1 << 20


def prepare(task: Task, name: str) -> "int | Running":
    """What the start script does before the server: it makes a new database, or refuses to without a password."""
    if name == "postgres":
        return _prepare_postgres(task)
    if name in ("mysqld", "mariadbd"):
        return _prepare_mysql(task, name)
    return 0


def _fresh(task: Task, folder: str, mark: str) -> bool:
    return task.files.get(f"{folder}/{mark}") is None


def _make(task: Task, user: str, folder: str, sizes: dict[str, int]) -> None:
    """Files of the server, which only count."""
    try:
        owner = find_user(task.files, user)
    except NoUser:
        owner = task.user
    now = task.machine.now()
    if task.files.get(folder) is None:
        task.files.put(folder, Node("dir", 0o700, owner.uid, owner.gid, now))
    for name, size in sizes.items():
        task.files.put(f"{folder}/{name}", Node("file", 0o600, owner.uid, owner.gid, now, counted=size))


def _prepare_postgres(task: Task) -> Running:
    folder = task.env.get("PGDATA", "/var/lib/postgresql/data")
    if not _fresh(task, folder, "PG_VERSION"):
        task.say("\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n")
        return 0
    if not task.env.get("POSTGRES_PASSWORD") and task.env.get("POSTGRES_HOST_AUTH_METHOD") != "trust":
        task.err(
            b"Error: Database is uninitialized and superuser password is not specified.\n"
            b"       You must specify POSTGRES_PASSWORD to a non-empty value for the\n"
            b'       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".\n'
        )
        return 1
    task.say('The files belonging to this database system will be owned by user "postgres".\n')
    task.say(f"fixing permissions on existing directory {folder} ... ok\ncreating subdirectories ... ok")
    yield from pause(task, 0.2)
    _make(task, "postgres", folder, {"PG_VERSION": 3, "base.data": 22 * MB, "global.data": MB, "pg_wal.data": 16 * MB})
    task.say("running bootstrap script ... ok\nsyncing data to disk ... ok\n")
    if task.env.get("POSTGRES_DB"):
        task.say("CREATE DATABASE\n")
    task.say("PostgreSQL init process complete; ready for start up.\n")
    return 0


def _prepare_mysql(task: Task, name: str) -> Running:
    folder = "/var/lib/mysql"
    _entry(task, "Note", f"Entrypoint script for {'MariaDB' if name == 'mariadbd' else 'MySQL'} Server started.")
    if not _fresh(task, folder, "ibdata1"):
        return 0
    kinds = ("ROOT_PASSWORD", "ALLOW_EMPTY_PASSWORD", "RANDOM_ROOT_PASSWORD")
    prefixes = ("MARIADB", "MYSQL") if name == "mariadbd" else ("MYSQL",)
    if not any(task.env.get(f"{prefix}_{kind}") for prefix in prefixes for kind in kinds):
        _entry(task, "ERROR", "Database is uninitialized and password option is not specified")
        task.err(b"    You need to specify one of the following as an environment variable:\n")
        for kind in kinds:
            task.err(f"    - {prefixes[0]}_{kind}\n".encode())
        return 1
    _entry(task, "Note", "Initializing database files")
    yield from pause(task, 0.3)
    _make(task, "mysql", folder, {"ibdata1": 12 * MB, "undo_001": 16 * MB, "undo_002": 16 * MB, "mysql.ibd": 30 * MB})
    _entry(task, "Note", "Database files initialized")
    _entry(task, "Note", f"{'MariaDB' if name == 'mariadbd' else 'MySQL'} init process done. Ready for start up.")
    return 0


def _entry(task: Task, level: str, text: str) -> None:
    when = moment(task, "%Y-%m-%d %H:%M:%S+00:00")
    (task.err if level == "ERROR" else task.out)(f"{when} [{level}] [Entrypoint]: {text}\n".encode())


def postgres(task: Task) -> Running:
    if "--version" in task.argv or "-V" in task.argv:
        task.say(f"postgres (PostgreSQL) {task.env.get('PG_MAJOR', '17')} (practice engine)")
        return 0
    if task.user.uid == 0:
        task.err(b'"root" execution of the PostgreSQL server is not permitted.\n')
        return 1

    def log(text: str) -> None:
        task.err(f"{moment(task, '%Y-%m-%d %H:%M:%S.%f UTC')} [{task.pid}] LOG:  {text}\n".encode())

    log(f"starting PostgreSQL {task.env.get('PG_MAJOR', '17')} (practice engine) on x86_64-pc-linux-gnu")
    log('listening on IPv4 address "0.0.0.0", port 5432')
    yield from pause(task, 0.1)
    log("database system is ready to accept connections")
    task.listening[5432] = Service("postgres")
    number = yield from until_signal(task, (TERM, INT, QUIT))
    log(f"received {'smart' if number == TERM else 'fast'} shutdown request")
    log("database system is shut down")
    return 0


def _mysql(name: str) -> Program:
    def program(task: Task) -> Running:
        version = task.env.get("MYSQL_MAJOR") or task.env.get("MARIADB_VERSION") or "9"
        if "--version" in task.argv or "-V" in task.argv:
            task.say(f"{task.argv[0]}  Ver {version} for Linux on x86_64 (practice engine)")
            return 0
        if task.user.uid == 0 and "--user" not in " ".join(task.argv):
            task.err(b"[ERROR] [Server] Please read the documentation how to run mysqld as root!\n")
            return 1

        def log(text: str) -> None:
            when = moment(task, "%Y-%m-%dT%H:%M:%S.%f000Z")
            task.err(f"{when} 0 [System] [Server] {text}\n".encode())

        log(f"/usr/sbin/{name} ({name} {version}) starting as process {task.pid}")
        yield from pause(task, 0.2)
        log(f"/usr/sbin/{name}: ready for connections. Version: '{version}'  port: 3306  {title(name)}.")
        task.listening[3306] = Service("mysql")
        yield from until_signal(task, (TERM, INT, QUIT))
        log(f"Received SHUTDOWN from user <via user signal>. Shutting down {name} (Version: {version}).")
        log(f"/usr/sbin/{name}: Shutdown complete ({name} {version})")
        return 0

    return program


def title(name: str) -> str:
    """The product behind a server's name."""
    return "MariaDB Server" if name == "mariadbd" else "MySQL Community Server - GPL"


def mongod(task: Task) -> Running:
    if "--version" in task.argv:
        task.say(f"db version v{task.env.get('MONGO_MAJOR', '8.0')} (practice engine)")
        return 0

    def log(kind: str, text: str) -> None:
        when = moment(task, "%Y-%m-%dT%H:%M:%S.%f+00:00")
        task.say(f'{{"t":{{"$date":"{when}"}},"s":"I","c":"{kind}","ctx":"main","msg":"{text}"}}')

    log("CONTROL", "MongoDB starting")
    _make(task, "mongodb", "/data/db", {"WiredTiger.wt": MB, "journal.log": 100 * MB})
    yield from pause(task, 0.2)
    log("NETWORK", "Waiting for connections")
    task.listening[27017] = Service("mongo")
    yield from until_signal(task, (TERM, INT, QUIT))
    log("CONTROL", "Shutting down")
    return 0


PROGRAMS: dict[str, Program] = {
    "postgres": postgres,
    "mysqld": _mysql("mysqld"),
    "mariadbd": _mysql("mariadbd"),
    "mongod": mongod,
}
