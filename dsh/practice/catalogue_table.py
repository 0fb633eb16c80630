"""The pretend images: what they are made of, how they are set up. Sizes and settings are like those of real ones."""

from collections.abc import Callable

from dsh.named import NamedTuple
from dsh.practice import catalogue_files as files
from dsh.practice.catalogue_files import Nodes
from dsh.practice.filesystem import Node

MB = 1_000_000


class Step(NamedTuple):
    """A layer on top of the base."""

    created_by: str
    size: int
    files: Callable[[], Nodes] | None = None


class Entry(NamedTuple):
    """A repository of the catalogue. Its images differ in version and system."""

    name: str
    about: str
    stars: int
    version: str  # the newest
    oldest: int  # major version that can still be had
    bases: dict[str, str]  # suffix of the tag to base system: {"": "bookworm-slim", "alpine": "alpine"}
    steps: tuple[Step, ...] = ()
    env: tuple[str, ...] = ()  # {version} is filled in
    cmd: tuple[str, ...] = ()
    entrypoint: tuple[str, ...] = ()
    ports: tuple[str, ...] = ()
    volumes: tuple[str, ...] = ()
    workdir: str = ""
    user: str = ""
    stop: str = ""
    small: int = 0  # size in bytes of the steps on a smaller system


BASES: dict[str, tuple[int, tuple[str, ...], Callable[[str], Nodes]]] = {
    "alpine": (8_310_000, ("/bin/sh",), lambda version: files.alpine(f"{version or '3.22'}.1")),
    "bookworm": (116_600_000, ("bash",), lambda version: files.debian("Debian GNU/Linux", version or "12")),
    "bookworm-slim": (74_800_000, ("bash",), lambda version: files.debian("Debian GNU/Linux", version or "12")),
    "noble": (78_100_000, ("/bin/bash",), lambda version: files.debian("Ubuntu", version or "24.04")),
    "busybox": (4_430_000, ("sh",), lambda version: files.busybox({})),
    "": (0, (), lambda version: {}),
}
NODE = ("node", "npm", "npx", "yarn", "docker-entrypoint.sh")
RUBY = ("ruby", "gem", "bundle")
SLIM = {"": "bookworm-slim", "bookworm": "bookworm-slim", "alpine": "alpine"}
FULL = {"": "bookworm", "bookworm": "bookworm", "slim": "bookworm-slim", "alpine": "alpine"}
PGDATA = "/var/lib/postgresql/data"


