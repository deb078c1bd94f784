"""What is held out is not learnt from, and the figures over it are taken where the gold is there."""

import pytest
from evaluation.learn import held_out
from evaluation.learn.annotated import Annotated
from evaluation.shared import GOLD

from regesta.engines.language import available


def file(name: str, hand: int) -> Annotated:
    return Annotated(name, "", [], (), (), hand)


def test_every_fifth_record_of_the_first_hand_is_not_learnt_from() -> None:
    first = [file(f"{number:02d}.txt", 0) for number in range(11)]
    second = [file(f"{number:02d}.txt", 1) for number in range(11)]
    left = held_out.others([*first, *second])
    assert [one.document for one in left if one.hand == 0] == [
        f"{number:02d}.txt" for number in range(11) if number not in (0, 5, 10)
    ]
    assert [one for one in left if one.hand == 1] == second


def test_a_record_parsed_twice_is_held_out_twice() -> None:
    twice = [file(f"{number:02d}.txt", 0) for _ in range(2) for number in range(6)]
    assert [one.document for one in held_out.others(twice)] == ["01.txt", "02.txt", "03.txt", "04.txt"] * 2


@pytest.mark.skipif(not (GOLD.is_dir() and available()), reason="needs ../shared/gold and a language model")
def test_the_figures_are_shares_of_what_was_held_out() -> None:
    figures = held_out.figures()
    assert set(figures) >= {"held_out.dated F1", "held_out.found F1", "held_out.type accuracy"}
    assert 0 < figures["held_out.dated F1"] < figures["held_out.found F1"] < 1
