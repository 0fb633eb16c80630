"""After Ctrl-C each container of a line is accounted for by its name: done, not known, not begun."""

from dsh.plan.plan import Effect, Step
from dsh.run import steps as under_test
from dsh.run.session import Done, Sink, Streams

STEPS = tuple(
    Step("container.stop", {}, (Effect("stop", "container", name * 64, name),), f"stop {name}") for name in "abcd"
)


def said(results, begun, interrupted=True, steps=STEPS):
    streams = Streams(-1, Sink(), Sink())
    ran = under_test._account(steps, results, 0, interrupted, begun, streams)
    return [problem.message for _, done in ran.done for problem in done.problems], ran.exit_code


def ended(code=0):
    return (Done(code), False, Sink(), Sink())


def test_done_unknown_and_not_begun():
    says = "stop b, stop c: interrupted; whether the engine went on with it is not known"
    says += "; done: stop a; not begun: stop d"
    assert said({0: ended()}, {0, 1, 2}) == ([says], 130)


def test_none_was_under_way():
    assert said({0: ended(), 1: ended(1)}, {0, 1}) == (["interrupted; done: stop a; not begun: stop c, stop d"], 130)


def test_all_have_ended():
    assert said({n: ended() for n in range(4)}, {0, 1, 2, 3}) == ([], 130)
    assert said({n: ended() for n in range(4)}, {0, 1, 2, 3}, interrupted=False) == ([], 0)


def test_many_are_counted():
    many = tuple(step for step in STEPS for _ in range(5))
    messages, _ = said({}, set(), steps=many)
    assert messages[0].endswith("and 12 more")


def test_of_those_before_only_what_came_to_something_is_done():
    says = under_test._unknown(STEPS[2], [(STEPS[0], Done(1)), (STEPS[1], Done(0))], STEPS[3:]).problems[0].message
    assert says.endswith("is not known; done: stop b; not begun: stop d")
