"""evaluation/README.md says of every lot what the verdicts kept by id say."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

EVALUATION = Path(__file__).parents[2] / "evaluation"
README = (EVALUATION / "README.md").read_text(encoding="utf-8")
_SPELLED = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
NUMBERS = {word: str(number) for number, word in enumerate(_SPELLED.split(), start=1)}
DESCRIBED = ("title", "date", "from", "to", "classification", "kind", "boundaries")
LEDGERS = ("instruments", "commitments", "positions", "measures")


def rows_of(name: str) -> list[dict[str, str]]:
    with (EVALUATION / name).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def verdicts(rows: list[dict[str, str]], *keys: str, verdict: str = "verdict") -> dict[tuple[str, ...], Counter[str]]:
    """How often each verdict was given, by the values of the keys; lots by their number."""
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for row in rows:
        counts[tuple(NUMBERS.get(row[key], row[key]) for key in keys)][row[verdict]] += 1
    return counts


def right(found: Mapping[str, int]) -> str:
    return f"{found['right']} of {found['right'] + found['wrong']}"


def section(name: str) -> str:
    """The section of a csv, up to the next."""
    return README.partition(f": `{name}`\n")[2].partition("\n## ")[0]


def cells(text: str, lot: str) -> list[list[str]]:
    """The rows of the tables that are of a lot, as cells."""
    lines = [line for line in text.splitlines() if line.startswith(f"| {lot} |")]
    assert lines, f"evaluation/README.md has no row for lot {lot}: add one, with its figures as the csv has them"
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def opening(row: list[str]) -> list[str]:
    """The cells without what stands behind the first figure: "45 of 50, 47 (94 %)" tells of "45 of 50"."""
    return [re.split(r", | \(", cell)[0] for cell in row]


def test_entries() -> None:
    told = section("entries_checked.csv")
    for (lot,), found in verdicts(rows_of("entries_checked.csv"), "lot").items():
        assert cells(told, lot)[0][4] == right(found), lot


def test_who_and_where() -> None:
    rows = rows_of("who_checked.csv")
    told = section("who_checked.csv")
    spans = [tuple(map(int, span)) for span in re.findall(r"^\| \d+ \| (\d+)–(\d+) \|", told, re.MULTILINE)]
    numbers = [number for first, last in spans for number in range(first, last + 1)]
    assert numbers == list(range(1, len(rows) + 1)), "the lots of evaluation/README.md are not the rows of the csv"
    for first, last in spans:
        for question in ("who", "where"):
            sums = [
                sum(int(row[f"{question}_{verdict}"] or 0) for row in rows[first - 1 : last])
                for verdict in ("right", "wrong", "missing")
            ]
            assert not any(sums) or f"| {', '.join(map(str, sums))} |" in told


@pytest.mark.parametrize(("what", "place"), [("reading", 0), ("record date", 1)])
def test_dates(what: str, place: int) -> None:
    rows = [row for row in rows_of("dates_checked.csv") if row["what"] == what]
    tables = section("dates_checked.csv").split("Record dates, one of each")
    drawn = verdicts(rows, "lot")
    for row in rows:
        row["after"] = row["verdict_after_repair"] or row["verdict"]
    mended = verdicts(rows, "lot", verdict="after")
    for lot in drawn:
        (told,) = cells(tables[place], lot[0])
        after = mended[lot]["right"]
        if what == "reading":
            assert opening(told)[4] == right(drawn[lot])
        else:
            of = sum(drawn[lot].values())
            assert told[3] == f"{drawn[lot]['right']} of {of}"
            assert told[4] == f"{drawn[lot]['wrong']}, {drawn[lot]['unsure']}"
        assert opening(told)[-1] == ("nothing mended" if mended[lot] == drawn[lot] else str(after))


def test_ledgers() -> None:
    counts = verdicts(rows_of("ledgers_checked.csv"), "lot", "ledger")
    told = section("ledgers_checked.csv")
    for (lot, ledger), found in counts.items():
        (row,) = cells(told, lot)
        assert opening(row)[1 + LEDGERS.index(ledger)] == right(found), (lot, ledger)


def test_ledgers_in_parties_and_substance() -> None:
    rows = [row for row in rows_of("ledgers_checked.csv") if row["lot"] in ("20", "21", "22", "23")]
    for row in rows:
        if row["reason"].startswith("parties and substance right"):
            row["verdict"] = "right"
    told = section("ledgers_checked.csv")
    for (lot, ledger), found in verdicts(rows, "lot", "ledger").items():
        cell = cells(told, lot)[0][1 + LEDGERS.index(ledger)]
        assert re.split(r", | \(", cell)[1] == str(found["right"])


@pytest.mark.parametrize(("verdict", "name"), [("verdict", "{}"), ("after_mending", "{}, mended")])
def test_descriptions(verdict: str, name: str) -> None:
    counts = verdicts(rows_of("described_checked.csv"), "lot", "field", verdict=verdict)
    told = section("described_checked.csv")
    for (lot, field), found in counts.items():
        unsure = f" ({found['unsure']})" if found["unsure"] else ""
        (row,) = cells(told, name.format(lot))
        assert row[2 + DESCRIBED.index(field)] == f"{found['right']}{unsure}", (lot, field)


def test_people() -> None:
    for (lot, what), found in verdicts(rows_of("people_checked.csv"), "lot", "what").items():
        (row,) = cells(section("people_checked.csv"), lot)
        if what == "joined":
            assert opening(row)[4] == f"{found['one']} of {found['one'] + found['two']}"
            assert row[5] == str(found["no person"])
        else:
            assert row[4].startswith(f"left apart: {found['one']} pairs")


def test_events_and_discrepancies() -> None:
    told = section("across_checked.csv")
    rows = rows_of("across_checked.csv")
    for row in rows:
        row["is"] = "event" if row["kind"] == "event" else "discrepancy"
    for (lot, kind), found in verdicts(rows, "lot", "is").items():
        figures = f"{found['right']}, {found['wrong']}, {found['unsure']}"
        assert cells(told, lot)[0][4 if kind == "event" else 2] == figures


def test_copies() -> None:
    rows = rows_of("copies_checked.csv")
    of_kinds = verdicts(rows, "lot", "relation")
    for (lot,), found in verdicts(rows, "lot").items():
        (row,) = cells(section("copies_checked.csv"), lot)
        assert row[2:] == [right(of_kinds[lot, "copy"]), right(of_kinds[lot, "release"]), right(found)]
