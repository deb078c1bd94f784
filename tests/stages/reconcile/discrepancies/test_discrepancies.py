"""What can a record not have right, by itself or beside another?"""

import datetime as dt
from typing import Any

import pytest

from regesta.model.reconciled import Discrepancy, RecordQuote
from regesta.stages.reconcile.discrepancies import (
    DateFact,
    Envoy,
    RecordFacts,
    Section,
    envoys_alike,
    find_across,
    find_in_record,
)
from regesta.stages.reconcile.discrepancies.causes import cause_of_days, cause_of_figures
from regesta.stages.reconcile.events import Report, find_events


def fact(text: str, words: str, day: str, latest: str | None = None, **fields: Any) -> DateFact:
    start = text.index(words)
    edtf = day if latest is None else f"{day}/{latest}"
    given: dict[str, Any] = {"use": "act", "basis": "explicit", "role": "body"} | fields
    return DateFact(1, start, start + len(words), words, edtf, day, latest or day, **given)


def facts(text: str, *dates: DateFact, **fields: Any) -> RecordFacts:
    return RecordFacts("r1", {1: text}, dates=dates, **fields)


def kinds(found: list[Discrepancy]) -> list[str]:
    return [one.kind for one in found]


def section(text: str, heading: str, day: str) -> Section:
    start = text.index(heading)
    return Section(1, start, start + len(heading) + 20, heading, day, day, "heading")


# ------------------------------------------------------------------ one clause, two days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On May 3 returned from Ankara to Oslo on May 9.", 1),
        ("Brekke spoke in Ankara. On May 3, left Ankara for Oslo on May 9.", 1),
        ("On May 3 he reached Ankara and left again on May 9.", 0),
        ("On May 3 he said that the delegation would leave on May 9.", 0),
        ("On May 3 he signed. The delegation left Ankara on May 9.", 0),
        ("The delegation stayed in Ankara from May 3 until May 9.", 0),
        ("On May 3 the memorandum dated and sent on May 9 was read.", 0),
        ("As agreed with him on May 3, Brekke called the legation on May 9.", 0),
        ("They reached Ankara on May 3 with Brekke departing on May 9.", 0),
        ("On May 3 prior to his departure on May 9 he dined out.", 0),
    ],
)
def test_two_days_for_one_act(text, expected):
    found = find_in_record(facts(text, fact(text, "May 3", "1958-05-03"), fact(text, "May 9", "1958-05-09")))
    assert kinds(found) == ["dates_in_one_clause"] * expected
    assert all(
        quote.text in text and "May 3" in quote.text and "May 9" in quote.text for one in found for quote in one.quotes
    )


# ------------------------------------------------------------------ dated and stamped


def dated(text: str, own: DateFact, *others: DateFact) -> list[Discrepancy]:
    return find_in_record(facts(text, own, *others, own=own))


def test_a_stamp_older_than_the_record_in_either_order_of_day_and_month():
    text = "EUR:HP:lk\n9/3/58\n\nRECEIVED 4-2-58"
    own = fact(text, "9/3/58", "1958-03-09", use="record")
    (found,) = dated(text, own, fact(text, "4-2-58", "1958-04-02", use="furniture", role="stamp"))
    assert found.kind == "record_date"
    assert found.cause is not None
    assert "Drafted 9 March 1958 and stamped 2 April 1958" in found.cause
    assert [quote.text for quote in found.quotes] == ["9/3/58", "RECEIVED 4-2-58"]


def test_a_stamp_of_the_next_week_is_no_discrepancy():
    text = "4 May 1958\nRECEIVED 11 May 1958"
    own = fact(text, "4 May 1958", "1958-05-04", use="record")
    assert dated(text, own, fact(text, "11 May 1958", "1958-05-11", role="stamp")) == []


def test_a_stamp_before_the_record_was_written_names_the_figure_that_may_be_misread():
    text = "8 May 1958\nRECEIVED 3 May 1958"
    own = fact(text, "8 May 1958", "1958-05-08", use="record")
    (found,) = dated(text, own, fact(text, "3 May 1958", "1958-05-03", role="stamp"))
    assert found.cause == "Likely: 8 and 3 are alike in shape, and one was taken for the other in scanning."


