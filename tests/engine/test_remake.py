"""The line that makes a removed container again makes the same one."""

import pytest

from dsh.plan.remake import remake

LINES = [
    "docker create --name c1 busybox",
    "docker run -d --name c1 --init busybox sleep 1000",
    "docker create --name c1 -it -e A=b -e 'C=d e' -l k=v -w /tmp -u nobody --hostname h busybox sh -c 'echo $A'",
    "docker create --name c1 -p 127.0.0.1:8081:80 -p 90/udp -P --restart on-failure:3 web:1.0",
    "docker create --name c1 -v data:/d -v /etc:/e:ro -v /anon --tmpfs /t:size=1m busybox",
    "docker create --name c1 --mount type=volume,source=x1,target=/y --mount type=bind,src=/tmp,target=/z busybox",
    "docker create --name c1 --entrypoint /bin/date web:1.0 -u",
    "docker create --name c1 -m 64m --cpus 0.5 --pids-limit 50 --ulimit nofile=100:200 --shm-size 32m busybox",
    "docker create --name c1 --cap-add NET_ADMIN --cap-drop MKNOD --read-only --network none busybox",
    "docker create --name c1 --log-opt max-size=1m busybox",
    "docker create --name c1 --add-host a:10.1.1.1 --dns 10.1.1.2 --privileged --rm busybox true",
]
VOLATILE = {
    "Id",
    "Created",
    "State",
    "GraphDriver",
    "NetworkSettings",
    "HostnamePath",
    "HostsPath",
    "LogPath",
    "ResolvConfPath",
}


def settings(engine):
    it = engine.api.inspect_container("c1")
    kept = {key: value for key, value in it.items() if key not in VOLATILE}
    kept["Config"].pop("Hostname" if it["Config"]["Hostname"] == it["Id"][:12] else "", None)
    kept["Mounts"] = sorted((m["Type"], m["Destination"], m["RW"]) for m in it["Mounts"])
    kept["HostConfig"]["Binds"] = sorted(kept["HostConfig"]["Binds"] or [])
    kept["Config"]["Env"] = sorted(kept["Config"]["Env"] or [])
    for stream in ("AttachStdin", "AttachStdout", "AttachStderr", "StdinOnce"):
        kept["Config"].pop(stream)
    kept["HostConfig"].pop("ConsoleSize", None)
    return kept


@pytest.mark.parametrize("line", LINES)
def test_made_again_it_is_the_same(clean_engine, line):
    clean_engine.setup(line)
    before = settings(clean_engine)
    it = clean_engine.api.inspect_container("c1")
    again = remake(it, clean_engine.api.inspect_image(it["Image"]))
    clean_engine.setup("docker rm -f c1", again)
    assert settings(clean_engine) == before, again
