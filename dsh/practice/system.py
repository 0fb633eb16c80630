"""What a practice engine says about itself: /version, /info, /_ping."""

import os

from dsh.practice.routes import API_VERSION, MIN_API_VERSION, Call, Reply, route
from dsh.practice.texts import timestamp
from dsh.practice.world import World
from dsh.typed import Any

ENGINE_VERSION = "27.5.1"
KERNEL = "6.8.0-practice"
BUILT = "2026-01-15T00:00:00.000000000+00:00"
COMMIT = "9f9e405"
GO = "go1.22.11"
CONTAINERD = "1.7.25"
RUNC = "1.2.4"
INIT = "0.19.0"
MEMORY = 8 << 30
ENGINE_ID = "7b1c6f3e-0d5a-4c1e-9a52-70a1c71ce000"


@route("GET", "/_ping")
def ping(world: World, call: Call) -> Reply:
    headers = {"Cache-Control": "no-cache, no-store, must-revalidate", "Pragma": "no-cache", "Builder-Version": "1"}
    return Reply(b"OK", headers={**headers, "Swarm": "inactive"})


@route("GET", "/version")
def version(world: World, call: Call) -> Reply:
    engine = {
        "ApiVersion": API_VERSION,
        "Arch": "amd64",
        "BuildTime": BUILT,
        "Experimental": "false",
        "GitCommit": COMMIT,
        "GoVersion": GO,
        "KernelVersion": KERNEL,
        "MinAPIVersion": MIN_API_VERSION,
        "Os": "linux",
    }
    parts = [
        {"Name": "Engine", "Version": ENGINE_VERSION, "Details": engine},
        {"Name": "containerd", "Version": CONTAINERD, "Details": {"GitCommit": "bcc810d"}},
        {"Name": "runc", "Version": RUNC, "Details": {"GitCommit": "v1.2.4-0-g6c52b3f"}},
        {"Name": "docker-init", "Version": INIT, "Details": {"GitCommit": "de40ad0"}},
    ]
    return Reply(
        {
            "Platform": {"Name": "dsh practice engine"},
            "Components": parts,
            "Version": ENGINE_VERSION,
            "ApiVersion": API_VERSION,
            "MinAPIVersion": MIN_API_VERSION,
            "GitCommit": COMMIT,
            "GoVersion": GO,
            "Os": "linux",
            "Arch": "amd64",
            "KernelVersion": KERNEL,
            "BuildTime": BUILT,
        }
    )


@route("GET", "/info")
def info(world: World, call: Call) -> Reply:
    with world.lock:
        states = [container.state for container in world.containers.values()]
        images = len(world.images)
    counts = {
        "Containers": len(states),
        "ContainersRunning": sum(state in ("running", "restarting") for state in states),
        "ContainersPaused": states.count("paused"),
        "ContainersStopped": sum(state in ("created", "exited", "dead", "removing") for state in states),
        "Images": images,
    }
    return Reply({**_fixed(), **counts, "SystemTime": timestamp(world.now()), "Name": "practice"})


def _fixed() -> dict[str, Any]:
    return {
        "ID": ENGINE_ID,
        "Driver": "overlay2",
        "DriverStatus": [
            ["Backing Filesystem", "memory"],
            ["Supports d_type", "true"],
            ["Using metacopy", "false"],
            ["Native Overlay Diff", "true"],
            ["userxattr", "false"],
        ],
        "Plugins": {
            "Volume": ["local"],
            "Network": ["bridge", "host", "ipvlan", "macvlan", "null", "overlay"],
            "Authorization": None,
            "Log": ["json-file", "local", "none"],
        },
        **dict.fromkeys(("MemoryLimit", "SwapLimit", "CpuCfsPeriod", "CpuCfsQuota", "CPUShares", "CPUSet"), True),
        **dict.fromkeys(("PidsLimit", "IPv4Forwarding", "BridgeNfIptables", "BridgeNfIp6tables"), True),
        "OomKillDisable": False,
        "Debug": False,
        "NFd": 24,
        "NGoroutines": 38,
        "LoggingDriver": "json-file",
        "CgroupDriver": "cgroupfs",
        "CgroupVersion": "2",
        "NEventsListener": 0,
        "KernelVersion": KERNEL,
        "OperatingSystem": "dsh practice engine (nothing real is touched)",
        "OSVersion": "1",
        "OSType": "linux",
        "Architecture": "x86_64",
        "IndexServerAddress": "https://index.docker.io/v1/",
        "RegistryConfig": {
            "AllowNondistributableArtifactsCIDRs": None,
            "AllowNondistributableArtifactsHostnames": None,
            "InsecureRegistryCIDRs": ["127.0.0.0/8"],
            "IndexConfigs": {"docker.io": {"Name": "docker.io", "Mirrors": [], "Secure": True, "Official": True}},
            "Mirrors": None,
        },
        "NCPU": os.cpu_count() or 1,
        "MemTotal": MEMORY,
        "GenericResources": None,
        "DockerRootDir": "/var/lib/docker",
        **dict.fromkeys(("HttpProxy", "HttpsProxy", "NoProxy"), ""),
        "Labels": [],
        "ExperimentalBuild": False,
        "ServerVersion": ENGINE_VERSION,
        "Runtimes": {"io.containerd.runc.v2": {"path": "runc"}, "runc": {"path": "runc"}},
        "DefaultRuntime": "runc",
        "Swarm": {
            "NodeID": "",
            "NodeAddr": "",
            "LocalNodeState": "inactive",
            "ControlAvailable": False,
            "Error": "",
            "RemoteManagers": None,
        },
        "LiveRestoreEnabled": False,
        "Isolation": "",
        "InitBinary": "docker-init",
        "ContainerdCommit": {"ID": "bcc810d", "Expected": "bcc810d"},
        "RuncCommit": {"ID": "v1.2.4-0-g6c52b3f", "Expected": "v1.2.4-0-g6c52b3f"},
        "InitCommit": {"ID": "de40ad0", "Expected": "de40ad0"},
        "SecurityOptions": ["name=seccomp,profile=builtin", "name=cgroupns"],
        "CDISpecDirs": [],
        "Warnings": None,
    }
