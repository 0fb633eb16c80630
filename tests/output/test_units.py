import pytest

from dsh.output import units

HOUR = 3600


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.9, "Less than a second"),
        (1, "1 second"),
        (59, "59 seconds"),
        (60, "About a minute"),
        (120, "2 minutes"),
        (59 * 60 + 59, "59 minutes"),
        (HOUR, "About an hour"),
        (1.5 * HOUR, "2 hours"),
        (47 * HOUR, "47 hours"),
        (48 * HOUR, "2 days"),
        (13 * 24 * HOUR, "13 days"),
        (14 * 24 * HOUR, "2 weeks"),
        (60 * 24 * HOUR, "2 months"),
        (800 * 24 * HOUR, "2 years"),
    ],
)
def test_human_duration(seconds, text):
    assert units.human_duration(seconds) == text


@pytest.mark.parametrize(
    ("count", "three", "four"),
    [
        (0, "0B", "0B"),
        (999, "999B", "999B"),
        (1984123, "1.98MB", "1.984MB"),
        (72800000, "72.8MB", "72.8MB"),
        (1234567890, "1.23GB", "1.235GB"),
        (999999, "1e+03kB", "1000kB"),
    ],
)
def test_size(count, three, four):
    assert (units.size(count, 3), units.size(count)) == (three, four)


def test_binary_size():
    assert [units.binary_size(n) for n in (0, 1024, 7864320)] == ["0B", "1KiB", "7.5MiB"]


@pytest.mark.parametrize(
    ("nanoseconds", "text"),
    [
        (0, "0s"),
        (1, "1ns"),
        (1500, "1.5µs"),
        (2000000, "2ms"),
        (30 * 10**9, "30s"),
        (90500000000, "1m30.5s"),
        (3600 * 10**9, "1h0m0s"),
        (-(10**9), "-1s"),
    ],
)
def test_go_duration(nanoseconds, text):
    assert units.go_duration(nanoseconds) == text


@pytest.mark.parametrize(
    ("text", "shown", "json"),
    [
        ("2024-05-01T10:00:00.120000000Z", "2024-05-01 10:00:00.12 +0000 UTC", "2024-05-01T10:00:00.12Z"),
        ("2024-05-01T10:00:00+02:00", "2024-05-01 10:00:00 +0200 +0200", "2024-05-01T10:00:00+02:00"),
        (None, "0001-01-01 00:00:00 +0000 UTC", "0001-01-01T00:00:00Z"),
    ],
)
def test_times(text, shown, json):
    assert (units.go_time(text), units.go_json_time(text)) == (shown, json)
