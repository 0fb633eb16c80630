"""What docker's read commands print: docker's client and ours, on one engine, byte for byte."""

import os
import re

import pytest

from dsh.cmdline.lines import first_invocation
from dsh.engine.address import resolve
from dsh.engine.client import connect
from dsh.engine.place import this_place
from dsh.engine.snapshot import Snapshot
from dsh.engine.state import State
from dsh.knowledge.store import open_store
from dsh.plan.readers import reader

SCENE = (
    "docker network create --subnet 10.77.0.0/24 --label a=b net1",
    "docker volume create --label k=v vol1",
    "docker volume create vol2",
    "docker run -d --name c1 -l app=web -l z=1 -p 8080:80 -p 9000-9003:9000-9003 -p 127.0.0.1:53:53/udp "
    "--expose 7000-7002 -v vol1:/d --network net1 busybox sleep 1000",
    "docker run --name c2 -l app=db busybox true",
    "- docker run --name c3 busybox sh -c 'exit 3'",
    "docker create --name c4 web:1.0",
    "docker run -d --name c6 -m 64m busybox sh -c 'echo \"a\tb\"; sleep 1000 # a long command'",
    "docker pause c6",
    "docker tag busybox zz/box:9",
    "docker tag busybox localhost:5000/b:1",
    "printf 'FROM busybox\\nLABEL k=v\\nENV A=1\\n' | docker build -q -t t:1 -",
    "printf 'FROM busybox\\nENV A=2\\n' | docker build -q -t t:1 -",
)
LISTS = """
docker ps
docker ps -aq --no-trunc
docker ps -n 2
docker ps -l
docker ps -a --format '{{.Names}}\\t{{.Image}}\\t{{.Ports}}'
docker ps -a --format 'table {{.Names}}\\t{{.Mounts}}\\t{{.Networks}}\\t{{.State}}\\t{{.LocalVolumes}}\\t{{.Labels}}'
docker ps -a --format 'table {{upper .Names}} {{.Label "app"}}\\t{{truncate .ID 3}}'
docker ps -a --format '{{if eq .State "running"}}{{.Names}}{{end}}'
docker ps -f status=exited --format '{{.Names}}'
docker ps -f status=paused -q
docker ps -a -f name=c1 --format '{{.Names}}'
docker ps -a -f label=app=web --format '{{.Names}}'
docker ps -a -f exited=3 --format '{{.Names}}'
docker ps -a -f ancestor=busybox --format '{{.Names}}'
docker ps -a -f ancestor=web:1.0 -f ancestor=nosuch --format '{{.Names}}'
docker ps -a -f network=net1 --format '{{.Names}}'
docker ps -a -f volume=vol1 --format '{{.Names}}'
docker ps -a -f publish=8080 --format '{{.Names}}'
docker ps -a -f expose=7001 --format '{{.Names}}'
docker ps -a -f health=none --format '{{.Names}}'
docker ps -a -f before=c3 -f since=c1 --format '{{.Names}}'
docker ps -a -f before=nosuch
docker ps -f nosuch=1
docker ps -f status=nope
docker ps -a -f exited=x
docker images --format '{{.Repository}}:{{.Tag}} {{.ID}} {{.Size}} {{.Containers}} {{.UniqueSize}} {{.Digest}}'
docker images -aq --no-trunc
docker images --digests
docker images busybox
docker images 'zz/*'
docker images '*:latest'
docker images nosuch
docker images inspect
docker images -f dangling=true
docker images -f dangling=maybe
docker images -f label=k=v
docker images -f reference='b*'
docker images -f before=t:1
docker images -f since=busybox -q
docker images -f nosuch=1
docker images -f before=nosuch
docker network ls
docker network ls -q --no-trunc
docker network ls --format '{{.Name}} {{.Labels}} {{.IPv6}} {{.Internal}} {{.CreatedAt}}'
docker network ls --format json
docker network ls -f driver=bridge
docker network ls -f type=custom
docker network ls -f dangling=true
docker network ls -f id=nosuch
docker network ls -f nosuch=1
docker network ls -f type=x
docker volume ls
docker volume ls -q
docker volume ls --format json
docker volume ls --format 'table {{.Name}}\\t{{.Size}}\\t{{.Links}}\\t{{.Nope}}'
docker volume ls -f dangling=true
docker volume ls -f dangling=x
docker volume ls -f name=vol
docker volume ls -f label=k
docker volume ls -f nosuch=1
"""
OTHERS = """
docker ps -as --format '{{.Names}} {{.Size}}'
docker ps -a --format raw
docker ps -a --format '{{json .}}'
docker ps -aq --format '{{.Names}}'
docker ps -a --format '{{.Nope}}'
docker ps --format '{{.Label "app" "b"}}'
docker ps --format '{{.Label 3}}'
docker ps --format '{{call .Names}}'
docker history --no-trunc t:1
docker history -q t:1
docker history -H=false t:1
docker history --format json web:1.0
docker history nosuch
docker inspect c2 c3
docker inspect c2 nosuch
docker inspect --type image c2
docker inspect --type nope c2
docker inspect -s busybox
docker inspect -f '{{.Name}}' vol1 net1 c2
docker inspect -f '{{.Nope}}' c1
docker inspect -f '{{.Nope.X}}' c1
docker inspect -f '{{json .}}' busybox web:1.0 net1 vol1
docker inspect -f '{{.}}' vol1
docker inspect -f '{{.State}} {{.Config}} {{.GraphDriver}}' c1
docker inspect -f '{{json .HostConfig}}' c1
docker inspect -f '{{range $k, $v := .NetworkSettings.Networks}}{{$k}}={{$v.IPAMConfig}};{{end}}' c1
docker inspect -f '{{range $p, $b := .NetworkSettings.Ports}}{{$p}} {{json $b}} {{end}}' c1
docker inspect -f '{{.RepoTags}} {{.Size}} {{.Config.Cmd}}' busybox
docker container inspect nosuch
docker container inspect -s -f '{{.SizeRw}} {{.SizeRootFs}}' c1
docker image inspect UPPER
docker image inspect web:1.0 -f '{{json .Config}}'
docker network inspect bridge nosuch
docker network inspect net1 -f '{{range .Containers}}{{.Name}} {{.IPv4Address}}{{end}} {{.IPAM}} {{.Created}}'
docker volume inspect vol1 nosuch
docker volume inspect vol1 -f '{{.Nope}}'
docker port c1
docker port c1 80
docker port c1 81
docker port c1 x
docker port nosuch
docker top c1 -o pid,cmd
docker top c2
docker diff c2
docker diff nosuch
docker system df
docker system df --format json
docker system df --format '{{.Nope}}'
docker system df -v --format '{{range .Containers}}{{.Names}} {{end}}{{len .Images}}'
docker info -f '{{.Containers}} {{.Images}} {{.Driver}} {{json .Plugins}} {{json .RegistryConfig}}'
docker info -f '{{.RegistryConfig.InsecureRegistryCIDRs}}'
docker info -f '{{.Nope}}'
docker version -f '{{.Server.Version}} {{.Server.Components}}'
docker version -f '{{json .Server}}'
docker version -f '{{.Nope}}'
docker context ls
docker context ls --format '{{.Name}} {{.Current}}'
docker context show
docker context inspect
docker context inspect nosuch
docker plugin ls
docker plugin inspect nosuch
"""
# Where docker or the engine itself answers in an order that changes from call to call.
UNORDERED = re.compile(r"docker (images|system df -v)")