def test_a_stamp_before_the_record_says_when_day_and_month_in_the_other_order_would_fit():
    text = "EUR:HP:lk\n12/10/58\nRECEIVED 24 October 1958"
    own = fact(text, "12/10/58", "1958-12-10", use="record", role="signature")
    (found,) = dated(text, own, fact(text, "24 October 1958", "1958-10-24", role="stamp"))
    assert found.cause == "Likely: “12/10/58” has day and month in the other order, 12 October 1958."


@pytest.mark.parametrize(
    "text",
    [
        "8 May 1958\n\nH. BREKKE\n5 May 1958",  # typed under the signature, dated when it was sent
        "8 May 1958\nTravel to be settled 5/5/58",
        "8 May 1958\nFORM 12B 5 MAY 1958",
    ],
)
def test_a_day_that_is_no_stamp_of_receipt_is_no_discrepancy(text):
    own = fact(text, "8 May 1958", "1958-05-08", use="record")
    words = next(words for words in ("5 May 1958", "5/5/58", "5 MAY 1958") if words in text)
    assert dated(text, own, fact(text, words, "1958-05-05", role="stamp")) == []


def test_a_stamp_in_capitals_is_a_stamp():
    text = "8 May 1958\nMy dear Brekke,\n5 MAY 1958\n"
    own = fact(text, "8 May 1958", "1958-05-08", use="record")
    assert kinds(dated(text, own, fact(text, "5 MAY 1958", "1958-05-05", role="stamp"))) == ["record_date"]


def test_a_release_stamp_of_later_years_is_no_discrepancy():
    text = "4 May 1958\nRELEASED 12 April 2018"
    own = fact(text, "4 May 1958", "1958-05-04", use="record")
    assert dated(text, own, fact(text, "12 April 2018", "2018-04-12", role="stamp")) == []


# ------------------------------------------------------------------ title and entries

CHRONOLOGY = """TRADE WITH ANKARA DURING MAY-JULY 1958
December 2, 1957
Talks were opened at the ministry.
May 4
Brekke arrived in Ankara by air.
July 9
A protocol was signed in Oslo.
"""
PERIOD = fact(CHRONOLOGY, "MAY-JULY 1958", "1958-05-01", "1958-07-31", use="mention", role="heading")
HEADINGS = tuple(
    section(CHRONOLOGY, words, day)
    for words, day in (("December 2, 1957", "1957-12-02"), ("May 4", "1958-05-04"), ("July 9", "1958-07-09"))
)
TITLE = (1, 0, CHRONOLOGY.index("\n"))


def test_an_entry_before_the_period_of_the_title():
    (found,) = find_in_record(facts(CHRONOLOGY, PERIOD, title=TITLE, sections=HEADINGS))
    assert (found.kind, found.severity) == ("title_period", "low")
    assert found.summary == "The title names the period “MAY-JULY 1958”, but an entry lies before it: 2 December 1957."
    assert [quote.text for quote in found.quotes] == ["TRADE WITH ANKARA DURING MAY-JULY 1958", "December 2, 1957"]


def test_a_heading_is_quoted_without_the_mark_before_it():
    text = CHRONOLOGY.replace("December 2, 1957", "- December 2, 1957")
    marked = Section(
        1, text.index("- Dec"), text.index("May 4"), "December 2, 1957", "1957-12-02", "1957-12-02", "heading"
    )
    later = tuple(section(text, words, day) for words, day in (("May 4", "1958-05-04"), ("July 9", "1958-07-09")))
    (found,) = find_in_record(facts(text, PERIOD, title=TITLE, sections=(marked, *later)))
    assert found.quotes[1].text == "December 2, 1957"


def test_entries_within_the_period_of_the_title_are_no_discrepancy():
    assert find_in_record(facts(CHRONOLOGY, PERIOD, title=TITLE, sections=HEADINGS[1:])) == []


