from pathlib import Path

import pytest
from evaluation.floors import fallen, load, pin
from evaluation.sets import read_figures


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "floors.json"


def test_a_floor_is_raised_and_never_lowered_silently(file: Path) -> None:
    assert pin({"events.dated F1": 0.5}, model="m", digest="d", file=file) == []
    assert pin({"events.dated F1": 0.4}, model="m", digest="d", file=file) == ["events.dated F1"]
    assert load(file).models["m"] == {"events.dated F1": 0.5}
    assert pin({"events.dated F1": 0.4}, model="m", digest="d", file=file, allow_regression=True) == []
    assert load(file).models["m"] == {"events.dated F1": 0.4}


def test_other_figures_and_other_models_keep_their_floors(file: Path) -> None:
    pin({"a": 0.5, "b": 0.5}, model="m", digest="d", file=file)
    pin({"a": 0.1}, model="n", digest="d", file=file)
    pin({"a": 0.6}, model="m", digest="d", file=file)
    assert load(file).models == {"m": {"a": 0.6, "b": 0.5}, "n": {"a": 0.1}}


def test_precision_and_recall_are_shown_and_not_pinned(file: Path) -> None:
    pin({"events.dated P": 0.5, "events.dated R": 0.3, "events.dated F1": 0.4}, model="m", digest="d", file=file)
    assert load(file).models["m"] == {"events.dated F1": 0.4}


def test_a_figure_that_has_gone_has_fallen() -> None:
    assert fallen({"a": 0.5}, {"a": 0.5, "b": 0.2}) == ["b"]


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        (
            "dated        P 0.512  R 0.430  F1 0.467   gold 96 entries 120",
            {"dated P": 0.512, "dated R": 0.43, "dated F1": 0.467},
        ),
        (
            "one-to-one   P 0.100  R 0.200  F1 0.133   gold 9 entries 12",
            {"one-to-one P": 0.1, "one-to-one R": 0.2, "one-to-one F1": 0.133},
        ),
        ("type         accuracy 0.610  (40 pairs)", {"type accuracy": 0.61}),
        ("kind accuracy 0.700 (40)   date accuracy 0.500 (30)", {"kind accuracy": 0.7, "date accuracy": 0.5}),
        ("boundaries P 0.800 R 0.600 F1 0.686", {"boundaries P": 0.8, "boundaries R": 0.6, "boundaries F1": 0.686}),
        ("date core       0.810  (42 of 52)", {"date core": 0.81}),
        ("D0             0.9500  (19 of 20)", {"D0": 0.95}),
        ("mean of levels 0.7125", {"mean of levels": 0.7125}),
        ("mentions found 210 of 420", {"mentions found": 0.5}),
        ("not verbatim 1 of 4 entries quote words that are not in their record", {"verbatim": 0.75}),
        ("dossier.md     gold  12 found  10 wrong starts [3, 4]", {}),
    ],
)
def test_what_a_scorer_prints_becomes_figures(line: str, figures: dict[str, float]) -> None:
    assert read_figures(line) == figures
