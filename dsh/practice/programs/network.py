"""Programs for the network: ip, ping, nslookup, wget, curl, nc. They reach the containers next door, nobody else."""

from dsh.practice.programs.machine import Reply, Request
from dsh.practice.programs.process import Program, Running, Task, options
from dsh.practice.programs.serving import pause


def ip(task: Task) -> int:
    words = [word for word in task.argv[1:] if not word.startswith("-")]
    if words[:1] and words[0] in ("route", "r"):
        for card in list(task.machine.interfaces())[:1]:
            task.say(f"default via {card.gateway} dev {card.name} ")
        return 0
    if not words or words[0][0] not in "al":
        task.err(b"Usage: ip [OPTIONS] address|route|link [ARGS]\n")
        return 1
    task.say("1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN qlen 1000")
    task.say("    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00")
    if words[0].startswith("a"):
        task.say("    inet 127.0.0.1/8 scope host lo\n       valid_lft forever preferred_lft forever")
    for number, card in enumerate(task.machine.interfaces(), 2):
        flags = "<BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP"
        task.say(f"{number}: {card.name}@if{number + 9}: {flags}")
        task.say(f"    link/ether {card.mac} brd ff:ff:ff:ff:ff:ff")
        if words[0].startswith("a"):
            task.say(f"    inet {card.address}/{card.prefix} brd 255.255.255.255 scope global {card.name}")
            task.say("       valid_lft forever preferred_lft forever")
    return 0


def ifconfig(task: Task) -> int:
    for card in task.machine.interfaces():
        task.say(f"{card.name}      Link encap:Ethernet  HWaddr {card.mac.upper()}")
        task.say(f"          inet addr:{card.address}  Bcast:255.255.255.255")
        task.say("          UP BROADCAST RUNNING MULTICAST  MTU:1500\n")
    task.say("lo        Link encap:Local Loopback\n          inet addr:127.0.0.1  Mask:255.0.0.0")
    task.say("          UP LOOPBACK RUNNING\n")
    return 0


def ping(task: Task) -> Running:
    found, names = options(task, "c:i:w:W:q46")
    if not names:
        task.err(b"Usage: ping [OPTIONS] HOST\n")
        return 1
    address = task.machine.lookup(names[0])
    if address is None:
        return task.complain(f"bad address '{names[0]}'")
    own = {card.address for card in task.machine.interfaces()} | {"127.0.0.1"}
    near = address in own or _near(task, address)
    task.say(f"PING {names[0]} ({address}): 56 data bytes")
    count = int(found.get("c", "0")) if found.get("c", "0").isdigit() else 0
    sent, number = 0, 0
    while not count or sent < count:
        if near:
            task.say(f"64 bytes from {address}: seq={number} ttl=64 time=0.0{61 + number * 7 % 38} ms")
        sent, number = sent + 1, number + 1
        if not count or sent < count:
            yield from pause(task, float(found.get("i", "1")))
    got = sent if near else 0
    task.say(f"\n--- {names[0]} ping statistics ---")
    task.say(f"{sent} packets transmitted, {got} packets received, {100 - 100 * got // max(sent, 1)}% packet loss")
    if near:
        task.say("round-trip min/avg/max = 0.061/0.075/0.099 ms")
    return int(not near)


def _near(task: Task, address: str) -> bool:
    try:
        task.machine.connect(address, 0)
    except LookupError:
        return False
    reaches = getattr(task.machine, "reaches", None)
    return bool(reaches(address)) if reaches is not None else False


def nslookup(task: Task) -> int:
    names = [word for word in task.argv[1:] if not word.startswith("-")]
    if not names:
        task.err(b"Usage: nslookup HOST\n")
        return 1
    node = task.files.get("/etc/resolv.conf")
    server = (node.content.decode().split() if node else ["", "127.0.0.11"])[1:2] or ["127.0.0.11"]
    task.say(f"Server:\t\t{server[0]}\nAddress:\t{server[0]}:53\n")
    address = task.machine.lookup(names[0])
    if address is None:
        task.say(f"** server can't find {names[0]}: NXDOMAIN\n")
        return 1
    task.say(f"Non-authoritative answer:\nName:\t{names[0]}\nAddress: {address}\n")
    return 0


def getent(task: Task) -> int:
    words = task.argv[1:]
    if words[:1] in (["hosts"], ["ahosts"]) and len(words) > 1:
        address = task.machine.lookup(words[1])
        if address is None:
            return 2
        task.say(f"{address:<15} {words[1]}")
        return 0
    if words[:1] in (["passwd"], ["group"]):
        for line in task.files.read(f"/etc/{words[0]}").decode().splitlines():
            if len(words) < 2 or line.split(":")[0] == words[1]:
                task.say(line)
        return 0
    return 2


class NoAnswer(Exception):
    """Nobody answers: `unknown` where the name is not known."""

    def __init__(self, host: str, port: int, unknown: bool) -> None:
        super().__init__(host)
        self.host, self.port, self.unknown = host, port, unknown


