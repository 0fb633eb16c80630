"""Numbers, sizes, spans of time, points in time, processors and limits."""

import pytest

from dsh.cmdline.types.all_types import value_type
from dsh.cmdline.types.timestamp import Moment
from dsh.cmdline.types.ulimit import Ulimit
from dsh.cmdline.types.value_type import BadValue

TAKEN = [
    ("bytes", "512m", 536870912, "512 MiB (536,870,912 bytes)"),
    ("bytes", "1.5GB", 1610612736, "1.5 GiB (1,610,612,736 bytes)"),
    ("bytes", "512", 512, "512 bytes, as no unit means bytes"),
    ("bytes", "1 kib", 1024, "1 KiB (1,024 bytes)"),
    ("memory-swap", "-1", -1, "no limit"),
    ("duration", "1h30m", 5_400_000_000_000, "1 hour 30 minutes"),
    ("duration", "168h", 604_800_000_000_000, "7 days"),
    ("duration", ".5s", 500_000_000, "500 milliseconds"),
    ("duration", "0", 0, "0 seconds"),
    ("timestamp", "10m", Moment(ago=600_000_000_000), "10 minutes ago"),
    ("timestamp", "1700000000", Moment(unix="1700000000"), "1700000000 seconds after the start of 1970 (UTC)"),
    ("timestamp", "2024-01-02", Moment(date="2024-01-02"), "2024-01-02, 00:00, in this machine's time zone"),
    ("timestamp", "2024-01-02T10:11Z", Moment(date="2024-01-02", clock="10:11", zone="Z"), "2024-01-02, 10:11, UTC"),
    ("int", "0x10", 16, "the number 16"),
    ("uint16", "7", 7, "the number 7"),
    ("float", "0.25", 0.25, "the number 0.25"),
    ("cpus", "1.5", 1_500_000_000, "as much processor time as 1.5 processors give"),
    ("cpuset", "0-2,5", ((0, 2), (5, 5)), "processors 0 to 2 and 5, counted from 0"),
    ("ulimit", "core=5", Ulimit("core", 5, 5), "size of the memory dump after a crash, in bytes: 5 at most"),
    ("tail", "all", "all", "all lines"),
    ("bool", "false", False, "off"),
]  # fmt: skip
REFUSED = [
    ("bytes", "lots", "invalid size: 'lots'"),
    ("bytes", "5mbb", "invalid suffix: 'mbb'"),
    ("duration", "1d", 'time: unknown unit "d" in duration "1d"'),
    ("duration", "5", 'time: missing unit in duration "5"'),
    ("timestamp", "soon", 'failed to parse value as time or duration: "soon"'),
    ("timestamp", "2024-02-30", 'parsing time "2024-02-30": day out of range'),
    ("int", "ten", 'strconv.ParseInt: parsing "ten": invalid syntax'),
    ("uint16", "70000", 'strconv.ParseUint: parsing "70000": value out of range'),
    ("cpus", "two", "failed to parse two as a rational number"),
    ("ulimit", "files=1", "invalid ulimit type: files"),
    ("bool", "maybe", 'strconv.ParseBool: parsing "maybe": invalid syntax'),
]


@pytest.mark.parametrize(("name", "text", "value", "said"), TAKEN)
def test_taken(name: str, text: str, value: object, said: str) -> None:
    assert value_type(name).parse(text) == value
    assert value_type(name).explain(text) == said


@pytest.mark.parametrize(("name", "text", "docker"), REFUSED)
def test_refused(name: str, text: str, docker: str) -> None:
    with pytest.raises(BadValue) as caught:
        value_type(name).parse(text)
    assert caught.value.docker == docker