DIARY = (("May 4", "1958-05-04"), ("May 9", "1958-05-09"), ("March 14", "1958-03-14"), ("May 17", "1958-05-17"))
LATER = tuple((f"June {day}", f"1958-06-{day}") for day in range(11, 17))


def diary(*days: tuple[str, str]) -> list[Discrepancy]:
    text = "".join(f"{heading}\nBrekke spoke in the assembly.\n" for heading, _ in days)
    return find_in_record(facts(text, fact(text, *days[0]), sections=tuple(section(text, *day) for day in days)))


def test_a_heading_that_breaks_the_order_of_the_others():
    (found,) = diary(*DIARY, *LATER)
    assert found.kind == "order"
    assert [quote.text for quote in found.quotes] == ["May 9", "March 14"]


def test_two_headings_that_changed_places_are_told_once():
    days = (("May 4", "1958-05-04"), ("May 17", "1958-05-17"), ("May 9", "1958-05-09"), ("May 30", "1958-05-30"))
    (found,) = diary(*days, *LATER)
    assert [quote.text for quote in found.quotes] == ["May 17", "May 9"]


def test_a_list_that_was_never_in_order_breaks_none():
    assert diary(*DIARY, *LATER[::-1]) == []
    assert diary(*DIARY) == []


def test_a_range_that_ends_before_it_begins():
    text = "The talks of 9 - 4 May 1958 were private. On 9 May 1958 they ended."
    turned = fact(text, "9 - 4 May 1958", "1958-05-09", flags=("out of order",))
    (found,) = find_in_record(facts(text, turned))
    assert (found.kind, found.summary) == ("order", "“9 - 4 May 1958” ends before it begins.")
    assert find_in_record(facts(text, fact(text, "9 May 1958", "1958-05-09", flags=("out of order",)))) == []


# ------------------------------------------------------------------ before what it cites; weekdays


def test_a_record_older_than_a_paper_it_cites():
    text = "DATE: 4 May 1952\nReference is made to the letter of 19 March 1958."
    own = fact(text, "4 May 1952", "1952-05-04", use="record", role="header")
    (found,) = dated(text, own, fact(text, "19 March 1958", "1958-03-19", use="mention"))
    assert (found.kind, found.severity) == ("before_what_it_cites", "high")
    assert [quote.text for quote in found.quotes] == text.split("\n")


@pytest.mark.parametrize("role", ["stamp", "boilerplate", "marking", "form"])
def test_a_later_date_that_is_no_part_of_the_text_is_no_discrepancy(role):
    text = "DATE: 4 May 1952\nReviewed 19 March 1998."
    own = fact(text, "4 May 1952", "1952-05-04", use="record", role="header")
    assert dated(text, own, fact(text, "19 March 1998", "1998-03-19", use="mention", role=role)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The delegation will leave on 19 July 1952.",
        "His permit is valid to 19 July 1952.",
        "The contract runs until 19 July 1952.",
        "He was engaged effective 19 July 1952.",
        "Pay him for the period ending 19 July 1952.",
    ],
)
def test_a_term_or_a_plan_is_no_discrepancy(sentence):
    text = f"DATE: 4 May 1952\n{sentence}"
    own = fact(text, "4 May 1952", "1952-05-04", use="record", role="header")
    assert dated(text, own, fact(text, "19 July 1952", "1952-07-19", use="mention")) == []


@pytest.mark.parametrize("heading", ["DATS: 19 July 1952 FROM OSLO", "MEMORANDUM FOR: The Director, 19 July 1952"])
def test_the_day_in_another_heading_of_the_page_is_no_paper_cited(heading):
    text = f"DATE: 4 May 1952\n{heading}\nThe harbour at Bergen."
    own = fact(text, "4 May 1952", "1952-05-04", use="record", role="header")
    assert dated(text, own, fact(text, "19 July 1952", "1952-07-19", use="mention")) == []


