"""What docker would refuse as things stand: to remove a container that runs, to start one that is paused.

going(answer, store, live) -> the answer, with a question where containers that are to be removed run: both ways are
offered before anything is tried; and with "unpause" for the "start" of one that is paused
"""

from re import IGNORECASE

from dsh.cmdline.lines import invocations, quote
from dsh.knowledge.store import Store
from dsh.patterns import regex
from dsh.request.live.objects import Live, container
from dsh.request.suggestion import Answer

REMOVES = ("docker rm ", "docker container rm ")
STARTS = "docker start "
RESTARTS = regex(r"docker update --restart[ =](?:always|unless-stopped|on-failure\S*)(?= )")
FORBIDS = regex(
    r"\b(?:forbid|prohibit|prevent|disallow|ban|hinder|stop|keep)\b.{1,60}\b(?:to|from) (?:be )?(?:re)?start|"
    r"\b(?:not|never|no longer)\b(?: (?:be|ever|again|always|any ?more|want|to|it|have))* (?:auto-?)?(?:re)?start",
    IGNORECASE,
)
SAID_SO = regex(r"\b(?:always|unless[- ]stopped|on[- ]failure|having to|have to|am not|did|does|doesn)\b", IGNORECASE)
POLICY = regex(r"\brestart[- ](?:polic|rule)", IGNORECASE)
EVENTS = regex(r"docker events -f container=\S+(?: && docker events -f container=\S+)+")
PLAIN = frozenset(("volumes",))
STOPS = ("Stops it as its program wishes, then removes it", "Stops them as their programs wish, then removes them")
FORCES = (
    "Ends it at once, without giving its program time to finish, and removes it",
    "Ends them at once, without giving their programs time to finish, and removes them",
)


def going(answer: Answer, store: Store, live: Live) -> Answer:
    """Only where all of them are named and there."""
    answer = _events(_not_again(_policy(answer)))
    if answer.outcome == "match" and answer.suggestions[0].command.startswith(STARTS):
        return _going_on(answer, live)
    if answer.outcome != "match" or not answer.suggestions[0].command.startswith(REMOVES):
        return answer
    first = answer.suggestions[0]
    found = invocations(first.command, store)
    if len(found) != 1 or found[0].span != (0, len(first.command)) or found[0].problems:
        return answer
    it = found[0]
    names = tuple(use.value for use in it.arguments)
    there = [container(name, live) for name in names]
    run = tuple(c.name for c in there if c is not None and c.state in ("running", "paused", "restarting"))
    if not run or not all(there) or not {use.flag.name for use in it.flags} <= PLAIN:
        return answer
    flags = "".join(f" {use.spelled}" for use in it.flags)
    many = len(run) > 1
    both = (
        (f"docker stop {quote(run)} && docker rm{flags} {quote(names)}", STOPS),
        (f"docker rm -f{flags} {quote(names)}", FORCES),
    )
    told = tuple(first._replace(command=line, summary=says[many], reading=(line,)) for line, says in both)
    question = f"{' and '.join(run)} {'are' if many else 'is'} running. Which way?"
    return Answer(answer.request, "ambiguous", told, question)


def _policy(answer: Answer) -> Answer:
    """ "Restart policy of web and db, show me": nothing is restarted by who speaks of the policy."""
    first = answer.suggestions[0] if answer.outcome == "match" and answer.suggestions else None
    if first is None or not first.command.startswith("docker restart ") or POLICY.search(answer.request) is None:
        return answer
    names = first.command.partition(" && ")[0].removeprefix("docker restart ")
    line = f"docker inspect -f '{{{{.Name}}}} {{{{.HostConfig.RestartPolicy.Name}}}}' {names}"
    says = "The restart policy"
    return answer._replace(suggestions=(first._replace(command=line, summary=says, risk="read", reading=(line,)),))


def _not_again(answer: Answer) -> Answer:
    """ "Forbid web to restart by itself, I do it by hand": what denies it wants no rule that does so."""
    first = answer.suggestions[0] if answer.outcome == "match" and answer.suggestions else None
    if first is None or RESTARTS.match(first.command) is None or FORBIDS.search(answer.request) is None:
        return answer
    if SAID_SO.search(answer.request):  # "restart always, I am not to start it by hand" names its rule
        return answer
    line = RESTARTS.sub("docker update --restart no", first.command)
    says = "Never start a container again by itself"
    return answer._replace(suggestions=(first._replace(command=line, summary=says, reading=(line,)),))


def _events(answer: Answer) -> Answer:
    """What several do is followed in one: no line goes on after one that waits."""
    first = answer.suggestions[0] if answer.outcome == "match" and answer.suggestions else None
    if first is None or EVENTS.fullmatch(first.command) is None:
        return answer
    line = first.command.replace(" && docker events", "")
    return answer._replace(suggestions=(first._replace(command=line, reading=(line,)), *answer.suggestions[1:]))


def _going_on(answer: Answer, live: Live) -> Answer:
    """ "Wake up cache": docker starts none that is paused."""
    first = answer.suggestions[0]
    there = [container(name, live) for name in first.command.split()[2:]]
    if not there or not all(it is not None and it.state == "paused" for it in there):
        return answer
    line = first.command.replace(STARTS, "docker unpause ", 1)
    says = "Lets what is paused go on"
    told = first._replace(command=line, summary=says, reading=(line,))
    return answer._replace(suggestions=(told, *answer.suggestions[1:]))
