"""--dns-search: a domain that is added to short names (docker's opts.ValidateDNSSearch); a dot for none."""

import re

from dsh.cmdline.types.value_type import BadValue, Candidate, explained, offer_values, whole
from dsh.knowledge.entries import Flag
from dsh.patterns import regex

name = "dns-search"
pieces = whole
PART = r":?[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
DOMAIN = regex(rf"(:?{PART}(?::?\.{PART})*)\.?\s*", re.ASCII)
LONGEST = 254


def parse(text: str, /) -> str:
    """The domain as docker hands it on: without blanks around it, and without the dot at its end."""
    bare = text.strip(" ")
    if bare == ".":
        return bare
    found = DOMAIN.fullmatch(bare)
    if not re.search("[a-zA-Z]", bare) or found is None or len(found[1]) > LONGEST:
        raise BadValue(f"{text!r} is not a domain: write one like example.com", f"{bare} is not a valid domain")
    return found[1]


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, lambda found: "no domain" if found == "." else f"the domain {found}", text)


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    return offer_values(prefix, flag)