def told_of(sentence: str, words: str, day: str) -> list[Discrepancy]:
    """What is found where a record of 4 May 1952 reports, as having occurred, what lies on a later day."""
    text = f"DATE: 4 May 1952\n{sentence}"
    own = fact(text, "4 May 1952", "1952-05-04", use="record", role="header")
    start = text.index(sentence)
    act = report("a", sentence, day, start=start)
    return find_in_record(facts(text, own, fact(text, words, day), own=own, entries=(act,)))


def test_a_record_older_than_what_it_tells_of_in_the_past():
    found = told_of("On 19 July 1952, a visit was made to the works.", "19 July 1952", "1952-07-19")
    assert kinds(found) == ["before_what_it_cites"]


@pytest.mark.parametrize(
    "sentence",
    [
        "He was asked to appear before the board on 19 July 1952.",
        "It was agreed to meet in Ankara on 19 July 1952.",
        "On 19 July 1952 the works will be opened.",
        "On 19 July 1952 he is scheduled to speak.",
    ],
)
def test_what_was_agreed_or_asked_for_a_later_day_is_no_discrepancy(sentence):
    assert told_of(sentence, "19 July 1952", "1952-07-19") == []


def test_a_few_days_in_which_a_record_was_completed_are_no_discrepancy():
    assert told_of("On 9 May 1952 the interview was typed.", "9 May 1952", "1952-05-09") == []


def test_the_same_figures_in_the_other_order_are_no_later_day():
    text = "DATE: 4 May 1952\nSubject: Fisheries (105-16 - 5/4/52)"
    own = fact(text, "4 May 1952", "1952-05-04", use="record", role="header")
    assert dated(text, own, fact(text, "5/4/52", "1952-04-05", use="mention")) == []
    text = "DATE: 10 January 1952\nSubject: Fisheries (105-16 - 1/10/52)"
    own = fact(text, "10 January 1952", "1952-01-10", use="record", role="header")
    assert dated(text, own, fact(text, "1/10/52", "1952-10-01", use="mention")) == []


@pytest.mark.parametrize("page", [2, 7])
def test_a_paper_cited_on_a_further_page_may_be_another_records(page):
    pages = {1: "DATE: 4 May 1952", page: "Tab 3 contains the letter of 19 March 1958."}
    own = fact(pages[1], "4 May 1952", "1952-05-04", use="record", role="header")
    start = pages[page].index("19")
    cited = DateFact(page, start, start + 13, "19 March 1958", *["1958-03-19"] * 3, "mention", "explicit", "body")
    assert find_in_record(RecordFacts("r1", pages, own, dates=(own, cited))) == []


def test_a_paper_is_older_than_the_one_it_is_sent_with():
    text = "ATTACHMENT TO: OSLO-147, 19 August 1952\nDATE: 4 May 1952\nThe harbour at Bergen."
    own = fact(text, "4 May 1952", "1952-05-04", use="record", role="header")
    assert dated(text, own, fact(text, "19 August 1952", "1952-08-19", use="mention")) == []


def test_a_stamp_scanned_among_the_words_is_no_paper_cited():
    text = "DATE: 4 May 1952\nRequest for a card in his name 26 JUN 1952 and papers to bear it out."
    own = fact(text, "4 May 1952", "1952-05-04", use="record", role="header")
    assert dated(text, own, fact(text, "26 JUN 1952", "1952-06-26", use="mention")) == []


def test_a_weekday_says_nothing_where_the_year_was_inferred():
    text = "He left on Monday, 4 May, by train."
    flagged = fact(text, "Monday, 4 May", "1958-05-04", flags=("weekday disagrees",), basis="inherited")
    assert find_in_record(facts(text, flagged)) == []


def test_a_weekday_that_is_not_that_days():
    text = "He left on Monday, 4 May 1958, by train."
    note = "written Monday, but 1958-05-04 was a Sunday"
    (found,) = find_in_record(
        facts(text, fact(text, "Monday, 4 May 1958", "1958-05-04", flags=("weekday disagrees",), notes=(note,)))
    )
    assert (found.kind, found.quotes[0].text) == ("weekday", text)
    assert note in found.summary


