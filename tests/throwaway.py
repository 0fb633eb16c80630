"""A Docker Engine of the tests' own: dockerd and a loopback registry in a temporary folder, ended by pid.

It shares the machine's network, so that published ports answer on loopback, but has a bridge of its own and leaves
iptables alone, so that it runs beside other engines. Needs root, dockerd, docker-registry, busybox and ip.
"""

import io
import os
import random
import shutil
import signal
import socket
import subprocess
import tarfile
import tempfile
import time
from pathlib import Path

import docker
from docker.errors import APIError

BUILTIN_NETWORKS = {"bridge", "host", "none"}
BASE = {
    "busybox:latest": ['CMD ["sh"]'],
    "web:1.0": [
        "EXPOSE 80 443/tcp 53/udp",
        "VOLUME /data",
        "ENV APP=web",
        "WORKDIR /srv",
        "LABEL role=web",
        'CMD ["httpd","-f","-p","80"]',
    ],
}


class CannotStart(Exception):
    """There is no engine to be had; the message says why."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def rootfs() -> bytes:
    """A file system of one static busybox: the same bytes every time."""
    buffer = io.BytesIO()
    busybox = shutil.which("busybox") or "/bin/busybox"
    applets = subprocess.run([busybox, "--list"], capture_output=True, text=True, check=True).stdout.split()
    with tarfile.open(fileobj=buffer, mode="w") as tar:

        def add(name, kind=tarfile.REGTYPE, mode=0o755, data=b"", link="", uid=0):
            info = tarfile.TarInfo(name)
            info.type, info.mode, info.size, info.linkname, info.uid, info.gid = kind, mode, len(data), link, uid, uid
            tar.addfile(info, io.BytesIO(data))

        for folder in ("bin", "dev", "etc", "home", "proc", "root", "srv", "sys", "usr", "usr/bin", "var"):
            add(folder, tarfile.DIRTYPE)
        add("tmp", tarfile.DIRTYPE, 0o1777)
        add("home/app", tarfile.DIRTYPE, uid=1000)
        add("bin/busybox", data=Path(busybox).read_bytes())
        for applet in applets:
            if applet != "busybox":
                add(f"bin/{applet}", tarfile.SYMTYPE, link="busybox")
        add("etc/passwd", mode=0o644, data=b"root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/home/app:/bin/sh\n")
        add("etc/group", mode=0o644, data=b"root:x:0:\nnogroup:x:65534:\napp:x:1000:\naudio:x:29:\n")
    return buffer.getvalue()


class Engine:
    """An engine and what tests do with it. `host` is its URL, `registry` its registry's HOST:PORT (None without)."""

    def __init__(self, host: str, registry: str | None) -> None:
        self.host, self.registry = host, registry
        self.api = docker.APIClient(base_url=host, version="auto", timeout=120)
        self._tar = rootfs()
        self.base: dict[str, str] = {}
        self._saved = b""
        self.reset()

    def environment(self, **more: str) -> dict[str, str]:
        """The environment of a program that shall use this engine."""
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("DOCKER_", "COMPOSE_"))}
        kept = {k: v for k, v in os.environ.items() if k == "DOCKER_CONFIG"}
        return {
            **clean,
            **kept,
            "DOCKER_HOST": self.host,
            "DOCKER_BUILDKIT": "0",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            **more,
        }

    def sh(self, line: str, cwd: str | Path | None = None, stdin: bytes | None = None) -> subprocess.CompletedProcess:
        """Run a shell line with docker's own client against this engine."""
        return subprocess.run(
            ["sh", "-c", line],
            cwd=cwd,
            env=self.environment(),
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            timeout=120,
        )

    def setup(self, *lines: str, cwd: str | Path | None = None) -> None:
        """Run lines that must succeed; one that begins with "- " may fail."""
        for line in lines:
            done = self.sh(line.removeprefix("- "), cwd)
            if done.returncode and not line.startswith("- "):
                raise AssertionError(f"{line}: exit {done.returncode}: {done.stderr.decode()}{done.stdout.decode()}")

    def listing(self) -> dict[str, set[str]]:
        """Everything there is, to compare before and after."""
        return {
            "containers": {f"{c['Id']} {c['Names']} {c['State']}" for c in self.api.containers(all=True)},
            "images": {f"{i['Id']} {sorted(i['RepoTags'] or [])}" for i in self.api.images(all=True)},
            "networks": {f"{n['Id']} {n['Name']}" for n in self.api.networks()},
            "volumes": {v["Name"] for v in self.api.volumes()["Volumes"] or []},
        }

    def reset(self) -> None:
        """Empty the engine but for the base images busybox:latest and web:1.0."""
        if self.api.info().get("Swarm", {}).get("LocalNodeState") == "active":
            self.api.leave_swarm(force=True)
        for container in self.api.containers(all=True):
            if container["State"] == "paused":
                self._try(self.api.unpause, container["Id"])
            self._try(self.api.remove_container, container["Id"], force=True, v=True)
        self._reset_images()
        for network in self.api.networks():
            if network["Name"] not in BUILTIN_NETWORKS:
                self._try(self.api.remove_network, network["Id"])
        for volume in self.api.volumes()["Volumes"] or []:
            self._try(self.api.remove_volume, volume["Name"], force=True)

    def _reset_images(self) -> None:
        for _ in range(20):
            present = {i["Id"]: set(i["RepoTags"] or []) - {"<none>:<none>"} for i in self.api.images(all=True)}
            tags = [t for i, names in present.items() for t in names if self.base.get(t) != i]
            extra = [i for i in present if i not in self.base.values()]
            if not tags and not extra:
                break
            for name in tags + extra:
                self._try(self.api.remove_image, name, force=True)
        held = {t: i["Id"] for i in self.api.images() for t in i["RepoTags"] or []}
        if not self.base:
            for name, changes in BASE.items():
                repository, tag = name.split(":")
                self.api.import_image_from_data(self._tar, repository=repository, tag=tag, changes=changes)
            self.base = {name: self.api.inspect_image(name)["Id"] for name in BASE}
            saved = self.api._get(self.api._url("/images/get"), params={"names": list(BASE)}, stream=True)
            self._saved = b"".join(self.api._stream_raw_result(saved, 1 << 20, False))
        elif any(held.get(name) != identity for name, identity in self.base.items()):
            for _ in self.api.load_image(self._saved):
                pass

    @staticmethod
    def _try(call, *args, **kwargs) -> None:
        try:
            call(*args, **kwargs)
        except APIError:
            pass


