"""The files that pretend images hold: systems with their programs, and what servers bring along."""

from dsh.practice.filesystem import Node

Nodes = dict[str, Node | None]

FOLDERS = (
    "dev etc home mnt opt proc root run srv sys tmp usr usr/bin usr/lib usr/sbin usr/local usr/local/bin usr/share "
)
FOLDERS += "var var/cache var/lib var/log var/tmp"
APPLETS = [
    "[",
    "arch",
    "awk",
    "expr",
    "ash",
    "base64",
    "basename",
    "cat",
    "chmod",
    "chown",
    "clear",
    "cp",
    "cut",
    "date",
    "dd",
    "df",
    "dirname",
    "du",
    "echo",
    "egrep",
    "env",
    "false",
    "fgrep",
    "find",
    "free",
    "getent",
    "grep",
    "head",
    "hostname",
    "id",
    "ifconfig",
    "install",
    "ip",
    "kill",
    "ln",
    "ls",
    "md5sum",
    "mkdir",
    "mktemp",
    "mount",
    "mv",
    "nc",
    "netstat",
    "nl",
    "nproc",
    "nslookup",
    "ping",
    "printenv",
    "printf",
    "ps",
    "pwd",
    "readlink",
    "realpath",
    "rev",
    "rm",
    "rmdir",
    "sed",
    "seq",
    "sh",
    "sha256sum",
    "sleep",
    "sort",
    "stat",
    "stty",
    "su",
    "sync",
    "tac",
    "tail",
    "tee",
    "test",
    "timeout",
    "top",
    "touch",
    "tr",
    "true",
    "tty",
    "uname",
    "uniq",
    "uptime",
    "watch",
    "wc",
    "wget",
    "which",
    "whoami",
    "xargs",
    "yes",
    "addgroup",
    "adduser",
]
COREUTILS = [
    "[",
    "arch",
    "awk",
    "expr",
    "base64",
    "basename",
    "bash",
    "cat",
    "chmod",
    "chown",
    "clear",
    "cp",
    "cut",
    "date",
    "dash",
    "dd",
    "df",
    "dirname",
    "du",
    "echo",
    "egrep",
    "env",
    "false",
    "fgrep",
    "find",
    "getent",
    "grep",
    "head",
    "hostname",
    "id",
    "install",
    "kill",
    "ln",
    "ls",
    "md5sum",
    "mkdir",
    "mktemp",
    "mount",
    "mv",
    "nl",
    "nproc",
    "printenv",
    "printf",
    "pwd",
    "readlink",
    "realpath",
    "rev",
    "rm",
    "rmdir",
    "sed",
    "seq",
    "sh",
    "sha256sum",
    "sleep",
    "sort",
    "stat",
    "stty",
    "su",
    "sync",
    "tac",
    "tail",
    "tee",
    "test",
    "timeout",
    "touch",
    "tr",
    "true",
    "tty",
    "uname",
    "uniq",
    "wc",
    "which",
    "whoami",
    "xargs",
    "yes",
]
MORE_OF_DEBIAN = ("usr/bin/apt", "usr/bin/apt-get", "usr/sbin/useradd", "usr/sbin/groupadd", "usr/sbin/adduser")
USERS = (
    ("root", 0, 0, "/root", "{shell}"),
    ("daemon", 1, 1, "/usr/sbin", "/usr/sbin/nologin"),
    ("www-data", 33, 33, "/var/www", "/usr/sbin/nologin"),
    ("nobody", 65534, 65534, "/", "/usr/sbin/nologin"),
)


def text(content: str, mode: int = 0o644) -> Node:
    """A text file."""
    return Node("file", mode, content=content.encode())


def program(size: int = -1) -> Node:
    """A program of some size."""
    return Node("file", 0o755, content=b"\x7fELF\0", counted=max(size, 5))


def _folders() -> Nodes:
    found: Nodes = {f"/{name}": Node("dir") for name in FOLDERS.split()}
    return found | {"/tmp": Node("dir", 0o1777), "/var/tmp": Node("dir", 0o1777), "/root": Node("dir", 0o700)}


def _users(shell: str) -> Nodes:
    rows = [f"{n}:x:{u}:{g}:{n}:{home}:{sh.format(shell=shell)}\n" for n, u, g, home, sh in USERS]
    groups = [f"{n}:x:{g}:\n" for n, _, g, _, _ in USERS]
    return {"/etc/passwd": text("".join(rows)), "/etc/group": text("".join(groups))}


def busybox(release: Nodes) -> Nodes:
    """A system of one busybox, which every name leads to."""
    return {
        **_folders(),
        "/bin": Node("dir"),
        "/sbin": Node("dir"),
        **_users("/bin/sh"),
        "/bin/busybox": program(820_000),
        **{f"/bin/{name}": Node("link", 0o777, target="/bin/busybox") for name in APPLETS},
        **release,
    }


