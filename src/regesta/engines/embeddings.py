"""Embeddings: the vector of a word before its neighbours are looked at, found once for words that are alike.

A spaCy model looks up four to six features of each word as written (its letters, first, last, their shape) and mixes
them into one vector, which is the same wherever the word stands; of a record's words nine in ten have been met before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

MOST_KEPT = 50_000  # vectors, 19 MB


def keep_embeddings(tok2vec: Any) -> None:
    """Have the embedding layer of a spaCy `tok2vec` model keep its vectors; one that looks up static vectors of whole
    words beside the features, as that of the medium model does, is left as it is.
    """
    from thinc.api import Model

    layers = tok2vec.layers[0].layers
    if layers[0].name != "extract_features":
        return
    kept = _Kept(layers)
    tok2vec.layers[0] = Model("kept_embedding", lambda model, docs, is_train: (kept.vectors(docs), None))


class _Kept:
    """The vectors met so far, by the features of their words."""

    def __init__(self, layers: Sequence[Any]) -> None:
        self._extract, *self._mix = layers
        self._rows: dict[bytes, int] = {}
        self._table: Any = None

    def vectors(self, docs: Sequence[Any]) -> list[Any]:
        """For each document the vectors of its words."""
        import numpy as np

        features = self._extract.predict(docs)
        together = np.ascontiguousarray(np.concatenate(features))
        words = together.view(f"V{together.itemsize * together.shape[1]}").ravel().tolist()
        if len(self._rows) > MOST_KEPT:
            self._rows, self._table = {}, None
        if new := [word for word in dict.fromkeys(words) if word not in self._rows]:
            self._learn(new, np.frombuffer(b"".join(new), together.dtype).reshape(len(new), -1))
        rows = self._table[[self._rows[word] for word in words]]
        return np.split(rows, np.cumsum([len(one) for one in features[:-1]]))

    def _learn(self, words: Sequence[bytes], features: Any) -> None:
        import numpy as np

        mixed = [features]
        for layer in self._mix:
            mixed = layer.predict(mixed)
        first = len(self._rows)
        self._rows.update(zip(words, range(first, first + len(words)), strict=True))
        if self._table is None or len(self._table) < len(self._rows):
            table = np.empty((2 * len(self._rows), mixed[0].shape[1]), mixed[0].dtype)
            if first:
                table[:first] = self._table[:first]
            self._table = table
        self._table[first : len(self._rows)] = mixed[0]