# ------------------------------------------------------------------ across records


def report(entry: str, quote: str, day: str, **fields: Any) -> Report:
    ordinal = dt.date.fromisoformat(day).toordinal()
    given: dict[str, Any] = {
        "trigger": "arrived",
        "basis": "explicit",
        "types": ("visit",),
        "certainty": "occurred",
        "people": frozenset({"brekke"}),
        "agents": frozenset({"brekke"}),
        "family": f"record {entry}",
    } | fields
    return Report(entry, f"record {entry}", quote=quote, date=day, earliest=ordinal, latest=ordinal, **given)


def across(*reports: Report) -> list[Discrepancy]:
    return find_across(find_events(reports), reports)


def test_two_records_that_give_two_days_for_one_arrival():
    first = report("a", "Harald Brekke arrived in Ankara by air with six experts", "1958-05-04")
    second = report("b", "Brekke arrived in Ankara by air with his experts", "1958-05-05")
    (found,) = across(first, second)
    assert (found.kind, found.severity, found.entries) == ("date_against_date", "high", ("a", "b"))
    assert [quote.text for quote in found.quotes] == [first.quote, second.quote]


def test_two_copies_that_differ_in_one_figure_say_which_may_be_misread():
    words = "Harald Brekke arrived in Ankara by air with six experts"
    copies = [report(name, words, day, family="one") for name, day in (("a", "1958-05-08"), ("b", "1958-05-03"))]
    (found,) = across(*copies)
    assert found.severity == "medium"
    assert "alike in shape" in (found.cause or "")


@pytest.mark.parametrize(("days_later", "raised"), [(1, 0), (2, 1)])
def test_two_reports_of_a_series_tell_each_of_its_own_day(days_later, raised):
    words = "Harald Brekke arrived in Ankara by air with six experts"
    written = [dt.date(1958, 5, day).toordinal() for day in (5, 5 + days_later)]
    first, second = (
        report(name, words, f"1958-05-0{day}", written=(on, on))
        for name, day, on in zip("ab", (4, 5), written, strict=True)
    )
    assert kinds(across(first, second)) == ["date_against_date"] * raised


def test_many_copies_with_two_days_are_one_discrepancy():
    words = "Harald Brekke arrived in Ankara by air with six experts"
    copies = [
        report(name, words, f"1958-05-0{day}", family="one") for name, day in zip("abcd", (8, 3, 8, 3), strict=True)
    ]
    assert kinds(across(*copies)) == ["date_against_date"]


def test_all_that_two_copies_tell_of_the_one_day_is_one_discrepancy():
    told = {
        "brekke": "Harald Brekke arrived in Ankara by air with six experts",
        "lund": "Sverre Lund opened the fair in the harbour at noon before many guests",
    }
    copies = [
        report(f"{day}{who}", words, f"1958-05-0{day}", family="one", people=frozenset({who}), agents=frozenset({who}))
        for who, words in told.items()
        for day in (8, 3)
    ]
    assert kinds(across(*copies)) == ["date_against_date"]


def test_two_days_for_one_journey_told_in_other_words():
    way: dict[str, Any] = {"types": ("travel",), "trigger": "left", "places": frozenset({"ankara", "oslo"})}
    first = report(
        "a", "Brekke and seven members of the mission left Ankara for Oslo", "1958-05-11", basis="relative", **way
    )
    second = report("b", "Brekke left Ankara by way of Vienna for Oslo", "1958-05-12", **way)
    (found,) = across(first, second)
    assert (found.kind, found.entries) == ("date_against_date", ("a", "b"))
    elsewhere = report("c", "Brekke left Ankara for Bern", "1958-05-12", **(way | {"places": frozenset({"ankara"})}))
    assert across(first, elsewhere) == []


def test_two_items_that_both_records_have_are_two_happenings():
    words = "recommendations of the {} contained in the letter of Brekke"
    told = [
        report(f"{record}{number}", words.format(word), day, family=record)
        for record in ("x", "y")
        for number, (word, day) in enumerate((("first", "1958-05-08"), ("second", "1958-05-03")))
    ]
    assert across(*told) == []