def alpine(version: str) -> Nodes:
    """Alpine Linux: busybox, musl, apk."""
    release = f'NAME="Alpine Linux"\nID=alpine\nVERSION_ID={version}\nPRETTY_NAME="Alpine Linux v{version[:4]}"\n'
    more: Nodes = {
        "/etc/os-release": text(release),
        "/etc/alpine-release": text(version + "\n"),
        "/sbin/apk": program(),
    }
    return busybox(more)


CODENAMES = {"10": "buster", "11": "bullseye", "12": "bookworm", "20.04": "focal", "22.04": "jammy", "24.04": "noble"}


def debian(name: str, number: str) -> Nodes:
    """Debian or Ubuntu: bash, coreutils, apt."""
    codename = CODENAMES.get(number, "stable")
    release = f'PRETTY_NAME="{name} {number} ({codename})"\nNAME="{name}"\nVERSION_ID="{number}"\n'
    release += f"VERSION_CODENAME={codename}\nID={name.split()[0].lower()}\n"
    return {
        **_folders(),
        **_users("/bin/bash"),
        "/bin": Node("link", 0o777, target="usr/bin"),
        "/sbin": Node("link", 0o777, target="usr/sbin"),
        "/lib": Node("link", 0o777, target="usr/lib"),
        **{f"/usr/bin/{tool}": program(40_000) for tool in COREUTILS},
        **{f"/{tool}": program(80_000) for tool in MORE_OF_DEBIAN},
        "/etc/os-release": text(release),
        "/etc/debian_version": text(number + "\n"),
        "/var/lib/apt": Node("dir"),
        "/var/lib/apt/lists": Node("dir"),
    }


INDEX = """<!DOCTYPE html>
<html>
<head><title>Welcome to nginx!</title></head>
<body>
<h1>Welcome to nginx!</h1>
<p>This page comes from the practice engine of dsh.</p>
</body>
</html>
"""
NGINX = """user  nginx;
worker_processes  auto;

events {
    worker_connections  1024;
}

http {
    include       /etc/nginx/mime.types;
    access_log    /var/log/nginx/access.log;
    include       /etc/nginx/conf.d/*.conf;
}
"""
SITE = """server {
    listen       80;
    server_name  localhost;

    location / {
        root   /usr/share/nginx/html;
        index  index.html;
    }
}
"""


def _account(name: str, uid: int, home: str) -> Nodes:
    """The account that a server's image adds to root's."""
    passwd = "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n"
    passwd += f"{name}:x:{uid}:{uid}::{home}:/bin/sh\n"
    return {"/etc/passwd": text(passwd), "/etc/group": text(f"root:x:0:\nnobody:x:65534:\n{name}:x:{uid}:\n")}


def nginx() -> Nodes:
    folders = ("/etc/nginx", "/etc/nginx/conf.d", "/usr/share/nginx", "/usr/share/nginx/html", "/var/log/nginx")
    return {
        **{folder: Node("dir") for folder in folders},
        **_account("nginx", 101, "/nonexistent"),
        "/usr/sbin/nginx": program(1_500_000),
        "/etc/nginx/nginx.conf": text(NGINX),
        "/etc/nginx/mime.types": text("types {\n    text/html  html;\n}\n"),
        "/etc/nginx/conf.d/default.conf": text(SITE),
        "/usr/share/nginx/html/index.html": text(INDEX),
        "/usr/share/nginx/html/50x.html": text("<h1>An error occurred.</h1>\n"),
        "/var/log/nginx/access.log": Node("link", 0o777, target="/dev/stdout"),
        "/var/log/nginx/error.log": Node("link", 0o777, target="/dev/stderr"),
        "/usr/bin/curl": program(300_000),
    }


def httpd() -> Nodes:
    return {
        "/usr/local/apache2": Node("dir"),
        "/usr/local/apache2/htdocs": Node("dir"),
        "/usr/local/apache2/conf": Node("dir"),
        "/usr/local/apache2/logs": Node("dir"),
        "/usr/local/apache2/htdocs/index.html": text("<html><body><h1>It works!</h1></body></html>\n"),
        "/usr/local/apache2/conf/httpd.conf": text('ServerRoot "/usr/local/apache2"\nListen 80\n'),
        "/usr/local/bin/httpd": program(900_000),
        "/usr/local/bin/httpd-foreground": program(140),
    }


def served(user: str, uid: int, data: str, *programs: str) -> Nodes:
    """A server with an account, a folder for its data, and its programs in /usr/local/bin."""
    return {
        **_account(user, uid, data),
        data: Node("dir", 0o755, uid, uid),
        "/docker-entrypoint-initdb.d": Node("dir"),
        **{f"/usr/local/bin/{name}": program(2_000_000) for name in programs},
    }


def tools(*names: str) -> Nodes:
    """Programs in /usr/local/bin."""
    return {f"/usr/local/bin/{name}": program(3_000_000) for name in names}
