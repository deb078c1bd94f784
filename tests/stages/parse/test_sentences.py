from regesta.model.text import Line, Page
from regesta.rulebook import load_rules
from regesta.stages.parse.cleaning import read_stretch
from regesta.stages.parse.sentences import LONGEST, page_sentences, split_text


def body(text: str) -> list[Line]:
    lines, at = [], 0
    for piece in text.splitlines(keepends=True):
        lines.append(Line(1, at, at + len(piece.rstrip("\n")), "body"))
        at += len(piece)
    return lines


def test_the_examples_fall_into_their_sentences() -> None:
    for example in load_rules("en/sentences")["examples"]:
        assert [example["text"][a:b] for a, b in split_text(example["text"])] == example["sentences"]


def test_every_sentence_leads_back_to_its_page() -> None:
    text = (
        "# REPORT\n\n1. The mission, under ~~Gen.~~ Col. Berg, **left** Oslo on 4 May and ar-\nrived in Bonn.\n"
        "It stayed\\*\nthere.\n"
    )
    for sentence in page_sentences(Page(1, text), body(text)):
        for at, letter in enumerate(sentence.text):
            place = sentence.source_offset(at)
            assert text[place] == letter or (letter == " " and text[place].isspace())
        assert sentence.start == sentence.source_span(0, len(sentence.text))[0]
        assert sentence.end == sentence.source_span(0, len(sentence.text))[1]


def test_marks_struck_words_and_divided_words_are_not_read() -> None:
    text = "The ~~Prime~~ **Minister** ar-\nrived$^{03}$ in\n> Bonn"
    assert read_stretch(text, 0, len(text))[0] == "The  Minister arrived in Bonn"


def test_a_table_row_is_read_cell_by_cell() -> None:
    text = "| 4 May | Mission leaves Oslo |\n|---|---|\n"
    found = [(s.kind, s.text) for s in page_sentences(Page(1, text), body(text))]
    assert found == [("cell", "4 May"), ("cell", "Mission leaves Oslo")]


def test_short_lines_are_not_run_together() -> None:
    text = (
        "Name: Berg\nRank: Colonel\n"
        "The mission left Oslo on the fourth of the month and was\nreceived in Bonn by the Minister.\n"
    )
    found = [s.text for s in page_sentences(Page(1, text), body(text))]
    assert found[:2] == ["Name: Berg", "Rank: Colonel"]
    assert found[2].endswith("was received in Bonn by the Minister.")


def test_the_day_of_a_date_cut_at_the_end_of_a_line_opens_no_item() -> None:
    text = "The Minister announced the new rates on July\n19. Nobody had asked for them.\n"
    found = [s.text for s in page_sentences(Page(1, text), body(text))]
    assert found == ["The Minister announced the new rates on July 19.", "Nobody had asked for them."]
    listed = "The mission asked for two things on this day in\n1. Cranes.\n2. Lorries.\n"
    assert [s.kind for s in page_sentences(Page(1, listed), body(listed))] == ["sentence", "item", "item"]


def test_what_closes_a_bracket_of_the_line_before_opens_no_item() -> None:
    text = "The Harbour Act of 1952 (31 Stat.\n14) allowed for lighters. The yards (all of them) sought\n1) Cranes.\n"
    found = [s.text for s in page_sentences(Page(1, text), body(text))]
    assert found == [
        "The Harbour Act of 1952 (31 Stat. 14) allowed for lighters.",
        "The yards (all of them) sought",
        "1) Cranes.",
    ]


def test_furniture_is_left_out() -> None:
    text = "SECRET\nThe mission left Oslo.\n"
    lines = [Line(1, 0, 6, "marking"), Line(1, 7, 29, "body")]
    assert [s.text for s in page_sentences(Page(1, text), lines)] == ["The mission left Oslo."]


def test_a_stretch_without_stops_is_cut_at_a_blank() -> None:
    text = "word " * 1000
    spans = split_text(text)
    assert all(end - start <= LONGEST for start, end in spans)
    assert "".join(text[a:b] for a, b in spans).count("word") == 1000


def test_no_sentence_runs_across_the_entries_of_a_chronology() -> None:
    text = "4 May 1962 Mission leaves Oslo\n5 May 1962 Mission is received in Bonn\n"
    found = [s.text for s in page_sentences(Page(1, text), body(text), {at: at for at in (0, text.index("5 May"))})]
    assert found == ["4 May 1962 Mission leaves Oslo", "5 May 1962 Mission is received in Bonn"]


def test_a_heading_on_the_line_of_its_entry_is_no_part_of_the_sentence():
    text = "- Sept. 3 The envoy landed in Malta.\n- 11. He called on the governor."
    headings = {0: text.index(" The"), text.index("- 11"): text.index(". He")}
    found = [(s.text, text[s.start : s.end]) for s in page_sentences(Page(1, text), body(text), headings)]
    assert found == [("The envoy landed in Malta.",) * 2, ("He called on the governor.",) * 2]
