"""sh and the small programs of the practice engine, against what real ones print."""

import json
from pathlib import Path

import pytest
from programs_at_work import Box

from dsh.practice.programs.find import NotStarted
from dsh.practice.programs.process import Pipe, User

SCRIPTS = {  # script: output
    "echo hi": "hi\n",
    "echo -n a; echo -e 'b\\tc'": "ab\tc\n",
    "for i in 1 2 3; do echo $i; done | tac": "3\n2\n1\n",
    'x=5; echo $((x*2+1)) ${x:-a} ${y:-b c} "$x"': "11 5 b c 5\n",
    "echo $((1 + 2 * 3 % 4)) $(( (1+2)*3 )) $((7/2)) $((1<2&&0))": "3 9 3 0\n",
    "touch /tmp/a /tmp/b; echo /tmp/* '/tmp/*' /tmp/*z": "/tmp/a /tmp/b /tmp/* /tmp/*z\n",
    "yes | head -2; echo done": "y\ny\ndone\n",
    "(exit 4); echo $?": "4\n",
    "if [ -f /etc/passwd ]; then echo y; else echo n; fi": "y\n",
    "cat <<E\nhi $HOME\nE": "hi /root\n",
    "cat <<'E'\nhi $HOME\nE": "hi $HOME\n",
    "i=0; while [ $i -lt 3 ]; do i=$((i+1)); [ $i = 2 ] && continue; echo n$i; done": "n1\nn3\n",
    "until false; do echo once; break; done": "once\n",
    "f() { echo f $1; return 7; }; f a; echo $?": "f a\n7\n",
    "echo a > /x; echo b >> /x; cat < /x; wc -l < /x": "a\nb\n2\n",
    "trap 'echo bye' EXIT; echo hi": "hi\nbye\n",
    "echo $(echo a; echo b) `echo c`": "a b c\n",
    "case abc in x) ;; a*) echo A;; *) echo B;; esac": "A\n",
    "printf '%s-%d\\n' a 1 b 2": "a-1\nb-2\n",
    "printf '%5.1f|%-4s|%03d\\n' 2.25 ab 7": "  2.2|ab  |007\n",
    "grep root /etc/passwd | cut -d: -f1,7": "root:/bin/sh\n",
    "echo a b c | sed 's/b/X/'": "a X c\n",
    "echo x y | xargs -n1 echo got": "got x\ngot y\n",
    "cd /tmp; pwd; cd ..; pwd": "/tmp\n/\n",
    "exec echo hi; echo no": "hi\n",
    "echo 'a;b' \"c d\" e\\ f": "a;b c d e f\n",
    "! true; echo $?": "1\n",
    "true && false || echo or": "or\n",
    "find / -name 'pass*'": "/etc/passwd\n",
    'seq 3 | while read l; do echo "<$l>"; done': "<1>\n<2>\n<3>\n",
    "A=1 sh -c 'echo $A; echo $0 $1' n x": "1\nn x\n",
    "echo ${#HOME} ${HOME#/} ${HOME%t} ${Z:+no} ${HOME:+yes}": "5 root /roo yes\n",
    "read a b; echo $b-$a": "put-in\n",
    'set -- a \'b c\'; for x in "$@"; do echo "<$x>"; done; echo $#': "<a>\n<b c>\n2\n",
    "mkdir -p /a/b; touch /a/b/c; mv /a/b /d; ls /a /d": "/a:\n\n/d:\nc\n",
    "echo hi | tee /t | tr a-z A-Z; cat /t": "HI\nhi\n",
    "printf 'b\\na\\nb\\n' | sort | uniq -c": "      1 a\n      2 b\n",
    "sleep 3 & sleep 1; wait; date +%s": "1003\n",
    "timeout 2 sleep 100; echo $? $(date +%s)": "143 1002\n",
    "ls -ld /tmp": "drwxrwxrwt    2 root     root          4096 Jan  1 00:16 /tmp\n",
    "chmod 600 /etc/passwd; chown app: /etc/passwd; stat -c '%a %U %G' /etc/passwd": "600 app 1000\n",
    "ln -s /etc/passwd /l; readlink /l; head -1 /l | cut -c1-4": "/etc/passwd\nroot\n",
    "env -i A=b env": "A=b\n",
    "while true; do echo x; sleep 1; done | head -2": "x\nx\n",
    "printf '#!/bin/sh\\necho script $1\\n' > /s; chmod +x /s; /s one": "script one\n",
    "echo err >&2": "",
    "echo both >/dev/null 2>&1": "",
    "dd if=/dev/zero of=/big bs=1M count=20; du -sh /big": "20.0M\t/big\n",
}
COMPLAINTS = {  # script: exit code, standard error
    "nope": (127, "sh: nope: not found\n"),
    "/etc": (126, "sh: /etc: Permission denied\n"),
    "cat /nope": (1, "cat: can't open '/nope': No such file or directory\n"),
    "cd /nope": (2, "sh: cd: line 0: can't cd to /nope: No such file or directory\n"),
    'echo "x': (2, "sh: syntax error: unterminated quoted string\n"),
    "set -e; false; echo no": (1, ""),
    "set -u; echo $NOPE": (2, "sh: NOPE: parameter not set\n"),
    "exit 42": (42, ""),
    "ls /nope": (1, "ls: /nope: No such file or directory\n"),
    "rm /tmp": (1, "rm: '/tmp' is a directory\n"),
    "kill -9 $$; sh -c 'kill -9 $$'": (137, ""),
    "echo $((1/0))": (2, "sh: divide by zero\n"),
    "> /no/such": (1, "sh: can't create /no/such: nonexistent directory\n"),
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_output(script):
    assert Box().sh(script, b"in put\n")[1] == SCRIPTS[script]


@pytest.mark.parametrize("script", COMPLAINTS)
def test_complaint(script):
    code, _, err = Box().sh(script)
    assert (code, err) == COMPLAINTS[script]


def test_a_user_writes_only_where_it_may():
    box = Box(user=User(1000, 1000, "app", "/home/app", (1000,)))
    assert box.sh("echo x > /x") == (1, "", "sh: can't create /x: Permission denied\n")
    assert (
        box.sh("id; whoami; touch /tmp/a && stat -c %U /tmp/a")[1] == "uid=1000(app) gid=1000 groups=1000\napp\napp\n"
    )


@pytest.mark.parametrize(
    ("argv", "message", "code"),
    [
        (["nope"], 'exec: "nope": executable file not found in $PATH: unknown', 127),
        (["/nope"], 'exec: "/nope": stat /nope: no such file or directory: unknown', 127),
        (["/etc/passwd"], 'exec: "/etc/passwd": permission denied: unknown', 126),
    ],
)
def test_a_program_that_cannot_be_started(argv, message, code):
    with pytest.raises(NotStarted) as refused:
        Box().start(argv)
    assert (refused.value.message, refused.value.code) == (message, code)


def test_sleeping_needs_nothing_but_a_time():
    box = Box()
    process = box.start(["sleep", "1000"])
    assert process.run(box.now) == 2000
    process.signal(15)  # process 1 ignores what it has not asked for
    assert process.run(box.now) == 2000
    process.signal(9)
    assert process.code == 137


def test_a_trap_is_run_when_the_command_before_it_has_ended():
    box = Box()
    process = box.start(["sh", "-c", "trap 'echo caught; exit 5' TERM; while true; do sleep 1; done"])
    process.run(box.now)
    process.signal(15)
    assert box.finish(process) == 5
    assert (box.out, box.now) == (b"caught\n", 1001)


def test_a_shell_at_a_terminal_prompts_and_goes_on():
    box = Box()
    process = box.start(["sh"], Pipe(tty=True))
    process.run(box.now)
    for line in (b"cd /tmp\n", b"for i in 1 2\n", b"do echo $i; done\n", b"nope\n", b"exit 3\n"):
        process.feed(line)
        process.run(box.now)
    assert process.code == 3
    assert box.out == b"/ # /tmp # > 1\n2\n/tmp # /tmp # "
    assert box.err == b"sh: nope: not found\n"


def test_an_endless_loop_gives_the_engine_back_in_between():
    box = Box()
    process = box.start(["sh", "-c", "while :; do :; done"])
    assert process.run(box.now) > box.now
    assert process.code is None


def test_as_a_real_busybox_printed():
    """Scripts with what busybox 1.35 printed in a container of a real engine."""
    rows = [
        json.loads(row) for row in (Path(__file__).parents[1] / "data/practice_scripts.jsonl").read_text().splitlines()
    ]
    wrong = []
    for row in rows:
        got = Box().sh(row["script"], b"line one\nline two\n")
        if got != (row["code"], row["out"], row["err"]):
            wrong.append(f"{row['script']}: {got}")
    assert len(rows) > 150
    assert wrong == []
