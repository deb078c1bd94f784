import numpy as np

from regesta.engines.weights import ROWS, Table, load_weights, row_of, rows_of


def table() -> Table:
    weights = np.zeros((ROWS, 2), np.float32)
    weights[row_of("l=arrive")] = (2.0, -1.0)
    weights[row_of("p=VERB")] = (0.5, 0.25)
    return Table(("yes", "no"), weights, np.array([0.0, 1.0], np.float32))


def test_scores_are_the_sum_of_the_weights_and_the_bias() -> None:
    assert table().scores(["l=arrive", "p=VERB", "l=unseen"]).tolist() == [2.5, 0.25]


def test_the_heaviest_reason_comes_first() -> None:
    assert table().reasons(["p=VERB", "l=arrive"], "yes", most=1) == [("l=arrive", 2.0)]


def test_a_feature_has_one_row_for_good() -> None:
    assert rows_of(["l=arrive"]) == [row_of("l=arrive")] == [4672]


def test_weights_that_are_not_there_are_none() -> None:
    assert load_weights("no such weights") is None


def test_the_packaged_weights_hold_every_table() -> None:
    weights = load_weights("entries")
    assert weights is not None
    assert set(weights.tables) == {"event", "types", "certainty", "moment", "reading", "chance"}
    assert all(held.weights.any() for held in weights.tables.values())
