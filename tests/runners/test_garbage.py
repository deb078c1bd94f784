"""Python looks through all that is held more seldom while a build runs, and as often as before when it is over."""

import gc

import pytest

from regesta.runners.garbage import SELDOM, seldom_collected


def test_the_collector_is_as_it_was_after_a_fault():
    before = gc.get_threshold()
    with pytest.raises(KeyError), seldom_collected():
        assert gc.get_threshold() == SELDOM
        raise KeyError
    assert gc.get_threshold() == before
