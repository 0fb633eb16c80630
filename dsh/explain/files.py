"""Explains files: which kind one is, and who explains it."""

from dsh.explain.explanation import Explanation
from dsh.knowledge.store import Store


def explain_file_text(path: str, text: str, store: Store) -> Explanation:
    """A Dockerfile or a compose file, told apart by name, then by content."""
    if is_compose(path, text):
        from dsh.explain.compose import explain_compose

        return explain_compose(text, store)
    from dsh.explain.dockerfile import explain_dockerfile
    from dsh.explain.hadolint import with_hadolint

    return with_hadolint(explain_dockerfile(text, store), store)


def is_compose(path: str, text: str) -> bool:
    name = path.replace("\\", "/").rpartition("/")[2].lower()
    if name.endswith((".yml", ".yaml")):
        return True
    if "dockerfile" in name or "containerfile" in name:
        return False
    keys = ("services:", "version:", "volumes:", "networks:", "name:", "include:")
    return any(line.startswith(keys) for line in text.splitlines())
