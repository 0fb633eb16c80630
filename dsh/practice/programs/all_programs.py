"""Every program that is played: its name and the module that plays it."""

from importlib import import_module

from dsh.practice.programs.process import Program

MODULES = {
    "sh_start": "sh ash bash dash",
    "texts": "echo printf cat head tail wc tee seq yes xargs base64 md5sum sha256sum",
    "edits": "sort uniq cut tr grep egrep fgrep sed tac rev nl awk",
    "folders": "ls find stat du readlink realpath basename dirname pwd which",
    "copies": "mkdir rmdir rm cp mv ln touch chmod chown mktemp install",
    "system": "true false test [ sleep date printenv hostname id whoami uname df mount free uptime nproc tty "
    "clear expr arch stty dd sync",
    "jobs": "ps top kill env su timeout tini docker-init watch",
    "network": "ip ifconfig ping nslookup getent wget curl nc netstat ss",
    "servers": "nginx httpd httpd-foreground apache2-foreground redis-server memcached registry traefik hello "
    "docker-entrypoint.sh docker-php-entrypoint entrypoint.sh",
    "databases": "postgres mysqld mariadbd mongod",
    "languages": "python python3 node ruby go java php flask gunicorn uvicorn celery built-server",
    "clients": "redis-cli psql mysql mariadb mongosh mysqladmin mariadb-admin pg_isready",
    "packages": "apt-get apt apk pip pip3 yum dnf microdnf npm yarn pnpm npx gem make bundle composer "
    "mvn cargo adduser addgroup useradd groupadd update-ca-certificates",
}

_names: dict[str, str] = {}


def program(name: str) -> Program | None:
    """The program of that name; None for one that is not played."""
    if not _names:
        for kind, names in MODULES.items():
            _names.update(dict.fromkeys(names.split(), kind))
    module = _names.get(name)
    if module is None:
        return None
    table: dict[str, Program] = import_module(f"dsh.practice.programs.{module}").PROGRAMS
    return table[name]
