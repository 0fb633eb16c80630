"""What is worked out of a text once."""

from dsh.request.same_text import TEXTS, once_a_text


def test_the_same_text_is_worked_out_once_for_the_very_same_other_things() -> None:
    asked = []

    @once_a_text
    def work(text: str, other: list[int]) -> list[str]:
        asked.append(text)
        return [text]

    one: list[int] = []
    assert work("a", one) is work("a", one)
    assert asked == ["a"]
    work("a", [])
    assert asked == ["a", "a"]


def test_few_are_kept() -> None:
    asked = []

    @once_a_text
    def work(text: str) -> str:
        asked.append(text)
        return text

    for n in range(2 * TEXTS):
        work(str(n))
    assert work(str(2 * TEXTS - 1)) == str(2 * TEXTS - 1)
    assert len(asked) == 2 * TEXTS
    work("0")
    assert len(asked) == 2 * TEXTS + 1
