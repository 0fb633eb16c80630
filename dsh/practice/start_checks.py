"""What stops a container at its start, once it is made: devices, processors, namespaces, groups, addresses."""

from dsh.practice.configs import option
from dsh.practice.objects import Container
from dsh.practice.routes import Refused

DEVICES = frozenset(
    f"/dev/{name}" for name in ("null", "zero", "full", "random", "urandom", "tty", "fuse", "kvm", "snd", "net/tun")
)
IPC = ("", "none", "private", "shareable", "host")
SIZE_END = ("k", "m", "g", "t", "b")


def check(container: Container) -> None:
    """Raises Refused with what the engine says."""
    host = container.host_config
    ipc = option(host, "IpcMode")
    if ipc not in IPC and not ipc.startswith("container:"):
        raise Refused(400, f"Invalid IPC mode: {ipc}")
    for device in option(host, "Devices") or ():
        path = device.get("PathOnHost") or ""
        if path not in DEVICES:
            says = f'error gathering device information while adding custom device "{path}": no such file or directory'
            raise Refused(500, says)
    for request in option(host, "DeviceRequests") or ():
        wanted = " ".join(f"[{' '.join(words)}]" for words in request.get("Capabilities") or ())
        driver = request.get("Driver") or ""
        raise Refused(500, f'could not select device driver "{driver}" with capabilities: [{wanted}]')
    size = (option(host, "LogConfig").get("Config") or {}).get("max-size", "1m").lower()
    if not size.rstrip("bkmgt").isdigit():
        raise Refused(500, f"failed to initialize logging driver: invalid size: '{size}'")
    _addresses(container)


def _addresses(container: Container) -> None:
    """The machine of a practice engine has its loopback addresses, and every address at once."""
    for places in option(container.host_config, "PortBindings").values():
        for place in places or ():
            address = place.get("HostIp") or ""
            if address and address not in ("0.0.0.0", "::", "::1") and not address.startswith("127."):
                where, version = (f"[{address}]", 6) if ":" in address else (address, 4)
                raise Refused(
                    500,
                    f"driver failed programming external connectivity on endpoint {container.name} ({container.id}): "
                    f"Error starting userland proxy: listen tcp{version} {where}:{place.get('HostPort') or 0}: "
                    "bind: cannot assign requested address",
                )
