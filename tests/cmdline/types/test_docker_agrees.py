"""What docker's own client says to a value, against what we say. It fails before it would call an engine."""

import shutil
import subprocess

import pytest

from dsh.cmdline.types.all_types import value_type
from dsh.cmdline.types.value_type import BadValue

CLIENT = "28.2.2"
CASES = [
    ("publish", "-p", "8080:80 80:80/foo [::1]:80:80 [::1:80:80 8000-8010:80-81 abc 80: 70000 x:80:80 a=b target=80"),
    ("port", "--expose", "80/udp 80:90 90-80 /tcp"),
    ("bytes", "-m", "512m 1_0m 0x10m infm -5m 1.5g 5mbb 5 1e400"),
    ("duration", "--health-interval", "5 1d 1h30m .s 2562047h47m16.854775808s"),
    ("int", "-c", "08 0x10 1__0 9223372036854775808"),
    ("uint16", "--blkio-weight", "70000 -1"),
    ("cpus", "--cpus", "1/2 abc 1.0000000001 1e-3"),
    ("env", "-e", "=x A"),
    ("label", "-l", "=x a=b"),
    ("sysctl", "--sysctl", "a=b net.x=1"),
    ("mount", "--mount", 'type=bind type=bind,"target=/x target=/x,foo target=/x,f=b type=bind,dst=/x,volume-nocopy'),
    ("ulimit", "--ulimit", "nofile foo=1 nofile=2:1 nofile=1:2:3 nofile=5"),
    ("gpus", "--gpus", "foo all device=0,1 options=a=b"),
    ("network", "--network", "name=,alias=x foo=bar name=a,gw-priority=x name=a,b"),
    ("ip", "--dns", "x ::1 01.2.3.4"),
    ("extra-host", "--add-host", "x a:x a=[::1]"),
    ("link", "--link", "a:b:c a"),
    ("stream", "-a", "foo STDIN"),
    ("device-bps", "--device-read-bps", "x sda:1 /dev/sda:x /dev/sda:1mb"),
    ("device-iops", "--device-read-iops", "/dev/sda:x"),
    ("weight-device", "--blkio-weight-device", "/dev/sda:5"),
    ("restart-policy", "--restart", "a:b :3 on-failure:3"),
    ("pid", "--pid", "x host"),
    ("security-opt", "--security-opt", "foo no-new-privileges"),
    ("volume", "-v", ":/a /a:/b:ro:x a::b"),
    ("pull-policy", "--pull", "foo never"),
    ("platform", "--platform", "x/y/z/w foo linux/ linux/arm64"),
    ("mac", "--mac-address", "x"),
]  # fmt: skip
ROWS = [(name, flag, text) for name, flag, texts in CASES for text in texts.split()]


def installed() -> str:
    if shutil.which("docker") is None:
        return ""
    return subprocess.run(["docker", "--version"], capture_output=True, text=True, check=False).stdout


@pytest.fixture(scope="module")
def client() -> None:
    if CLIENT not in installed():
        pytest.skip(f"needs docker's client {CLIENT}")


def docker_says(flag: str, text: str) -> str:
    words = [f"{flag}={text}"] if flag.startswith("--") else [flag, text]
    command = ["docker", "-H", "tcp://127.0.0.1:1", "run", *words, "image"]
    said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60).stderr
    return "" if "Cannot connect to the Docker daemon" in said else said.split("\n\n")[0].split("\nUsage")[0].strip()


def we_say(name: str, flag: str, text: str) -> str:
    try:
        value_type(name).parse(text)
    except BadValue as error:
        return "" if error.checked == "engine" else error.docker
    return ""


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize(("name", "flag", "text"), ROWS, ids=[f"{name} {text}" for name, _, text in ROWS])
def test_docker_refuses_what_we_refuse_in_the_same_words(name: str, flag: str, text: str) -> None:
    said, ours = docker_says(flag, text), we_say(name, flag, text)
    assert said.endswith(ours) if ours else said == ""
    assert not said or ours
