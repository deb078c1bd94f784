"""What reconcile keeps from the last time: a register that grew file by file says what one built from nothing says."""

import random
from pathlib import Path

import pytest

from regesta.builder import build
from regesta.engines.language import available
from regesta.export import WHAT, rows_of
from regesta.reconciliation import reconcile_register
from regesta.register import judgements, open_register
from regesta.register.applied import apply_judgements

EXAMPLES = Path(__file__).parents[2] / "examples" / "records"
# Of whom the examples know nothing: two of a surname, a copy with a word withheld, one office with two names.
MORE = {
    "x-first.txt": "Lisbon, 3 March 1961\n\nAmbassador Tor Haldorsen met Minister of Trade Rui Tavora in Lisbon on "
    "2 March 1961. Haldorsen left Lisbon for Oslo on 4 March 1961.\n",
    "x-second.txt": "Oslo, 9 March 1961\n\nT. Haldorsen, alias OSPREY, came to Oslo on 5 March 1961 and saw Gerda "
    "Haldorsen. Minister of Trade R. Tavora was told of it on 6 March 1961.\n",
    "x-third.txt": "Oslo, 9 March 1961\n\nTor Haldorsen, alias [ ], came to Oslo on 5 March 1961 and saw Gerda "
    "Haldorsen. Minister of Trade R. Tavora was told of it on 6 March 1961.\n",
    "x-fourth.txt": "Lima, 2 May 1961\n\nAmbassador Tor Haldorson was received in Lima on 1 May 1961 by Rui Tavora.\n",
}

pytestmark = pytest.mark.skipif(not available(), reason="no language model is installed")


def said(path: Path) -> dict[str, list[dict]]:
    """All that a register exports, by what; who has which entries is told by it."""
    with open_register(path) as register:
        return {what: list(rows_of(what)(register)) for what in WHAT}


def from_nothing(folder: Path, grown: Path) -> dict[str, list[dict]]:
    """What a new register of the folder says, with the rulings of the one that grew."""
    path = grown.with_name("new.regesta")
    path.unlink(missing_ok=True)
    with open_register(grown) as register:
        lines = list(judgements.exported(register))
    with open_register(path, write=True) as register:
        judgements.imported(register, lines)
    build([folder], path, jobs=1)
    return said(path)


def texts() -> dict[str, bytes]:
    files = {file.name: file.read_bytes() for file in sorted(EXAMPLES.iterdir())}
    return files | {name: text.encode() for name, text in MORE.items()}


def rule(path: Path, seed: int) -> None:
    """Two rulings by lot: two persons who are not one, or are; an entry with another day and another doer."""
    drawn = random.Random(seed)
    with open_register(path, write=True) as register:
        persons = [row["person"] for row in rows_of("people")(register)]
        one, other = drawn.sample(persons, 2)
        kind, value = drawn.choice(
            [("merge", {"with": [f"person:{other}"]}), ("distinct", {"from": [f"person:{other}"]})]
        )
        judgements.add(register, kind, f"person:{one}", value, author="test")
        entry = drawn.choice(list(rows_of("entries")(register)))["entry"]
        judgements.add(
            register, "correct", f"entry:{entry}", {"date": "1961-03-05", "people": ["Tor Haldorsen"]}, author="test"
        )


@pytest.mark.parametrize("seed", range(4))
def test_a_register_that_grew_says_what_one_built_from_nothing_says(tmp_path, seed):
    drawn = random.Random(seed)
    folder, grown = tmp_path / "records", tmp_path / "grown.regesta"
    folder.mkdir()
    waiting = sorted(texts().items())
    drawn.shuffle(waiting)
    for name, content in waiting[: len(waiting) // 2]:
        (folder / name).write_bytes(content)
    build([folder], grown, jobs=1)
    for step, (name, content) in enumerate(waiting[len(waiting) // 2 :]):
        (folder / name).write_bytes(content)
        if step == 2:
            rule(grown, seed)
        if step == 4:  # one is gone, one says something else
            gone, changed = drawn.sample(sorted(file.name for file in folder.iterdir()), 2)
            (folder / gone).unlink()
            (folder / changed).write_text("Oslo, 7 May 1961\n\nMinister Rui Tavora left Oslo for Lima on 6 May 1961.\n")
        build([folder], grown, jobs=1)
    assert said(grown) == from_nothing(folder, grown)


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("entry", {"date": "1961-03-01"}),
        ("entry", {"people": ["Gerda Haldorsen"]}),
        ("record", {"date": "1961-03-08"}),
    ],
)
def test_a_ruling_that_changes_what_a_file_says_of_people_lets_that_file_be_worked_out_again(tmp_path, target, value):
    for name in ("x-first.txt", "x-second.txt"):
        (tmp_path / name).write_text(MORE[name])
    path = tmp_path / "r.regesta"
    build([tmp_path / name for name in ("x-first.txt", "x-second.txt")], path, jobs=1)

    def kept() -> set[str]:
        rows = register.connection.execute("SELECT path FROM kept JOIN source USING (source_id) WHERE step = 'people'")
        return {row[0] for row in rows}

    with open_register(path, write=True) as register:
        assert kept() == {"x-first.txt", "x-second.txt"}
        what = {"entry": "entries", "record": "records"}[target]
        row = next(row for row in rows_of(what)(register) if row["source"] == "x-second.txt")
        judgements.add(register, "correct", f"{target}:{row[target]}", value, author="test")
        assert kept() == {"x-first.txt"}
        reconcile_register(register)
        apply_judgements(register)
        assert kept() == {"x-first.txt", "x-second.txt"}  # nothing is written that stands there already
