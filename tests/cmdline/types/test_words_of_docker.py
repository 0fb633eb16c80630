"""Values that say where a container runs, what it may do, and which of docker's objects are meant."""

import pytest

from dsh.cmdline.types.all_types import value_type
from dsh.cmdline.types.value_type import BadValue
from dsh.knowledge.entries import Flag

KEYS = dict.fromkeys(("status", "label", "until", "dangling"), "x")
FILTER = Flag("filter", "filter", "m", keys=KEYS)
SAID = [
    ("restart-policy", "on-failure:3",
     "docker starts it again only when its program ends with an error, 3 times at most"),
    ("network", "container:web", "the network of the container web: both have the same address and the same ports"),
    ("network", "name=a,alias=b,ip=10.0.0.2", "the network a, known there as b too, with the address 10.0.0.2"),
    ("network", "shop", "the network shop"),
    ("pid", "host", "the container sees all processes of the docker host"),
    ("ipc", "container:db", "the shared memory of the container db"),
    ("signal", "SIGKILL", "the signal KILL: ends the program at once; it cannot tidy up"),
    ("capability", "cap_net_admin", "the right to change network settings, addresses, routes and firewalls"),
    ("platform", "linux/amd64", "Linux on 64-bit Intel and AMD processors"),
    ("platforms", "arm64,linux/386",
     "Linux on 64-bit ARM processors, such as Apple's M chips and Raspberry Pi from 3 on "
     "and Linux on 32-bit Intel and AMD processors"),
    ("device", "/dev/a:/dev/b:r",
     "the device /dev/a of the docker host appears as /dev/b in the container, for reading only"),
    ("device-bps", "/dev/sda:1mb", "/dev/sda: at most 1 MiB (1,048,576 bytes) a second"),
    ("gpus", "all", "all graphics cards (GPUs)"),
    ("user", "1000:1000", "the user number 1000 and the group number 1000"),
    ("user", "$(id -u):$(id -g)", "your own user and group number of this machine"),
    ("extra-host", "me:host-gateway", "in the container, the name me leads to the docker host"),
    ("link", "db:database", "the container db, known here as database"),
    ("volumes-from", "db:ro", "the volumes of the container db, at the same places, read-only"),
    ("cp-path", "web:/etc/x", "the file or folder /etc/x of the container web"),
    ("cp-path", "./a:b", "the file or folder ./a:b of this machine"),
    ("tmpfs", "/run:size=1m", "an empty folder in memory appears as /run in the container and is gone when it stops"),
    ("secret", "pw", "the secret pw of the swarm appears as the file /run/secrets/pw in the container"),
    ("config", "c,x", "'c' must be a key and a value"),
    ("build-secret", "id=npm,src=.npmrc",
     "the secret npm, from the file .npmrc of this machine; it does not stay in the image"),
    ("cache", "type=registry,ref=u/x", "the build cache in an image of its own in a registry: u/x"),
    ("output", "type=local,dest=out", "the files of the result, into a folder of this machine: out"),
    ("ssh", "default", "the keys of your ssh agent, for steps of the build that ask for default"),
    ("service-publish", "target=80,published=8080,mode=host",
     "port 8080 on the nodes where it runs leads to port 80 in the container (TCP)"),
    ("build-context", ".", "the current folder, whose files the build can use"),
    ("build-context", "https://github.com/u/r.git#main:app",
     "the Git repository https://github.com/u/r.git, at main, its folder app"),
    ("constraint", "node.labels.zone != east", "only nodes whose label zone is not east"),
    ("placement", "spread=node.labels.dc", "spread evenly over the nodes by the value of the label dc"),
    ("security-opt", "no-new-privileges", "programs in the container cannot gain more rights than they start with"),
    ("detach-keys", "ctrl-a,q", "Ctrl-A, then q"),
    ("scale", "web=3", "3 containers for the service web"),
    ("engine-host", "ssh://me@box", "the engine on me@box, reached by SSH"),
    ("subnet", "10.1.0.0/24", "256 addresses: 10.1.0.0 to 10.1.0.255"),
    ("sysctl", "net.core.somaxconn=1024", "the kernel setting net.core.somaxconn is '1024' for this container alone: "
                                          "how many connections may wait to be accepted"),
]  # fmt: skip
FILTERS = [
    ("status=exited", "only those in the state exited: its program has ended"),
    ("label=a=b", "only those with the label a whose value is b"),
    ("label!=a", "only those without the label a"),
    ("until=24h", "only what is from before 24 hours ago"),
    ("dangling=true", "only images without a name, or volumes and networks that nothing uses"),
    ("colour=red", "this command knows no filter colour"),
    ("exited", "a filter is a key and a value, such as status=exited, not 'exited'"),
]
REFUSED = [
    ("restart-policy", "sometimes", "engine", "invalid restart policy 'sometimes'"),
    ("network", "foo=bar", "flag", "invalid field key foo"),
    ("pid", "x", "client", "--pid: invalid PID mode"),
    ("filter", "exited", "flag", "bad format of filter (expected name=value)"),
    ("secret", "target=x", "flag", "source is required"),
    ("service-publish", "published=80", "flag", "missing mandatory field 'target'"),
    ("placement", "pack=x", "flag", "unsupported placement preference pack (only spread is supported)"),
    ("detach-keys", "ctrl-ü", "client", "Unknown character: 'ctrl-ü'"),
    ("capability", "FLY", "engine", 'invalid CapAdd: unknown capability: "CAP_FLY"'),
]


@pytest.mark.parametrize(("name", "text", "said"), SAID)
def test_said(name: str, text: str, said: str) -> None:
    assert value_type(name).explain(text) == said


@pytest.mark.parametrize(("text", "said"), FILTERS)
def test_filters(text: str, said: str) -> None:
    assert value_type("filter").explain(text, FILTER) == said


@pytest.mark.parametrize(("name", "text", "checked", "docker"), REFUSED)
def test_refused(name: str, text: str, checked: str, docker: str) -> None:
    with pytest.raises(BadValue) as caught:
        value_type(name).parse(text)
    assert (caught.value.checked, caught.value.docker) == (checked, docker)
