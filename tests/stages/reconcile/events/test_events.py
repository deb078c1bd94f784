"""Which entries report one happening, and what do they say together?"""

import datetime as dt
from typing import Any

from regesta.model.reconciled import Event
from regesta.stages.reconcile.events import Report, Rulings, find_events


def report(entry: str, quote: str, date: str | None = "1958-05-04", *, record: str, **fields: Any) -> Report:
    day = dt.date.fromisoformat(date).toordinal() if date and len(date) == 10 else None
    given: dict[str, Any] = {
        "family": record,
        "trigger": quote.split()[1],
        "earliest": day,
        "latest": day,
        "basis": "explicit",
        "types": ("visit",),
        "certainty": "occurred",
    } | fields
    return Report(entry, record, quote=quote, date=date, **given)


def ordinal(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal()


def together(events: list[Event]) -> list[set[str]]:
    """The entries of every event that has more than one."""
    joined = [{telling.entry for telling in event.tellings} for event in events if len(event.tellings) > 1]
    return sorted(joined, key=sorted)


BREKKE = {"people": frozenset({"brekke"}), "agents": frozenset({"brekke"})}
ANKARA = {"places": frozenset({"ankara"})}
CABLE = report("a", "Brekke arrived in Ankara by air", record="cable", **BREKKE, **ANKARA)
LETTER = report("b", "Harald Brekke came to Ankara with six experts", record="letter", **BREKKE, **ANKARA)
OTHER_DAY = report("c", "Brekke arrived in Ankara", "1958-06-19", record="note", **BREKKE, **ANKARA)
NOBODY = report("d", "Herr Winkler arrived in Ankara by air", record="note", people=frozenset({"winkler"}), **ANKARA)


def test_two_records_of_one_arrival_are_one_event():
    assert together(find_events([CABLE, LETTER, OTHER_DAY, NOBODY])) == [{"a", "b"}]


def test_every_entry_stands_in_exactly_one_event():
    events = find_events([CABLE, LETTER, OTHER_DAY, NOBODY])
    assert sorted(telling.entry for event in events for telling in event.tellings) == ["a", "b", "c", "d"]


def test_an_event_says_why_its_entries_were_joined():
    (event,) = [event for event in find_events([CABLE, LETTER]) if len(event.tellings) == 2]
    weights = {part.feature: part.weight for part in event.evidence}
    assert weights["events.dates"] == 3.0
    assert weights["events.people"] > 1.5
    assert any(part.sentence == "both are dated 1958-05-04" for part in event.evidence)


def test_the_joint_date_is_what_the_tellings_leave_possible_together():
    month = {"earliest": ordinal("1958-05-01"), "latest": ordinal("1958-05-31")}
    loose = report("b", "Brekke arrived in Ankara by air", "1958-05", record="letter", **BREKKE, **ANKARA, **month)
    (event,) = find_events([CABLE, loose])
    assert (event.date, event.earliest, event.latest) == ("1958-05-04", "1958-05-04", "1958-05-04")


def test_two_intervals_that_overlap_give_the_interval_they_share():
    early = {"earliest": ordinal("1958-05-01"), "latest": ordinal("1958-05-06")}
    late = {"earliest": ordinal("1958-05-05"), "latest": ordinal("1958-05-09")}
    first = report("a", "Brekke arrived in Ankara by air", "1958-05-01/1958-05-06", record="x", **BREKKE, **early)
    second = report("b", "Brekke arrived in Ankara by air", "1958-05-05/1958-05-09", record="y", **BREKKE, **late)
    (event,) = find_events([first, second])
    assert event.date == "1958-05-05/1958-05-06"


def test_an_entry_that_fits_two_of_one_record_equally_is_left_apart_from_both():
    first = report("b", "Brekke arrived in Ankara at noon", record="letter", start=0, **BREKKE, **ANKARA)
    second = report("c", "Brekke arrived in Ankara at dusk", record="letter", start=90, **BREKKE, **ANKARA)
    apart = find_events([report("a", "Brekke arrived in Ankara", record="cable", **BREKKE, **ANKARA), first, second])
    assert {"a"} not in together(apart)
    assert not any("a" in joined for joined in together(apart))
    (alone,) = [event for event in apart if event.tellings[0].entry == "a"]
    assert "left apart" in alone.evidence[-1].sentence


def test_a_set_phrase_of_two_loosely_dated_records_is_no_happening_of_both():
    year = {"earliest": ordinal("1958-01-01"), "latest": ordinal("1958-12-31")}
    words = "The clerk certifies that duties were performed as required"
    forms = [report(name, words, "1958", record=name, types=("measure",), **year) for name in ("a", "b")]
    assert together(find_events(forms)) == []
    copies = [report(name, words, "1958", record=name, family="x", types=("measure",), **year) for name in ("a", "b")]
    assert together(find_events(copies)) == [{"a", "b"}]


def test_a_clause_within_a_clause_is_a_happening_of_its_own():
    saying = report("a", "Brekke reported that the fair in Ankara opened", record="cable", **BREKKE, **ANKARA)
    said = report("b", "the fair in Ankara opened", record="cable", start=21, **BREKKE, **ANKARA)
    assert together(find_events([saying, said])) == []


def test_one_record_that_tells_a_thing_twice_tells_one_thing():
    again = report("b", "Brekke arrived in Ankara by air", record="cable", page=2, **BREKKE, **ANKARA)
    (event,) = find_events([CABLE, again])
    assert (len(event.tellings), event.sources) == (2, 1)


def test_copies_of_one_record_count_as_one_source():
    copies = [
        report(name, "Brekke arrived in Ankara by air", record=name, family="lineage", **BREKKE, **ANKARA)
        for name in ("a", "b", "c")
    ]
    letter = report("d", "Harald Brekke came to Ankara with six experts", record="letter", **BREKKE, **ANKARA)
    (event,) = find_events([*copies, letter])
    assert (len(event.tellings), event.sources) == (4, 2)


def test_a_record_that_has_another_ones_words_is_no_source_of_its_own():
    quoting = report("b", "Brekke arrived in Ankara by air", record="digest", **BREKKE, **ANKARA)
    (event,) = find_events([CABLE, quoting])
    assert event.sources == 1
    assert any(part.feature == "events.copied" for part in event.evidence)


def test_what_was_written_within_the_month_is_contemporary_and_later_looks_back():
    at_once = report("a", CABLE.quote, record="x", written=(ordinal("1958-05-05"),) * 2, **BREKKE, **ANKARA)
    later = report("b", LETTER.quote, record="y", written=(ordinal("1961-01-01"), None)[:1] * 2, **BREKKE, **ANKARA)
    undated = report("c", "Brekke arrived in Ankara that day", record="z", **BREKKE, **ANKARA)
    (event,) = find_events([undated, later, at_once])
    assert [(telling.entry, telling.stance) for telling in event.tellings] == [
        ("a", "contemporary"),
        ("b", "retrospective"),
        ("c", "unknown"),
    ]


def test_entries_people_ruled_to_be_two_happenings_stay_apart():
    assert together(find_events([CABLE, LETTER], rulings=Rulings(apart=frozenset({frozenset({"a", "b"})})))) == []


def test_entries_people_ruled_to_be_one_happening_are_joined_against_all_evidence():
    (event,) = find_events([CABLE, OTHER_DAY], rulings=Rulings(same=frozenset({frozenset({"a", "c"})})))
    assert [telling.entry for telling in event.tellings] == ["a", "c"]
    assert event.evidence[0].feature == "events.ruling"
    assert event.date is None


def test_the_order_in_which_entries_come_changes_nothing():
    reports = [CABLE, LETTER, OTHER_DAY, NOBODY]
    assert find_events(reports) == find_events(reports[::-1])


def test_an_entry_that_shares_nothing_with_others_leaves_their_events_as_they_were():
    # More entries than make up a small register: how rare a word is must not depend on how many there are.
    many = [
        report(
            f"x{number}",
            f"Winkler left town {number}",
            f"1959-0{1 + number // 28}-{1 + number % 28:02}",
            record=f"x{number}",
        )
        for number in range(140)
    ]
    before = find_events([CABLE, LETTER, *many])
    new = report("n", "Harvests failed near Kirkenes", "1960-08-03", record="new")
    after = find_events([CABLE, LETTER, *many, new])
    assert [event for event in after if event.tellings[0].entry != "n"] == before


def test_set_phrases_of_two_records_join_nothing():
    oath = "Subscribed and sworn before me"
    lone = [report(name, f"{oath} by {who}", record=name) for name, who in (("a", "Aasen in Bergen"), ("b", "Lund"))]
    assert together(find_events(lone)) == []
    undated = [
        report(name, "Brekke shall act in place of the chief in his absence", None, record=name, **BREKKE)
        for name in ("a", "b")
    ]
    assert together(find_events(undated)) == []


def test_two_clauses_of_a_word_or_two_in_one_record_are_two_happenings():
    shown = [
        report("a", "He showed pictures", record="one", start=0, **BREKKE),
        report("b", "When showed pictures", record="one", start=400, **BREKKE),
    ]
    assert together(find_events(shown)) == []
