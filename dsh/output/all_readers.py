"""The commands that only read, by canonical path: module and function, imported when first needed."""

READERS: dict[str, str] = {
    "docker container ls": "dsh.output.containers:ps",
    "docker image ls": "dsh.output.images:ls",
    "docker network ls": "dsh.output.networks:ls",
    "docker volume ls": "dsh.output.volumes:ls",
    "docker image history": "dsh.output.history:history",
    "docker inspect": "dsh.output.inspect:any_kind",
    "docker container inspect": "dsh.output.inspect:container",
    "docker image inspect": "dsh.output.inspect:image",
    "docker network inspect": "dsh.output.inspect:network",
    "docker volume inspect": "dsh.output.inspect:volume",
    "docker plugin inspect": "dsh.output.inspect:plugin",
    "docker container port": "dsh.output.port:port",
    "docker container top": "dsh.output.processes:top",
    "docker container diff": "dsh.output.changes:diff",
}