def _entries() -> tuple[Entry, ...]:
    return (
        Entry(
            "hello-world", "Hello World! (an example of minimal Dockerization)", 2400, "", 0, {"": "", "linux": ""},
            (Step("COPY hello / ", 10_072, lambda: {"/hello": files.program(10_072)}),), cmd=("/hello",),
        ),
        Entry("busybox", "Busybox base image.", 3400, "1.37", 1, {"": "busybox", "musl": "busybox"}),
        Entry("alpine", "A minimal Docker image based on Alpine Linux with a complete package index.", 11300, "3.22", 3, {"": "alpine"}),  # noqa: E501
        Entry("ubuntu", "Ubuntu is a Debian-based Linux operating system based on free software.", 17600, "24.04", 20, {"": "noble", "noble": "noble"}),  # noqa: E501
        Entry(
            "debian", "Debian is a Linux distribution that's composed entirely of free and open-source software.",
            5200, "12", 10, {"": "bookworm", "bookworm": "bookworm", "slim": "bookworm-slim", "bookworm-slim": "bookworm-slim", "stable-slim": "bookworm-slim"},  # noqa: E501
        ),
        Entry(
            "nginx", "Official build of Nginx.", 20900, "1.29", 1, {**SLIM, "stable": "bookworm-slim"},
            (Step("RUN /bin/sh -c set -x     && install nginx # buildkit", 117 * MB, files.nginx),
             Step("COPY docker-entrypoint.sh / # buildkit", 1620, lambda: {"/docker-entrypoint.sh": files.program(1620)})),  # noqa: E501
            ("NGINX_VERSION={version}.1",), ("nginx", "-g", "daemon off;"), ("/docker-entrypoint.sh",), ("80/tcp",),
            stop="SIGQUIT", small=44 * MB,
        ),
        Entry(
            "httpd", "The Apache HTTP Server Project", 4900, "2.4", 2, SLIM,
            (Step("RUN /bin/sh -c set -eux; install httpd # buildkit", 72 * MB, files.httpd),),
            ("HTTPD_PREFIX=/usr/local/apache2", "HTTPD_VERSION={version}.65"), ("httpd-foreground",), (), ("80/tcp",),
            workdir="/usr/local/apache2", stop="SIGWINCH", small=54 * MB,
        ),
        Entry(
            "redis", "Redis is the world's fastest data platform for caching and vector search.", 13400, "8.2", 5, SLIM,
            (Step("RUN /bin/sh -c set -eux; install redis-server # buildkit", 62 * MB, lambda: files.served("redis", 999, "/data", "redis-server", "redis-cli", "docker-entrypoint.sh")),),  # noqa: E501
            ("REDIS_VERSION={version}.1",), ("redis-server",), ("docker-entrypoint.sh",), ("6379/tcp",), ("/data",),
            workdir="/data", small=52 * MB,
        ),
        Entry(
            "postgres", "The PostgreSQL object-relational database system provides reliability and data integrity.",
            14300, "17", 11, SLIM,
            (Step("RUN /bin/sh -c set -ex; install postgresql # buildkit", 363 * MB, lambda: files.served("postgres", 999, PGDATA, "postgres", "psql", "pg_isready", "docker-entrypoint.sh")),),  # noqa: E501
            ("PG_MAJOR={version}", f"PGDATA={PGDATA}"), ("postgres",), ("docker-entrypoint.sh",), ("5432/tcp",),
            (PGDATA,), stop="SIGINT", small=270 * MB,
        ),
        Entry(
            "mysql", "MySQL is a widely used, open-source relational database management system (RDBMS).", 15900,
            "9.4", 5, {"": "bookworm-slim", "oracle": "bookworm-slim"},
            (Step("RUN /bin/sh -c set -eux; install mysql-server # buildkit", 783 * MB, lambda: files.served("mysql", 999, "/var/lib/mysql", "mysqld", "mysql", "mysqladmin", "docker-entrypoint.sh")),),  # noqa: E501
            ("MYSQL_MAJOR={version}",), ("mysqld",), ("docker-entrypoint.sh",), ("3306/tcp", "33060/tcp"),
            ("/var/lib/mysql",),
        ),
        Entry(
            "mariadb", "MariaDB Server is a high performing open source relational database, forked from MySQL.", 6100,
            "11.8", 10, {"": "noble", "noble": "noble"},
            (Step("RUN /bin/sh -c set -ex; install mariadb-server # buildkit", 250 * MB, lambda: files.served("mysql", 999, "/var/lib/mysql", "mariadbd", "mariadb", "mariadb-admin", "docker-entrypoint.sh")),),  # noqa: E501
            ("MARIADB_VERSION={version}.3",), ("mariadbd",), ("docker-entrypoint.sh",), ("3306/tcp",),
            ("/var/lib/mysql",),
        ),
        Entry(
            "mongo", "MongoDB document databases provide high availability and easy scalability.", 10500, "8.0", 4,
            {"": "noble", "noble": "noble"},
            (Step("RUN /bin/sh -c set -x; install mongod # buildkit", 823 * MB, lambda: files.served("mongodb", 999, "/data/db", "mongod", "mongosh", "docker-entrypoint.sh")),),  # noqa: E501
            ("MONGO_MAJOR={version}",), ("mongod",), ("docker-entrypoint.sh",), ("27017/tcp",),
            ("/data/configdb", "/data/db"),
        ),
        Entry(
            "memcached", "Free & open source, high-performance, distributed memory object caching system.", 2300,
            "1.6", 1, SLIM,
            (Step("RUN /bin/sh -c set -x; install memcached # buildkit", 10 * MB, lambda: files.tools("memcached", "docker-entrypoint.sh")),),  # noqa: E501
            ("MEMCACHED_VERSION={version}.39",), ("memcached",), ("docker-entrypoint.sh",), ("11211/tcp",),
            user="nobody", small=2 * MB,
        ),
        Entry(
            "python", "Python is an interpreted, interactive, object-oriented, open-source programming language.",
            10300, "3.13", 2, FULL,
            (Step("RUN /bin/sh -c set -eux; build tools # buildkit", 858 * MB),
             Step("RUN /bin/sh -c set -eux; install python # buildkit", 46 * MB, lambda: files.tools("python3", "python", "pip", "pip3"))),  # noqa: E501
            ("LANG=C.UTF-8", "PYTHON_VERSION={version}.7"), ("python3",), small=46 * MB,
        ),
        Entry(
            "node", "Node.js is a JavaScript-based platform for server-side and networking applications.", 13900,
            "24", 14, {**FULL, "lts": "bookworm"},
            (Step("RUN /bin/sh -c set -eux; build tools # buildkit", 858 * MB),
             Step("RUN /bin/sh -c set -ex; install node # buildkit", 150 * MB, lambda: files.tools(*NODE))),
            ("NODE_VERSION={version}.8.0", "YARN_VERSION=1.22.22"), ("node",), ("docker-entrypoint.sh",),
            small=152 * MB,
        ),
        Entry(
            "golang", "Go (golang) is a general purpose, higher-level, imperative programming language.", 5000, "1.25",
            1, FULL,
            (Step("RUN /bin/sh -c set -eux; build tools # buildkit", 480 * MB),
             Step("COPY /target/ / # buildkit", 250 * MB, lambda: {"/go": Node("dir", 0o777), **files.tools("go")})),
            ("GOLANG_VERSION={version}.1", "GOPATH=/go"), ("bash",), workdir="/go", small=250 * MB,
        ),
        Entry(
            "php", "While designed for web development, the PHP scripting language also provides general-purpose use.",
            7800, "8.4", 5, {**SLIM, "cli": "bookworm-slim", "apache": "bookworm-slim", "fpm": "bookworm-slim"},
            (Step("RUN /bin/sh -c set -eux; install php # buildkit", 450 * MB, lambda: files.tools("php", "docker-php-entrypoint")),),  # noqa: E501
            ("PHP_VERSION={version}.12",), ("php", "-a"), small=90 * MB,
        ),
        Entry(
            "ruby", "Ruby is a dynamic, reflective, object-oriented, general-purpose, open-source language.", 2500,
            "3.4", 2, FULL,
            (Step("RUN /bin/sh -c set -eux; install ruby # buildkit", 870 * MB, lambda: files.tools(*RUBY)),),
            ("RUBY_VERSION={version}.5",), ("ruby",), small=60 * MB,
        ),
        Entry(
            "registry", "Distribution implementation for storing and distributing of container images and artifacts.",
            4200, "3.0", 2, {"": "alpine"},
            (Step("COPY ./registry /bin/registry # buildkit", 49 * MB, lambda: {"/bin/registry": files.program(), "/etc/docker/registry/config.yml": files.text("version: 0.1\n"), "/entrypoint.sh": files.program()}),),  # noqa: E501
            (), ("/etc/docker/registry/config.yml",), ("/bin/registry",), ("5000/tcp",), ("/var/lib/registry",),
        ),
        Entry(
            "traefik", "Traefik, The Cloud Native Edge Router", 3600, "3.5", 1, {"": "alpine"},
            (Step("COPY traefik /usr/local/bin/ # buildkit", 216 * MB, lambda: files.tools("traefik")),),
            (), ("traefik",), (), ("80/tcp",),
        ),
        Entry(
            "wordpress", "The WordPress rich content management system can utilize plugins, widgets, and themes.",
            5900, "6.8", 4, {"": "bookworm-slim", "apache": "bookworm-slim", "fpm": "bookworm-slim"},
            (Step("RUN /bin/sh -c set -eux; install wordpress # buildkit", 626 * MB, lambda: {"/var/www": Node("dir"), "/var/www/html": Node("dir", 0o755, 33, 33), **files.tools("apache2-foreground", "php", "docker-entrypoint.sh")}),),  # noqa: E501
            ("APACHE_CONFDIR=/etc/apache2",), ("apache2-foreground",), ("docker-entrypoint.sh",), ("80/tcp",),
            ("/var/www/html",), "/var/www/html", stop="SIGWINCH",
        ),
    )  # fmt: skip


def entries() -> dict[str, Entry]:
    """The catalogue by name."""
    return {entry.name: entry for entry in _entries()}