def lines(text):
    return [line for line in text.splitlines() if line]


@pytest.fixture(scope="module")
def scene(engine):
    """The engine with objects of every kind, which no test changes, and a client for it."""
    engine.reset()
    engine.setup(*SCENE)
    client = connect(resolve(None, engine.host, {}))
    yield engine, client, open_store()
    client.close()
    engine.reset()


def ours(scene, line, simulated):
    engine, client, store = scene
    invocation = first_invocation(line, store)
    assert not invocation.problems
    place = this_place()._replace(env={**os.environ, "DOCKER_HOST": engine.host})
    state = State(Snapshot(client), place)
    if simulated:  # the same objects, but as a plan would leave them: filtered here, not by the engine
        kinds = {"container": state.containers, "image": state.images}
        state = state._replace(changed={**kinds, "network": state.networks, "volume": state.volumes})
    output = reader(invocation.command.path)(invocation, state)
    return output.exit_code, output.stdout, output.stderr


def same(scene, line, simulated=False):
    """A status may turn a second older between the two, so a difference is looked at again."""
    for last in (False, False, True):
        done = scene[0].sh(line)
        docker = done.returncode, done.stdout.decode(), done.stderr.decode()
        dsh = ours(scene, line, simulated)
        if UNORDERED.match(line):
            docker, dsh = ((code, sorted(out.split("\n")), err) for code, out, err in (docker, dsh))
        if docker == dsh or last:
            assert dsh == docker
            return


@pytest.mark.parametrize("line", lines(LISTS) + lines(OTHERS))
def test_as_docker_prints_it(scene, line):
    same(scene, line)


@pytest.mark.parametrize("line", lines(LISTS))
def test_filtered_here_as_by_the_engine(scene, line):
    same(scene, line, simulated=True)
