"""What is fuzzed: each target takes any text and says what must hold of the answer."""

from collections.abc import Callable, Sequence

from dsh.explain.explanation import Explanation
from dsh.knowledge.store import open_store


def check(it: Explanation, text: str) -> None:
    """Parts inside the text, in order, every character that is no blank in exactly one."""
    assert it.text == text
    at = 0
    for part in it.parts:
        assert at <= part.start < part.end <= len(text), part
        assert text[part.start : part.end] == part.text, part
        assert not text[at : part.start].strip(), text[at : part.start]
        assert part.meaning.strip(), part
        at = part.end
    assert not text[at:].strip(), text[at:]
    assert all(0 <= warning.start <= warning.end <= len(text) for warning in it.warnings), it.warnings


def shell(text: str) -> None:
    from dsh.explain.command import explain_line, logical_lines
    from dsh.explain.masked import masked

    found = explain_line(text, open_store())
    check(found, text)
    hidden = masked(found)
    check(hidden, hidden.text)
    logical_lines(text)


def parser(text: str) -> None:
    from dsh.cmdline.lines import invocations, quote

    store = open_store()
    for it in invocations(text, store, assume_docker=True):
        spans = [it.span, it.path_span, *(p.span for p in it.problems), *(a.span for a in it.arguments)]
        spans += [span for use in (*it.global_flags, *it.flags) for span in (use.span, use.value_span) if span]
        assert all(0 <= span.start <= span.end <= len(text) for span in spans), spans
        if it.program:
            again = invocations(quote(it.words), store, assume_docker=True)
            assert again[0].words == it.words, (again[0].words, it.words)


def dockerfile(text: str) -> None:
    from dsh.explain.dockerfile import explain_dockerfile

    check(explain_dockerfile(text, open_store()), text)


def compose(text: str) -> None:
    from dsh.explain.compose import explain_compose

    check(explain_compose(text, open_store()), text)


def error(text: str) -> None:
    from dsh.explain.error import diagnose

    for it in diagnose(text, open_store()):
        assert it.happened, it
        assert 0 <= it.start <= it.end, it


TARGETS: dict[str, Callable[[str], None]] = {
    "shell": shell,
    "parser": parser,
    "dockerfile": dockerfile,
    "compose": compose,
    "error": error,
}


def seeds(target: str) -> Sequence[str]:
    """Good inputs to start from: the examples of the knowledge, and sketches of files."""
    store = open_store()
    if target in ("shell", "parser"):
        return [e.command for path in store.commands() for e in (store.command(path) or LOST).examples]
    if target == "error":
        return [entry.example for entry in store.errors().values()] + ["137", "exit code 1"]
    if target == "dockerfile":
        return [DOCKERFILE, *(e.command for it in store.instructions().values() for e in it.examples)]
    return [COMPOSE, *(f"services:\n  a:\n    {key.split('.')[-1]}: x\n" for key in store.compose_keys())]


class LOST:
    examples = ()


DOCKERFILE = """# syntax=docker/dockerfile:1
ARG TAG=3.19
FROM alpine:${TAG} AS build
RUN --mount=type=cache,target=/root <<EOF
apk add make && \\
  make
EOF
COPY --from=build --chown=1:1 ["a b", "/c"]
HEALTHCHECK --interval=5s CMD curl -f http://localhost/ || exit 1
ENTRYPOINT ["/run"]
CMD -x $A
"""
COMPOSE = """name: shop
services:
  web: &web
    image: nginx:1.27
    ports: ["8080:80", {target: 443, published: "8443"}]
    environment:
      - A=1
    depends_on:
      db: {condition: service_healthy}
  db:
    <<: *web
    command: >
      postgres -c x
volumes:
  data:
"""
