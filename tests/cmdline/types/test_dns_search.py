"""--dns-search as docker's client 28.2.2 reads it."""

import pytest

from dsh.cmdline.types import dns_search
from dsh.cmdline.types.value_type import BadValue

GOOD = (
    ("example.com", "example.com"),
    ("example.com.", "example.com"),
    (" a.b ", "a.b"),
    (".", "."),
    ("x-1", "x-1"),
)
BAD = ("a b", "", "-a", "1.2", "a_b", "a..b", "a-", "a" * 255)


@pytest.mark.parametrize(("text", "domain"), GOOD)
def test_domain(text, domain):
    assert dns_search.parse(text) == domain


@pytest.mark.parametrize("text", BAD)
def test_no_domain(text):
    with pytest.raises(BadValue) as caught:
        dns_search.parse(text)
    assert caught.value.docker == f"{text} is not a valid domain"
