"""Every program that is played: its name and the module that plays it."""

from importlib import import_module

from dsh.practice.programs.process import Program

MODULES = {
    "shell": "sh ash bash dash",
    "texts": "echo printf cat head tail tac wc sort uniq cut tr tee rev grep egrep fgrep sed seq yes nl xargs base64 "
    "md5sum sha256sum",
    "folders": "ls mkdir rmdir rm cp mv ln touch chmod chown find stat du readlink realpath basename dirname pwd mktemp "
    "install which",
    "system": "true false test [ sleep date env printenv hostname id whoami uname ps kill df mount free uptime nproc tty "
    "clear arch su stty top dd sync timeout tini docker-init watch",
    "network": "ip ifconfig ping nslookup getent wget curl nc netstat ss",
    "servers": "nginx httpd httpd-foreground redis-server postgres mysqld mariadbd mongod memcached registry traefik "
    "apache2-foreground hello docker-entrypoint.sh",
    "languages": "python python3 node ruby go java php",
    "clients": "redis-cli psql mysql mariadb mongosh mysqladmin pg_isready mariadb-admin",
    "packages": "apt-get apt apk pip pip3 yum dnf microdnf npm gem make adduser addgroup useradd groupadd "
    "update-ca-certificates",
}

_names: dict[str, str] = {}


def program(name: str) -> Program | None:
    """The program of that name; None for one that is not played."""
    if not _names:
        for module, names in MODULES.items():
            _names.update(dict.fromkeys(names.split(), module))
    module = _names.get(name)
    if module is None:
        return None
    table: dict[str, Program] = import_module(f"dsh.practice.programs.{module}").PROGRAMS
    return table[name]
