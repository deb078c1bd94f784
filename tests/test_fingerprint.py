"""What a result hangs on is all of what decides it, and nothing of what only describes it."""

from pathlib import Path

from regesta import fingerprint


def test_what_only_describes_the_weights_is_no_part_of_what_a_result_hangs_on(monkeypatch):
    seen = []
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: seen.append(path.name) or read(path))
    fingerprint.program_fingerprint.__wrapped__()
    assert {"entries.npz", "roles.json", "events.yml", "pipeline.py"} <= set(seen)
    assert not any(name.endswith(".md") for name in seen)
