"""Entities: what spaCy's entity recogniser takes for names, read for a whole batch of sentences at once.

The recogniser decides word by word, and asks for each of its seventy-odd moves in turn whether it is allowed here; most
of its time goes into asking. But outside a name its choice for a word hangs on that word alone, and inside one only on
the word and the name's first: so all words of a batch are weighed together as if outside, then all names that would
begin are followed together to their ends. The choices are those of spaCy (`spacy.pipeline.EntityRecognizer`, whose
moves are those of Ratinov and Roth, "Design Challenges and Misconceptions in Named Entity Recognition", CoNLL 2009).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from regesta.model.grammar import Mention

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORDS_WEIGHED = 3  # by the recogniser at each move: the word, the first of the name open there, the word before it


class _Bounds(NamedTuple):
    """Of each word of a batch: whether it is blank, and whether a name has to end with it."""

    blank: NDArray[np.bool_]
    closes: NDArray[np.bool_]


class EntityReader:
    """Reads the names of parsed documents with the weights of a recogniser."""

    def __init__(self, recogniser: Any) -> None:
        import numpy as np

        model = recogniser.model
        self._vectors, self._weighed = model.get_ref("tok2vec"), model.get_ref("lower")
        self._bias = self._weighed.get_param("b")
        scores = model.get_ref("upper")
        self._scores, self._scores_bias = scores.get_param("W"), scores.get_param("b")
        named = [recogniser.moves.get_class_name(number) for number in range(recogniser.moves.n_moves)]
        moves = [name.partition("-")[::2] for name in named]
        self._labels = [label for _, label in moves]
        kinds = np.array([kind for kind, _ in moves])
        self._begins, self._is_one_word = kinds == "B", kinds == "U"
        number = {move: at for at, move in enumerate(moves)}
        none = len(moves)  # of a move that begins no name
        self._goes_on = np.array([number.get(("I", label), none) for label in self._labels])
        self._ends = np.array([number.get(("L", label), none) for label in self._labels])
        outside = self._begins | (self._is_one_word & (np.array(self._labels) != "")) | (kinds == "O")
        outside[list(model.attrs["unseen_classes"])] = False
        self._refused = np.where(outside, np.float32(0), np.float32(-np.inf))

    def mentions(self, docs: Sequence[Any]) -> list[tuple[Mention, ...]]:
        """The names of each document, in order; the documents know where their sentences begin."""
        import numpy as np

        lengths = [len(doc) for doc in docs]
        bounds = _bounds(docs, lengths)
        features = self._weighed.predict(self._vectors.predict(docs))
        moves, ends = self._decide(features, bounds)
        firsts = np.cumsum([0, *lengths]).tolist()
        names = np.flatnonzero(self._begins[moves] | self._is_one_word[moves])
        found: list[list[Mention]] = [[] for _ in docs]
        number, behind = 0, 0
        for word, move, end in zip(names.tolist(), moves[names].tolist(), ends[names].tolist(), strict=True):
            if word < behind:  # within a name that has begun before
                continue
            behind = end
            while word >= firsts[number + 1]:
                number += 1
            span = docs[number][word - firsts[number] : end - firsts[number]]
            found[number].append(Mention(span.start_char, span.end_char, self._labels[move]))
        return [tuple(mentions) for mentions in found]

    def _decide(self, features: Any, bounds: _Bounds) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """For each word the move taken there outside of a name, and where a name that it begins ends.

        `features` has a row for no word at all, and then one a word: what the word adds in each of the places weighed.
        """
        import numpy as np

        here, first, before = (features[:, place] for place in range(WORDS_WEIGHED))
        outside = self._score(here[1:] + first[0] + before[0]) + self._refused
        outside[np.ix_(bounds.blank, self._begins | self._is_one_word)] = -np.inf
        outside[np.ix_(bounds.closes, self._begins)] = -np.inf
        moves = outside.argmax(axis=1)
        ends = np.arange(1, len(moves) + 1)
        opened = np.flatnonzero(self._begins[moves])
        while len(opened):
            at = ends[opened]  # the next word of each name still open
            move = moves[opened]
            scores = self._score(here[at + 1] + first[opened + 1] + before[at])
            rows = np.arange(len(opened))
            goes_on = scores[rows, self._goes_on[move]] > scores[rows, self._ends[move]]
            ends[opened] += 1
            opened = opened[goes_on & ~bounds.closes[at]]
        return moves, ends

    def _score(self, summed: Any) -> Any:
        return (summed + self._bias).max(axis=-1) @ self._scores.T + self._scores_bias


def _bounds(docs: Sequence[Any], lengths: Sequence[int]) -> _Bounds:
    import numpy as np
    from spacy.attrs import IS_SPACE, SENT_START

    read = np.concatenate([doc.to_array([IS_SPACE, SENT_START]) for doc in docs])
    closes = np.append(read[1:, 1] == 1, True)
    closes[np.cumsum(lengths) - 1] = True
    return _Bounds(read[:, 0] == 1, closes)
