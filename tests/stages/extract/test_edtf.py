import pytest

from regesta.stages.extract.edtf import about_month, about_year, after, between, bounds, precision, since, until


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1961-05-19", "1961-05-19", "1961-05-19"),
        ("1961-02", "1961-02-01", "1961-02-28"),
        ("1961-12~", "1961-12-01", "1961-12-31"),
        ("1961", "1961-01-01", "1961-12-31"),
        ("1961-24", "1961-12-01", "1962-02-28"),
        ("1961-05-19/1961-06", "1961-05-19", "1961-06-30"),
        ("../1961", None, "1961-12-31"),
        ("1961-05/..", "1961-05-01", None),
        ("1961-13", None, None),
        ("1961-02-30", None, None),
        ("soon", None, None),
    ],
)
def test_bounds(edtf: str, first: str | None, last: str | None) -> None:
    assert bounds(edtf) == (first, last)


def test_what_is_reckoned_from_a_day() -> None:
    assert about_month("1961-05-19") == "1961-05~"
    assert about_year("1961-05-19") == "1961~"
    assert until("1961-05-19") == "../1961-05-19"
    assert since("1961-05-19/1961-06") == "1961-05-19/.."
    assert between("1961-05-19", "1961-06") == "1961-05-19/1961-06"


@pytest.mark.parametrize(
    ("edtf", "following"),
    [
        ("1961", "1962/.."),
        ("1961-12~", "1962-01/.."),
        ("1961-12-31", "1962-01-01/.."),
        ("1961-05/1961-06", "1961-07/.."),
        ("1961-05/..", None),
        ("9999", None),
    ],
)
def test_what_lies_after_a_date_is_as_narrow(edtf: str, following: str | None) -> None:
    assert after(edtf) == following


def test_an_interval_does_not_run_backwards() -> None:
    assert between("1961-06", "1961-05-19") is None


@pytest.mark.parametrize(
    ("edtf", "name"),
    [
        ("1961-05-19~", "day"),
        ("1961-05", "month"),
        ("1961", "year"),
        ("1961/1962", "interval"),
        ("../1962", "open"),
        ("", "none"),
    ],
)
def test_precision(edtf: str, name: str) -> None:
    assert precision(edtf) == name


def test_no_month_and_no_year_stands_for_a_longer_time() -> None:
    assert about_month("1962-10-21/1962-10-31") == "1962-10~"
    assert about_month("1962-24") is None
    assert about_month("1962-10/1962-12") is None
    assert about_year("1962-10/1962-12") == "1962~"
    assert about_year("1967/1969") is None
    assert about_month("../1962-10-05") is None
