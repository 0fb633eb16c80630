"""The address of an engine: unix:///var/run/docker.sock, tcp://HOST:PORT, ssh://USER@HOST."""

from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import Candidate, accept, discreet, fills_in, offer, whole
from dsh.knowledge.entries import Flag

name = "engine-host"
parse = accept
pieces = whole


def explain(text: str, flag: Flag | None = None, /) -> str:
    if fills_in(text):
        return "the engine whose address the shell fills in"
    for scheme, said in meanings("engine-addresses").items():
        if text.startswith(scheme) and len(text) > len(scheme):
            return discreet(said.format(rest=text)).replace(scheme, "", 1)
    return f"the engine at {text}" if text else "the usual engine"


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    known = {
        "unix:///var/run/docker.sock": "the usual engine of this machine",
        "ssh://": "an engine on another machine, reached by SSH",
        "tcp://": "an engine that listens in the network",
    }
    return offer(known, prefix)
