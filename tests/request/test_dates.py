import pytest

from dsh.knowledge.words import split
from dsh.request.dates import day_clock, moment

MOMENTS = [
    ("2025-03-04", "2025-03-04", 1),
    ("2025-03-04 at 10:00", "2025-03-04T10:00:00", 3),
    ("1 may 2025", "2025-05-01", 3),
    ("march 3rd 2025", "2025-03-03", 3),
    ("9 in the morning of 1 may 2025", "2025-05-01T09:00:00", 8),
    ("9pm on 4 june 2025", "2025-06-04T21:00:00", 5),
    ("10:00 till 11:00 on 2025-03-04", "2025-03-04T10:00:00", 1),
    ("noon on 2025-03-04", "2025-03-04T12:00:00", 3),
    ("yesterday 10:00, it was 2025-03-04", "2025-03-04T10:00:00", 2),
    ("yesterday 10am", "$(date -d yesterday +%F)T10:00:00", 2),
    ("9:30pm yesterday", "$(date -d yesterday +%F)T21:30:00", 2),
]


@pytest.mark.parametrize(("text", "wanted", "end"), MOMENTS)
def test_moments(text: str, wanted: str, end: int) -> None:
    assert moment(split(text), 0) == (wanted, end)


@pytest.mark.parametrize("text", ["9", "10:00", "may", "yesterday", "8080:80", "12 lines", "may i see 2025"])
def test_no_moment(text: str) -> None:
    assert moment(split(text), 0) is None


@pytest.mark.parametrize(
    ("text", "wanted"), [("9am", "09:00:00"), ("12am", "00:00:00"), ("14:30", "14:30:00"), ("9", "")]
)
def test_time_of_day(text: str, wanted: str) -> None:
    assert day_clock(text) == wanted


def test_what_is_earlier_than_what_it_follows_is_of_the_next_day() -> None:
    words = split("from yesterday 22:00 till 6am")
    assert moment(words, 1) == ("$(date -d yesterday +%F)T22:00:00", 3)
    assert moment(words, 4) == ("$(date +%F)T06:00:00", 5)
