"""docker run to compose and back: the same meaning."""

import pytest
import yaml

from dsh.cmdline.lines import invocations
from dsh.errors import UsageError
from dsh.explain.compose import explain_compose
from dsh.explain.convert import as_compose, as_run
from dsh.knowledge.store import open_store

STORE = open_store()
OLD = {"net": "network", "net-alias": "network-alias", "dns-opt": "dns-option"}
NO_MATTER = {"detach", "rm", "interactive", "tty"}  # of how it is started, not of what it is

LINES = [
    "docker run nginx",
    "docker run -d --name web -p 8080:80 nginx:1.25",
    "docker run -p 127.0.0.1:5432:5432 -e POSTGRES_PASSWORD=x postgres:17",
    "docker run -p 53:53/udp -p 8000-8010:8000-8010 dns",
    "docker run --name db -v data:/var/lib/mysql -v ./conf:/etc/conf:ro mysql:8.4",
    "docker run -v /anonymous busybox",
    "docker run -v $PWD/src:/src -w /src node:22 npm test",
    "docker run -it --rm ubuntu:24.04 bash",
    "docker run -e A=1 -e 'B=two words' -e C -e 'D=a$b' busybox",
    "docker run --env-file .env --label a=b --label 'c=d e' busybox",
    "docker run --network host nginx",
    "docker run --network none busybox",
    "docker run --network mynet --network-alias db --ip 10.0.0.5 postgres:17",
    "docker run --network one --network two busybox",
    "docker run --network container:web busybox",
    "docker run --restart unless-stopped busybox",
    "docker run --restart on-failure:5 busybox",
    "docker run --restart no busybox",
    "docker run -m 512m --memory-swap 1g --cpus 1.5 --cpu-shares 512 busybox",
    "docker run --cpuset-cpus 0-2 --pids-limit 100 --shm-size 64m busybox",
    "docker run --cap-add NET_ADMIN --cap-drop ALL --security-opt no-new-privileges busybox",
    "docker run --privileged --device /dev/sda:/dev/xvda busybox",
    "docker run --user 1000:1000 --group-add audio busybox id",
    "docker run --read-only --tmpfs /tmp:size=64m busybox",
    "docker run --hostname h --domainname d --add-host a:10.0.0.1 --dns 8.8.8.8 busybox",
    "docker run --entrypoint sh busybox -c 'echo hi'",
    "docker run --health-cmd 'curl -f http://localhost' --health-interval 30s --health-retries 3 nginx:1.25",
    "docker run --no-healthcheck nginx:1.25",
    "docker run --log-driver json-file --log-opt max-size=10m --log-opt max-file=3 busybox",
    "docker run --ulimit nofile=1024:2048 --ulimit nproc=100 busybox",
    "docker run --sysctl net.core.somaxconn=1024 busybox",
    "docker run --stop-signal SIGINT --stop-timeout 30 busybox",
    "docker run --init --platform linux/amd64 --pull always busybox",
    "docker run --mount type=bind,source=/a,target=/b,readonly busybox",
    "docker run --mount type=volume,source=v,target=/b,volume-nocopy busybox",
    "docker run --mount type=tmpfs,target=/t,tmpfs-size=1000000,tmpfs-mode=1777 busybox",
    "docker run --pid host --ipc host --uts host --userns host busybox",
    "docker run --volumes-from other busybox",
    "docker run --gpus all nvidia/cuda:12.4.1-base-ubuntu22.04 nvidia-smi",
    "docker run --oom-score-adj 500 --oom-kill-disable --blkio-weight 300 busybox",
    "docker run --net mynet --net-alias db --dns-opt ndots:2 busybox",
    "docker run --device-read-bps /dev/sda:1mb --device-write-iops /dev/sda:100 --blkio-weight-device /dev/sda:200 b",
    "docker run --expose 80 --runtime runc --cgroup-parent x busybox",
    "docker run busybox sh -c 'echo \"$HOME\" && ls | wc -l'",
    "docker run -e 'T=a # b: c' -e E= -e 'Q=\"x\"' busybox echo 'é ✓' '' yes 22:22",
]


def meaning(line: str) -> tuple[dict[str, list[str]], list[str]]:
    """The flags with all their values, and the arguments."""
    it = next(it for it in invocations(line, STORE) if it.command.path == "docker container run")
    assert not it.problems, it.problems
    flags: dict[str, list[str]] = {}
    for use in it.flags:
        value = (
            ",".join(sorted(use.value.replace("src=", "source=").split(","))) if use.flag.name == "mount" else use.value
        )
        flags.setdefault(OLD.get(use.flag.name, use.flag.name), []).append(value.replace("${PWD}", "$PWD"))
    for name in NO_MATTER:
        flags.pop(name, None)
    return flags, [a.value for a in it.arguments]


