"""--log-driver and --log-opt: what the engine takes when it makes a container, and what its driver refuses later."""

from dsh.typed import Any

OF_ALL = ("labels", "labels-regex", "env", "env-regex", "tag")
FILES = ("json-file", "local")  # the drivers that write files
KNOWN = {
    "json-file": ("max-file", "max-size", "compress", "labels", "labels-regex", "env", "env-regex", "tag"),
    "local": ("max-file", "max-size", "compress"),
    "journald": OF_ALL,
    "syslog": (
        *(*OF_ALL, "syslog-address", "syslog-facility", "syslog-format", "syslog-tls-ca-cert", "syslog-tls-cert"),
        *("syslog-tls-key", "syslog-tls-skip-verify"),
    ),
    "gelf": (
        *(*OF_ALL, "gelf-address", "gelf-compression-level", "gelf-compression-type", "gelf-tcp-max-reconnect"),
        "gelf-tcp-reconnect-delay",
    ),
}
TRANSPORTS = ("tcp://", "tcp+tls://", "udp://", "unix://", "unixgram://")
FACILITIES = frozenset(
    (
        *("kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp"),
        *(f"local{n}" for n in range(8)),
    )
)
FORMATS = ("", "rfc3164", "rfc5424", "rfc5424micro")
MODES = ("", "blocking", "non-blocking")


def refused_options(config: dict[str, Any], info: dict[str, Any]) -> str | None:
    """The engine's words for a log configuration that it does not take; nothing is made then."""
    default = str(info.get("LoggingDriver") or "json-file")
    driver, options = config.get("Type") or default, config.get("Config") or {}
    if driver == "none":
        return None
    if options.get("mode", "") not in MODES:
        return f"logger: logging mode not supported: {options['mode']}"
    if "max-buffer-size" in options and options.get("mode") != "non-blocking":
        return "logger: max-buffer-size option is only supported with 'mode=non-blocking'"
    drivers = (info.get("Plugins") or {}).get("Log") or []
    if drivers and driver not in drivers:
        return f'error looking up logging plugin {driver}: plugin "{driver}" not found'
    unsent = _no_address(driver, options)
    if unsent:
        return unsent
    known = KNOWN.get(driver)
    wrong = next((key for key in options if known and key not in (*known, "mode", "max-buffer-size")), None)
    if wrong is None:
        return _syslog(options) if driver == "syslog" else None
    if driver == "gelf":
        return f'unknown log opt "{wrong}" for gelf log driver'
    return f"unknown log opt '{wrong}' for " + ("log driver local" if driver == "local" else f"{driver} log driver")


def _no_address(driver: str, options: dict[str, str]) -> str | None:
    """What drivers that send somewhere must be told (moby daemon/logger/gelf, daemon/logger/awslogs)."""
    if driver == "awslogs" and not options.get("awslogs-group"):
        return "must specify a value for log opt 'awslogs-group'"
    if driver != "gelf":
        return None
    address = options.get("gelf-address", "")
    if not address:
        return "gelf-address is a required parameter"
    if not address.startswith(TRANSPORTS):
        return f"gelf-address should be in form proto://address, got {address}"
    if not address.startswith(("tcp://", "udp://")):
        return "gelf: endpoint needs to be TCP or UDP"
    port = address.rpartition("://")[2].rpartition(":")
    return None if port[1] else "gelf: please provide gelf-address as proto://host:port"


def _syslog(options: dict[str, str]) -> str | None:
    """moby daemon/logger/syslog, ValidateLogOpt"""
    address, facility = options.get("syslog-address", ""), options.get("syslog-facility", "")
    if address and not address.startswith(TRANSPORTS):
        return f"syslog-address should be in form proto://address, got {address}"
    if facility and facility not in FACILITIES and not (facility.isdigit() and int(facility) <= 23):
        return "invalid syslog facility"
    return None if options.get("syslog-format", "") in FORMATS else "Invalid syslog format"


def fails_at_start(config: dict[str, Any]) -> str | None:
    """The words of the two drivers that write files, for values they cannot work with."""
    driver, options = config.get("Type") or "json-file", config.get("Config") or {}
    if driver not in FILES:
        return None
    said = _wrong_size(driver, options.get("max-size", "")) or _wrong_count(options.get("max-file", ""))
    packs = driver == "json-file" and options.get("compress") == "true"
    if not said and packs and (not options.get("max-size") or int(options.get("max-file", "1")) < 2):
        said = "compress cannot be true when max-file is less than 2 or max-size is not set"
    return f"failed to initialize logging driver: {said}" if said else None


def _wrong_size(driver: str, text: str) -> str:
    from dsh.plan.create_values import size
    from dsh.plan.refusal import Refused

    try:
        if text and size(text) == 0 and driver == "json-file":
            return "max-size must be a positive number"
        if text.startswith("-"):
            raise Refused(f"invalid size: '{text}'")
    except Refused as error:
        return error.message if driver == "json-file" else f"invalid value for max-size: {text}: {error.message}"
    return ""


def _wrong_count(text: str) -> str:
    if not text:
        return ""
    if not text.lstrip("+-").isdigit():
        return f'strconv.Atoi: parsing "{text}": invalid syntax'
    return "max-file cannot be less than 1" if int(text) < 1 else ""
