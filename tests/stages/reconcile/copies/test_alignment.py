"""Two texts side by side."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.stages.reconcile.copies.alignment import align
from regesta.stages.reconcile.copies.texts import find_words

WORDS = st.lists(
    st.sampled_from(["the", "consul", "reached", "oslo", "by", "sea", "on", "monday", "and", "left", "for", "rome"]),
    max_size=60,
)


@given(WORDS, WORDS)
def test_the_blocks_cover_both_texts_and_the_same_words_stand_in_both(first, second):
    here, there = find_words(" ".join(first), {}), find_words(" ".join(second), {})
    blocks = align(here.hashes, there.hashes).blocks
    at = (0, 0)
    for block in blocks:
        assert (block.first_start, block.second_start) == at
        at = (block.first_end, block.second_end)
        if block.same:
            assert first[block.first_start : block.first_end] == second[block.second_start : block.second_end]
    assert at == (len(first), len(second))


def test_words_in_common_are_counted_and_chance_agreement_is_not():
    first = find_words("he left Oslo on the morning train with two trunks", {})
    second = find_words("he left Oslo on the morning train with two trunks and a dog", {})
    assert align(first.hashes, second.hashes).common == 10
    unlike = find_words("the price of cod fell in the autumn of that year by", {})
    assert align(first.hashes, unlike.hashes).common == 0
