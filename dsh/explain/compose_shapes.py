"""The shapes of the values in a compose file, as far as a conversion builds on them."""

from dsh.errors import UsageError
from dsh.typed import Any

TEXT, FLAG, LIST, MAPPING = "a text", "true or false", "a list", "keys and values"
KINDS: dict[type, str] = {str: TEXT, int: TEXT, bool: FLAG, list: LIST, dict: MAPPING}
TOP: dict[str, tuple[str, ...]] = dict.fromkeys(("services", "networks", "volumes", "secrets", "configs"), (MAPPING,))
SERVICE: dict[str, tuple[str, ...]] = {
    "blkio_config": (MAPPING,),
    "build": (TEXT, MAPPING),
    "depends_on": (LIST, MAPPING),
    "deploy": (MAPPING,),
    "env_file": (TEXT, LIST),
    "environment": (LIST, MAPPING),
    "gpus": (TEXT, LIST),
    "healthcheck": (MAPPING,),
    "labels": (LIST, MAPPING),
    "links": (LIST,),
    "logging": (MAPPING,),
    "networks": (LIST, MAPPING),
    "ports": (LIST,),
    "ulimits": (MAPPING,),
    "volumes": (LIST,),
}
RATES = ("weight_device", "device_read_bps", "device_write_bps", "device_read_iops", "device_write_iops")
BELOW: dict[str, dict[str, tuple[str, ...]]] = {
    "blkio_config": dict.fromkeys(RATES, (LIST,)),
    "build": {"args": (LIST, MAPPING)},
    "deploy": {"resources": (MAPPING,)},
    "healthcheck": {"test": (TEXT, LIST)},
    "logging": {"options": (MAPPING,)},
}
RESOURCES: dict[str, tuple[str, ...]] = {"limits": (MAPPING,), "reservations": (MAPPING,)}
MOUNT: dict[str, tuple[str, ...]] = {"bind": (MAPPING,), "volume": (MAPPING,), "tmpfs": (MAPPING,), "image": (MAPPING,)}


def check_shapes(data: Any) -> None:
    """Raises UsageError, with the place, for a value that compose itself would refuse for its shape."""
    if not isinstance(data, dict):
        raise UsageError("the file holds no keys and values", hint="dsh explain -f FILE says more")
    _check(data, TOP, "")
    for name, service in (data.get("services") or {}).items():
        where = f"services.{name}"
        _one(service, (MAPPING,), where)
        service = service or {}
        _check(service, SERVICE, where)
        for key, rules in BELOW.items():
            if isinstance(service.get(key), dict):
                _check(service[key], rules, f"{where}.{key}")
        _check((service.get("deploy") or {}).get("resources") or {}, RESOURCES, f"{where}.deploy.resources")
        _items(service, where)
    for noun in ("networks", "volumes"):
        for name, below in (data.get(noun) or {}).items():
            _one(below, (MAPPING,), f"{noun}.{name}")
            _check(below or {}, {"driver_opts": (MAPPING,)}, f"{noun}.{name}")


def _items(service: dict[str, Any], where: str) -> None:
    """What stands in the lists and mappings of a service."""
    for one in service.get("volumes") or ():
        _one(one, (TEXT, MAPPING), f"{where}.volumes")
        if isinstance(one, dict):
            _check(one, MOUNT, f"{where}.volumes")
    for key in ("gpus", "env_file", "ports", "networks", "depends_on", "links"):
        given = service.get(key)
        kinds = {"ports": (TEXT, MAPPING), "env_file": (TEXT, MAPPING), "gpus": (MAPPING,)}.get(key, (TEXT,))
        for one in given if isinstance(given, list) else ():
            _one(one, kinds, f"{where}.{key}")
            if key == "env_file" and isinstance(one, dict) and "path" not in one:
                raise UsageError(f"{where}.env_file: path is missing", hint="dsh explain -f FILE says more")
    networks = service.get("networks")
    for name, settings in networks.items() if isinstance(networks, dict) else ():
        _one(settings, (MAPPING,), f"{where}.networks.{name}")
        _check(settings or {}, {"aliases": (LIST,), "link_local_ips": (LIST,)}, f"{where}.networks.{name}")
    for name, limit in (service.get("ulimits") or {}).items():
        if isinstance(limit, dict) and not {"soft", "hard"} <= limit.keys():
            raise UsageError(f"{where}.ulimits.{name} needs soft and hard", hint="dsh explain -f FILE says more")


def _check(data: dict[str, Any], rules: dict[str, tuple[str, ...]], where: str) -> None:
    for key, kinds in rules.items():
        _one(data.get(key), kinds, f"{where}.{key}".lstrip("."))


def _one(value: Any, kinds: tuple[str, ...], where: str) -> None:
    if value is not None and KINDS.get(type(value)) not in kinds:
        raise UsageError(f"{where} must be {' or '.join(kinds)}", hint="dsh explain -f FILE says more")