def ask(task: Task, url: str, agent: str, method: str = "GET") -> Reply:
    """What a web server next door answers. Raises NoAnswer."""
    rest = url.partition("://")[2] or url
    where, slash, path = rest.partition("/")
    host, _, port = where.partition(":")
    number = int(port) if port.isdigit() else 443 if url.startswith("https:") else 80
    try:
        service = task.machine.connect(host, number)
    except LookupError:
        raise NoAnswer(host, number, True) from None
    if service is None or service.answer is None or service.protocol not in ("http", "registry"):
        raise NoAnswer(host, number, False)
    sender = next((card.address for card in task.machine.interfaces()), "127.0.0.1")
    sender = "127.0.0.1" if host in ("localhost", "127.0.0.1") else sender
    reply = service.answer(Request(method, slash + path or "/", where, agent, sender))
    assert isinstance(reply, Reply)
    return reply


def wget(task: Task) -> int:
    found, names = options(task, "qO:ST:t:Y:", ("quiet", "spider", "no-verbose", "tries", "timeout", "output-document"))
    if not names:
        task.err(b"Usage: wget [OPTIONS] URL\n")
        return 1
    quiet = {"q", "quiet"} & set(found)
    target = found.get("O", found.get("output-document", ""))
    host = (names[0].partition("://")[2] or names[0]).split("/")[0]
    try:
        reply = ask(task, names[0], "Wget")
    except NoAnswer as error:
        if error.unknown:
            return task.complain(f"bad address '{error.host}'")
        return task.complain(f"can't connect to remote host ({error.host}): Connection refused")
    if not quiet:
        task.err(f"Connecting to {host}\n".encode())
    if reply.status >= 400:
        return task.complain(f"server returned error: HTTP/1.1 {reply.status} {reply.reason}")
    if "spider" in found:
        return 0
    if target == "-":
        task.out(reply.body)
        return 0
    name = target or names[0].rstrip("/").rpartition("/")[2]
    name = "index.html" if not name or name == host else name
    task.files.write(task.path(name), reply.body)
    if not quiet:
        task.err(f"saving to '{name}'\n'{name}' saved\n".encode())
    return 0


CURL_LONG = ("silent", "fail", "head", "location", "show-error", "include", "output", "retry", "version", "max-time")


def curl(task: Task) -> int:
    found, names = options(task, "sSfILiko:w:H:X:d:A:m:u:vO", CURL_LONG)
    if "version" in found:
        task.say("curl (practice engine)")
        return 0
    if not names:
        task.err(b"curl: try 'curl --help' for more information\n")
        return 2
    head = {"I", "head"} & set(found)
    try:
        reply = ask(task, names[0], "curl/8.14.1", "HEAD" if head else found.get("X", "GET"))
    except NoAnswer as error:
        quiet = {"s", "silent"} & set(found) and not {"S", "show-error"} & set(found)
        text = f"(6) Could not resolve host: {error.host}"
        if not error.unknown:
            text = f"(7) Failed to connect to {error.host} port {error.port} after 0 ms: Could not connect to server"
        if not quiet:
            task.complain(text)
        return 6 if error.unknown else 7
    if reply.status >= 400 and {"f", "fail"} & set(found):
        task.complain(f"(22) The requested URL returned error: {reply.status}")
        return 22
    body = b"" if head else reply.body
    if head or {"i", "include"} & set(found):
        lines = [f"HTTP/1.1 {reply.status} {reply.reason}", *(f"{n}: {v}" for n, v in reply.headers)]
        body = ("\r\n".join(lines) + "\r\n\r\n").encode() + body
    target = found.get("o", "")
    if target and target != "/dev/null":
        task.files.write(task.path(target), body)
    elif not target:
        task.out(body)
    if "w" in found:
        task.out(found["w"].replace("%{http_code}", str(reply.status)).replace("\\n", "\n").encode())
    return 0


def nc(task: Task) -> int:
    found, names = options(task, "zvw:nul")
    if len(names) < 2 or not names[1].isdigit():
        task.err(b"Usage: nc [-z] HOST PORT\n")
        return 1
    try:
        service = task.machine.connect(names[0], int(names[1]))
    except LookupError:
        return task.complain(f"bad address '{names[0]}'")
    if service is None:
        return task.complain(f"{names[0]} ({task.machine.lookup(names[0])}:{names[1]}): Connection refused")
    if "v" in found:
        task.err(f"{names[0]} ({task.machine.lookup(names[0])}:{names[1]}) open\n".encode())
    return 0


def netstat(task: Task) -> int:
    task.say("Active Internet connections (only servers)")
    task.say("Proto Recv-Q Send-Q Local Address           Foreign Address         State")
    for other in task.machine.tasks():
        for port in other.listening:
            task.say(f"tcp        0      0 {f'0.0.0.0:{port}':<23} {'0.0.0.0:*':<23} LISTEN")
    return 0


PROGRAMS: dict[str, Program] = {
    "ip": ip,
    "ifconfig": ifconfig,
    "ping": ping,
    "nslookup": nslookup,
    "getent": getent,
    "wget": wget,
    "curl": curl,
    "nc": nc,
    "netstat": netstat,
    "ss": netstat,
}