@pytest.mark.parametrize("line", LINES)
def test_round_trip(line: str) -> None:
    file = as_compose(line, STORE)
    flags, arguments = meaning(as_run(file, STORE))
    before, words = meaning(line)
    if "name" not in before:
        flags.pop("name")
    assert (flags, arguments) == (before, words), file


@pytest.mark.parametrize("line", LINES)
def test_compose_files_of_ours_have_no_faults(line: str) -> None:
    file = as_compose(line, STORE)
    assert isinstance(yaml.safe_load(file)["services"], dict)
    ids = {warning.id for warning in explain_compose(file, STORE).warnings}
    assert not ids & {"yaml-syntax", "yaml-indentation", "yaml-tab", "undefined", "duplicate-key", "no-image"}


def test_what_compose_cannot_say_stands_in_comments() -> None:
    file = as_compose("docker run --rm --cidfile x busybox", STORE)
    assert "# compose has nothing for --cidfile" in file
    assert "--rm" in file


def test_several_lines_become_one_file() -> None:
    text = "docker network create net\ndocker run -d --name db --network net a\ndocker run -d --network container:db b"
    data = yaml.safe_load(as_compose(text, STORE))
    assert list(data["services"]) == ["db", "b"]
    assert data["services"]["b"]["network_mode"] == "service:db"
    assert data["networks"] == {"net": {"name": "net"}}


FILE = """
name: shop
services:
  web:
    build: {context: ./web, args: {A: 1}}
    depends_on: {db: {condition: service_healthy}}
    ports: [{target: 80, published: 8080}]
    deploy: {resources: {limits: {cpus: '0.5', memory: 1g}}}
    environment: {URL: "http://${HOST:-db}/$$x", ON: true}
    command: serve --port 80
  db:
    image: postgres:17
    container_name: pg
    volumes: [data:/var/lib/postgresql]
    networks: {back: {aliases: [database]}}
volumes:
  data: {driver: local, driver_opts: {type: nfs}}
networks:
  back: {internal: true}
"""
SHOP = [
    "docker network create shop_default",
    "docker network create --internal back",
    "docker volume create --driver local --opt type=nfs data",
    "docker run -d --name pg --network back --network-alias db --network-alias database -v data:/var/lib/postgresql "
    "postgres:17",
    "docker build -t web:latest --build-arg A=1 ./web",
    'docker run -d --name web --network shop_default -p 8080:80 --cpus 0.5 -m 1g -e "URL=http://${HOST:-db}/\\$x" '
    "-e ON=true web:latest serve --port 80",
]


def test_services_in_the_order_of_their_dependencies() -> None:
    assert as_run(FILE, STORE).splitlines() == SHOP


SHAPES = [
    "healthcheck: x",
    "volumes: x",
    "volumes: [[a]]",
    "deploy: [a]",
    "networks: 3.5",
    "ulimits: [a]",
    "build: [x]",
]


@pytest.mark.parametrize("line", SHAPES)
def test_a_wrong_shape_is_named(line: str) -> None:
    with pytest.raises(UsageError, match=r"services\.web.* must be"):
        as_run(f"services:\n  web:\n    image: a\n    {line}\n", STORE)


@pytest.mark.parametrize("text", ["", "a: b", "services: []", "\t- x:", "services:\n  a: [\n"])
def test_no_services(text: str) -> None:
    with pytest.raises(UsageError):
        as_run(text, STORE)


@pytest.mark.parametrize("text", ["docker ps", "docker run --nmae x nginx", "docker run -p x:y nginx"])
def test_no_run(text: str) -> None:
    with pytest.raises(UsageError):
        as_compose(text, STORE)


def test_the_mapping_agrees_with_the_keys() -> None:
    """Each flag of the mapping is one of docker run, each key one of a service."""
    run, keys = STORE.command("docker run"), STORE.compose_keys()
    assert run is not None
    for flag, rule in (STORE.values("compose-run") or {}).items():
        assert flag in run.flags
        assert f"services.*.{rule['key'].split('.')[0]}" in keys
        entry = keys.get(f"services.*.{rule['key']}")
        assert entry is None or entry.run_flag in (flag, None), rule["key"]
