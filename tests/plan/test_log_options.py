"""What engines and their log drivers make of --log-driver and --log-opt."""

import pytest

from dsh.plan.log_options import fails_at_start, refused_options

INFO = {"LoggingDriver": "json-file", "Plugins": {"Log": ["json-file", "local", "syslog"]}}


@pytest.mark.parametrize(
    ("driver", "options", "said"),
    [
        ("", {}, None),
        ("none", {"a": "b"}, None),
        ("nosuch", {}, 'error looking up logging plugin nosuch: plugin "nosuch" not found'),
        ("", {"foo": "1"}, "unknown log opt 'foo' for json-file log driver"),
        ("local", {"foo": "1"}, "unknown log opt 'foo' for log driver local"),
        ("", {"mode": "foo"}, "logger: logging mode not supported: foo"),
        ("", {"max-buffer-size": "1m"}, "logger: max-buffer-size option is only supported with 'mode=non-blocking'"),
        ("syslog", {"syslog-address": "udp://x:1"}, None),
        ("syslog", {"syslog-address": "x:1"}, "syslog-address should be in form proto://address, got x:1"),
        ("syslog", {"syslog-facility": "local9"}, "invalid syslog facility"),
        ("syslog", {"syslog-facility": "local7", "syslog-format": "rfc5424"}, None),
        ("syslog", {"syslog-format": "json"}, "Invalid syslog format"),
    ],
)
def test_refused(driver, options, said):
    assert refused_options({"Type": driver, "Config": options}, INFO) == said


@pytest.mark.parametrize(
    ("driver", "options", "said"),
    [
        ("", {"max-size": "10m", "max-file": "3", "compress": "true"}, None),
        ("", {"max-size": "x"}, "invalid size: 'x'"),
        ("local", {"max-size": "x"}, "invalid value for max-size: x: invalid size: 'x'"),
        ("", {"max-file": "x"}, 'strconv.Atoi: parsing "x": invalid syntax'),
        ("", {"max-file": "0"}, "max-file cannot be less than 1"),
        ("", {"compress": "true"}, "compress cannot be true when max-file is less than 2 or max-size is not set"),
        ("syslog", {"max-size": "x"}, None),
    ],
)
def test_starts(driver, options, said):
    expected = f"failed to initialize logging driver: {said}" if said else None
    assert fails_at_start({"Type": driver, "Config": options}) == expected