class Daemon:
    """dockerd and docker-registry as children of the tests."""

    def __init__(self) -> None:
        for program in ("dockerd", "ip", "docker"):
            if shutil.which(program) is None:
                raise CannotStart(f"there is no {program} here (apt install docker.io iproute2)")
        if os.geteuid() != 0:
            raise CannotStart("starting an engine needs root; DSH_TEST_DOCKER_HOST can name another")
        self.folder = Path(tempfile.mkdtemp(prefix="dsh-engine-"))
        self.children: list[subprocess.Popen] = []
        self.bridge = f"dsh{os.urandom(4).hex()}"  # a killed run leaves its bridge behind, and pids come again
        try:
            self._start()
        except BaseException:
            self.stop()
            raise

    def _start(self) -> None:
        part = self._make_bridge()
        self.host = f"unix://{self.folder}/docker.sock"
        command = ["dockerd", "--host", self.host, "--bridge", self.bridge, "--iptables=false", "--ip-masq=false"]
        command += ["--data-root", f"{self.folder}/data", "--exec-root", f"{self.folder}/exec"]
        command += ["--pidfile", f"{self.folder}/pid", "--default-address-pool", f"base=10.{part}.128.0/17,size=24"]
        self._child(command, self.folder / "log")
        self.registry = self._start_registry()
        deadline = time.monotonic() + 120
        while True:
            with socket.socket(socket.AF_UNIX) as knock:
                knock.settimeout(10)
                try:
                    knock.connect(f"{self.folder}/docker.sock")
                    knock.sendall(b"GET /_ping HTTP/1.0\r\nHost: engine\r\n\r\n")
                    if b" 200 " in knock.recv(100):
                        return
                except OSError:
                    pass
                if self.children[0].poll() is not None or time.monotonic() > deadline:
                    tail = (self.folder / "log").read_text(errors="replace")[-800:]
                    raise CannotStart(f"dockerd did not start: {tail}")
            time.sleep(0.1)

    def _make_bridge(self) -> int:
        (self.folder / "bridge").write_text(self.bridge)
        for part in random.SystemRandom().sample(range(160, 250), 20):
            used = subprocess.run(["ip", "-o", "addr"], capture_output=True, text=True).stdout
            if f" 10.{part}." not in used:
                break
        for command in (
            ["ip", "link", "add", "name", self.bridge, "type", "bridge"],
            ["ip", "addr", "add", f"10.{part}.0.1/24", "dev", self.bridge],
            ["ip", "link", "set", self.bridge, "up"],
        ):
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode:
                raise CannotStart(f"{' '.join(command)}: {done.stderr.strip()}")
        return part

    def _start_registry(self) -> str | None:
        program = shutil.which("docker-registry")
        if program is None:
            return None
        port = free_port()
        (self.folder / "registry.yml").write_text(
            "version: 0.1\nlog: {level: error}\nstorage: {delete: {enabled: true}, "
            f"filesystem: {{rootdirectory: {self.folder}/registry}}}}\nhttp: {{addr: '127.0.0.1:{port}'}}\n"
        )
        self._child([program, "serve", str(self.folder / "registry.yml")], self.folder / "registry.log")
        return f"127.0.0.1:{port}"

    def _child(self, command: list[str], log: Path) -> None:
        with log.open("wb") as out:
            self.children.append(
                subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd=self.folder, start_new_session=True
                )
            )

    def stop(self) -> None:
        for child in reversed(self.children):
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        for child in self.children:
            try:
                child.wait(40)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        subprocess.run(["ip", "link", "del", self.bridge], capture_output=True)
        mounts = [line.split()[1] for line in Path("/proc/mounts").read_text().splitlines()]
        for mount in sorted((m for m in mounts if m.startswith(f"{self.folder}/")), reverse=True):
            subprocess.run(["umount", "-l", mount], capture_output=True)
        shutil.rmtree(self.folder, ignore_errors=True)
