"""The encoder as it is read quickly gives the very numbers that Thinc's layers give."""

import numpy as np
import pytest

from regesta.engines.encoder import quicken_encoder

pytest.importorskip("spacy")


def tok2vec(pieces: int = 3, window: int = 1):
    """An encoder of two layers, eight numbers a word, with weights by lot."""
    from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
    from thinc.api import NumpyOps

    embed = MultiHashEmbed(8, ["NORM"], [10], include_static_vectors=False)
    model = build_Tok2Vec_model(embed, MaxoutWindowEncoder(8, window, pieces, 2))
    model.initialize()
    drawn = np.random.default_rng(1961)
    for layer in model.walk():
        layer.ops = NumpyOps(use_blis=False)
        if layer.name in ("maxout", "layernorm"):
            for name in layer.param_names:
                layer.set_param(name, drawn.standard_normal(layer.get_param(name).shape).astype("float32"))
    return model


@pytest.mark.parametrize("pieces", [1, 2, 3])
@pytest.mark.parametrize("lengths", [[1], [5, 1, 12], [40] * 64])
def test_the_numbers_are_the_same_to_the_last_bit(pieces: int, lengths: list[int]) -> None:
    model = tok2vec(pieces)
    drawn = np.random.default_rng(len(lengths))
    vectors = [drawn.standard_normal((length, 8)).astype("float32") for length in lengths]
    before = model.layers[-1].predict(vectors)
    inner = model.layers[-1].layers[0]
    quicken_encoder(model)
    assert model.layers[-1].layers[0] is not inner
    assert all(np.array_equal(one, other) for one, other in zip(before, model.layers[-1].predict(vectors), strict=True))


def test_a_wider_window_is_left_as_it_is() -> None:
    model = tok2vec(window=2)
    inner = model.layers[-1].layers[0]
    quicken_encoder(model)
    assert model.layers[-1].layers[0] is inner
