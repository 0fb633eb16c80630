"""Only programs that do no more than read and write their streams may run beside docker."""

import shlex

import pytest

from dsh.plan.blocked import Blocked
from dsh.plan.filters import check

FILTERS = [
    "grep Exited", "awk '{print $1}'", "awk '$3 > 5 {print $1}'", "awk -F: '/a|b/ {print $2 \">\"}'", "sed 's/a/b/g'",
    "sed -n 2p", "sed -e 's/^web/x/'", "cut -c1-6", "sort -u", "head -1", "tail -n +2", "tr -d '\\n'", "jq -r .Id",
    "tar -t", "tar -c .", "tar -cf - src", "tar -x -O manifest.json", "wc -l", "/usr/bin/grep x", "true", "test -n x",
]  # fmt: skip
MORE_THAN_FILTERS = [
    "rm -rf x", "sh -c ls", "bash", "tee out", "curl x", "python3 -c 1", "sed -i s/a/b/ f",
    "sed -ni p f", "sed --in-place=x p f",
    "sed 's/a/b/w out'", "sed 's/a/date/e'", "sed 'w out'", "sed -f script", "awk '{print > \"out\"}'",
    "awk '{system($1)}'", "awk '{print | \"sh\"}'", "awk '\"date\" | getline d'", "awk -f prog", "sort -o out",
    "sort --output=out", "tar -x", "tar -xf a.tar", "tar -cf out.tar .", "tar -tf a --to-command=sh",
    "tar -c --checkpoint-action=exec=sh .", "tail -f log", "./grep x", "xclip", "date -s 0",
]  # fmt: skip


@pytest.mark.parametrize("line", FILTERS)
def test_runs(line):
    check(tuple(shlex.split(line)))


@pytest.mark.parametrize("line", MORE_THAN_FILTERS)
def test_is_left_alone(line):
    with pytest.raises(Blocked):
        check(tuple(shlex.split(line)))