def test_a_year_that_was_inferred_contradicts_nothing():
    words = "Harald Brekke arrived in Ankara by air with six experts"
    given: dict[str, Any] = {"family": "one", "basis": "inherited", "dated_by": "4 May"}
    assert across(report("a", words, "1958-05-04", **given), report("b", words, "1953-05-04", **given)) == []


def test_a_day_taken_from_elsewhere_in_the_record_is_not_the_entrys_own():
    words = "Harald Brekke arrived in Ankara by air with six experts"
    first, second = (
        report(name, words, day, family="one", basis="inherited", dated_by=said)
        for name, day, said in (("a", "1958-05-08", "8 May 1958"), ("b", "1958-05-03", "3 May 1958"))
    )
    assert across(first, second) == []


@pytest.mark.parametrize(
    ("one", "other", "raised"), [("8 May", "3 May.", 1), ("8 May", "May 3rd", 0), ("8", "3", 0), ("8 MAY", "3/MAY", 1)]
)
def test_two_copies_differ_where_one_phrase_has_two_figures(one, other, raised):
    words = "Harald Brekke arrived in Ankara by air with six experts"
    first, second = (
        report(name, words, day, family="one", basis="inherited", dated_by=said)
        for name, day, said in (("a", "1958-05-08", one), ("b", "1958-05-03", other))
    )
    assert kinds(across(first, second)) == ["date_against_date"] * raised


def test_a_phrase_that_recurs_on_day_after_day_is_no_discrepancy():
    words = "Harald Brekke arrived in Ankara by air with six experts"
    days = [report(f"e{day}", words, f"1958-05-{day:02}", family="one") for day in range(1, 6)]
    assert across(*days) == []


def test_two_journeys_of_one_person_are_no_discrepancy():
    first = report("a", "Harald Brekke arrived in Ankara by air with six experts", "1958-05-04")
    second = report("b", "Brekke arrived in Ankara to open the trade fair", "1958-05-29")
    assert across(first, second) == []


def test_two_amounts_for_one_purchase():
    words = "Brekke agreed in Ankara to deliver {} tons of dried cod"
    fields: dict[str, Any] = {"types": ("agreement",), "trigger": "agreed"}
    first = report("a", words.format("40,000"), "1958-05-04", amounts=frozenset({("ton", 40000.0)}), **fields)
    second = report("b", words.format("46,000"), "1958-05-04", amounts=frozenset({("ton", 46000.0)}), **fields)
    (found,) = across(first, second)
    assert found.kind == "amount"
    assert found.cause == "Likely: 0 and 6 are alike in shape, and one was taken for the other in scanning."


def cod(entry: str, tons: float, words: str = "Brekke agreed in Ankara to deliver tons of dried cod", **fields: Any):
    amount: dict[str, Any] = {"types": ("agreement",), "trigger": "agreed", "amounts": frozenset({("ton", tons)})}
    return report(entry, words, "1958-05-04", **amount | fields)


def test_one_amount_in_many_records_against_another_is_one_discrepancy():
    found = across(cod("a", 40_000.0), cod("b", 46_000.0), cod("c", 40_000.0), cod("d", 40_000.0))
    assert kinds(found) == ["amount"]


@pytest.mark.parametrize(("other", "raised"), [("TRAWLFR", 1), ("GANNET", 0), ("FISKEN", 0)])
def test_one_sentence_said_of_two_projects_gives_an_amount_for_each(other, raised):
    words = "Brekke agreed in Ankara that project {} of the Fisheries deliver tons of dried cod"
    found = across(cod("a", 40_000.0, words.format("TRAWLER")), cod("b", 46_000.0, words.format(other)))
    assert kinds(found) == ["amount"] * raised


def test_what_one_record_reports_and_the_other_denies():
    first = report("a", "Brekke attended the opening session in Ankara", "1958-05-04", types=("meeting",))
    second = report(
        "b", "Brekke attended no session in Ankara at the opening", "1958-05-04", types=("meeting",), certainty="denied"
    )
    (found,) = across(first, second)
    assert (found.kind, found.severity) == ("attendance", "high")


