"""Vectors of words are kept only where they follow from the features looked up, and from nothing else of the word."""

import pytest

from regesta.engines.embeddings import keep_embeddings

pytest.importorskip("spacy")


@pytest.mark.parametrize(("static", "kept"), [(True, False), (False, True)])
def test_a_layer_with_static_vectors_is_left_as_it_is(static: bool, kept: bool) -> None:
    from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model

    embed = MultiHashEmbed(8, ["NORM", "SHAPE"], [10, 10], include_static_vectors=static)
    model = build_Tok2Vec_model(embed, MaxoutWindowEncoder(8, 1, 2, 1))
    keep_embeddings(model)
    assert (model.layers[0] is not embed) == kept
