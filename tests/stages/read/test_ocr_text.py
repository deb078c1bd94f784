import pytest

from regesta.stages.read.ocr_text import find_page_marks, split_pages

DASHES = "-" * 80


def pages(text: str) -> list[tuple[int, str]]:
    return [(page.number, page.text) for page in split_pages(text, find_page_marks(text))]


def test_text_before_the_first_rule_is_page_one() -> None:
    text = f"MEMORANDUM\n\n{DASHES} Page 2\n\nThe Consul left Tunis.\n"
    assert pages(text) == [(1, "MEMORANDUM\n\n"), (2, "\nThe Consul left Tunis.\n")]


@pytest.mark.parametrize(
    "mark",
    [
        f"{DASHES} Page 2",
        "-------------------- PAGE 2",
        "--- Page 2 ---",
        "--- Page 2 of 2 ---",
        "=== PAGE 2 ===",
        "___ Page: 2 ___",
        "[Page 2]",
        "[page 2 of 9]",
        "<!-- page 2 -->",
    ],
)
def test_rules_of_many_makers_are_known(mark: str) -> None:
    assert pages(f"First.\n{mark}\nSecond.") == [(1, "First.\n"), (2, "Second.")]


@pytest.mark.parametrize(
    "line",
    [
        "- Page 2 -",
        "PAGE 2",
        "Page 2 of the annex",
        "-------------------- Page two",
        "see [Page 2] of the annex",
        "---------- TEAR HERE",
        "# PAGE 2",
    ],
)
def test_a_page_number_typed_on_the_record_is_no_mark(line: str) -> None:
    assert find_page_marks(f"First.\n{line}\nSecond.") == []


def test_one_file_has_one_way_of_marking() -> None:
    text = f"First.\n--- PAGE 7 ---\nstill the first\n{DASHES} Page 2\nSecond.\fstill the second"
    assert [number for number, _ in pages(text)] == [1, 2]


def test_form_feeds_part_pages_and_the_last_one_closes() -> None:
    assert pages("One.\fTwo.\f") == [(1, "One."), (2, "Two.")]


def test_numbers_are_kept_as_stated_while_they_run_upwards() -> None:
    assert [number for number, _ in pages(f"a\n{DASHES} Page 4\nb\n{DASHES} Page 9\nc")] == [1, 4, 9]


def test_numbers_that_fall_back_are_counted_afresh() -> None:
    assert [number for number, _ in pages(f"a\n{DASHES} Page 3\nb\n{DASHES} Page 2\nc")] == [1, 2, 3]


def test_a_first_page_with_a_mark_of_its_own_takes_what_stands_before_it() -> None:
    text = f"converted by hand\n{DASHES} Page 1\nOne.\n{DASHES} Page 2\nTwo."
    assert pages(text) == [(1, f"converted by hand\n{DASHES} Page 1\nOne.\n"), (2, "Two.")]


def test_a_mark_at_the_foot_closes_the_page_it_numbers() -> None:
    assert pages("One.\n[Page 1]\nTwo.\n[Page 2]\n") == [(1, "One.\n"), (2, "Two.\n")]


def test_blank_pages_stay_pages() -> None:
    assert pages(f"One.\n{DASHES} Page 2\n\n{DASHES} Page 3\nThree.")[1] == (2, "\n")


def test_every_slice_is_verbatim() -> None:
    text = "cover\n" + "".join(f"{DASHES} Page {n}\n  words of page {n}\t\n\n" for n in range(2, 40))
    assert all(part in text for _, part in pages(text))