@pytest.mark.parametrize(
    ("first", "second", "family"),
    [
        ("Brekke never attended a session in Ankara", "Brekke neverd attended a session in Ankara", None),
        ("Brekke attended a session in Ankara", "though Brekke attended the session in Ankara", None),
        ("Brekke attended a session in Ankara", "Brekke never attended a session in Ankara", "one"),
    ],
)
def test_a_denial_that_both_have_or_neither_and_what_a_copy_says_deny_nothing(first, second, family):
    given: dict[str, Any] = {"types": ("meeting",), "trigger": "attended", "places": frozenset({"ankara"})}
    told = report("a", first, "1958-05-04", family=family or "a", **given)
    denied = report("b", second, "1958-05-04", family=family or "b", certainty="denied", **given)
    assert "attendance" not in kinds(across(told, denied))


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("Brekke attended the opening session in Ankara", "attended"),
        ("Brekke was not told of the opening in Ankara", "told"),
    ],
)
def test_the_same_words_or_another_verb_deny_nothing(words, trigger):
    given: dict[str, Any] = {"types": ("meeting",), "places": frozenset({"ankara"})}
    first = report("a", "Brekke attended the opening session in Ankara", "1958-05-04", trigger="attended", **given)
    second = report("b", words, "1958-05-04", trigger=trigger, certainty="denied", **given)
    assert "attendance" not in kinds(across(first, second))


# ------------------------------------------------------------------ envoys


def envoy(name: str, day: str, *, named: bool = True, state: str = "Norway", record: str = "r1") -> Envoy:
    given, _, family = name.rpartition(" ")
    return Envoy(name, given, family, state, day, day, named, "test", RecordQuote(record, 1, 0, len(name), name))


AMBASSADOR = envoy("Hector P. Dellamore", "1958-05-04")


def test_two_like_names_for_the_envoy_in_one_state():
    author = envoy("H. P. Desjardin", "1958-09-01", named=False, record="r2")
    (found,) = envoys_alike([author, AMBASSADOR])
    assert found.kind == "name_in_office"
    assert [quote.text for quote in found.quotes] == ["Hector P. Dellamore", "H. P. Desjardin"]


@pytest.mark.parametrize(
    "other",
    [
        envoy("H. P. Dellamoore", "1958-09-01", record="r2"),  # one name, spelt otherwise
        envoy("H. P. Desjardin", "1961-09-01", record="r2"),  # years later
        envoy("H. P. Desjardin", "1958-09-01", record="r2", state="Peru"),
        envoy("J. P. Desjardin", "1958-09-01", record="r2"),  # other initials
        envoy("H. P. Winkler", "1958-09-01", record="r2"),  # a name quite unlike
    ],
)
def test_envoys_who_are_one_or_plainly_two_are_no_discrepancy(other):
    assert list(envoys_alike([AMBASSADOR, other])) == []


# ------------------------------------------------------------------ causes and ids


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("1958-05-03", "1958-03-05", "one order here"),
        ("1958-05-08", "1958-05-03", "alike in shape"),
        ("1958-05-12", "1958-05-21", "changed places"),
        ("1958-05-12", "1952-05-12", "possibly: a figure"),
    ],
)
def test_causes_of_two_days(first, second, words):
    assert words in (cause_of_days(first, second) or "").lower()


def test_days_that_differ_altogether_have_no_cause():
    assert cause_of_days("1958-05-12", "1961-11-30") is None
    assert cause_of_figures("12", "3456") is None
    assert "nought" in (cause_of_figures("400", "4000") or "")


def test_a_discrepancy_keeps_its_id_when_it_is_found_again():
    text = "On May 3 returned from Ankara to Oslo on May 9."
    record = facts(text, fact(text, "May 3", "1958-05-03"), fact(text, "May 9", "1958-05-09"))
    assert find_in_record(record) == find_in_record(record)
