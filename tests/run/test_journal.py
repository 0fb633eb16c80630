"""The journal keeps the newest runs, and stays small whatever they were."""

from dsh.run import journal


def entry(n, effects=1):
    effect = {"action": "remove", "kind": "container", "id": "f" * 64, "name": f"c{n}", "detail": ""}
    return journal.Entry(f"2026-01-01T00:00:{n:02}Z", {}, f"docker rm c{n}", "destroy", "done", 0, [effect] * effects,
                         [], [])  # fmt: skip


def test_it_is_cut_down_to_the_newest(tmp_path, monkeypatch):
    monkeypatch.setattr(journal, "LARGEST", 20_000)
    for n in range(40):
        journal.append(entry(n, effects=20), tmp_path)
        assert (tmp_path / "journal.jsonl").stat().st_size < 25_000
    found = journal.entries(tmp_path)
    assert found[-1].command == "docker rm c39"
    assert 2 < len(found) < 10


def test_one_that_is_larger_than_all_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(journal, "LARGEST", 1_000)
    for n in range(3):
        journal.append(entry(n, effects=50), tmp_path)
    assert [it.command for it in journal.entries(tmp_path)] == ["docker rm c1", "docker rm c2"]
