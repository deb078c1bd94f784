"""Word forms: the part of speech and the lemma of each word, found once for words that are alike.

spaCy's ruler tries each of its two hundred patterns on each word, and its lemmatizer asks each word anew, though all
but a handful of the patterns look at one word alone: what they say follows from the word as written, its tag and its
dependency. That is kept, and only sentences in which a pattern of several words is met are given to the ruler whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

from regesta.model.grammar import Word

# Forms kept, some 300 bytes each: all that a few thousand pages have. Damaged pages have new ones without end.
MOST_KEPT = 200_000


class WordForm(NamedTuple):
    """What is the same of a word wherever it stands with the same tag and dependency."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str


class WordForms:
    """The forms met so far, and the components of a pipeline that tell of new ones."""

    def __init__(self, nlp: Any) -> None:
        from spacy.matcher import Matcher
        from spacy.pipeline import AttributeRuler

        self._vocab = nlp.vocab
        self._whole = [nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")]
        alone = AttributeRuler(nlp.vocab)
        self._several = Matcher(nlp.vocab)
        for rule in self._whole[0].patterns:
            if all(len(pattern) == 1 for pattern in rule["patterns"]):
                alone.add_patterns([rule])
            else:
                self._several.add("several", rule["patterns"])
        self._alone = [alone, self._whole[1]]
        _quicken(self._whole[1])
        self._forms: dict[tuple[int, int, int], WordForm] = {}

    def words(self, docs: Sequence[Any]) -> list[tuple[Word, ...]]:
        """The words of each document, which are tagged and parsed."""
        from spacy.attrs import DEP, HEAD, IDX, ORTH, TAG

        if len(self._forms) > MOST_KEPT:
            self._forms.clear()
        read = [doc.to_array([ORTH, TAG, DEP, HEAD, IDX]) for doc in docs]
        kinds = [list(map(tuple, numbers[:, :3].tolist())) for numbers in read]
        self._learn([kind for kind in dict.fromkeys(chain.from_iterable(kinds)) if kind not in self._forms])
        words = []
        for doc, numbers, found in zip(docs, read, kinds, strict=True):
            whole = self._several(doc, allow_missing=True)
            forms = _told(doc, self._whole) if whole else [self._forms[kind] for kind in found]
            heads, starts = numbers[:, 3:].astype("int64").T.tolist()  # a head is told as so many words away
            words.append(
                tuple(
                    Word(start, start + len(form.text), *form, at + head)
                    for at, (form, start, head) in enumerate(zip(forms, starts, heads, strict=True))
                )
            )
        return words

    def _learn(self, kinds: Sequence[tuple[int, int, int]]) -> None:
        """Keep the forms of words not met so far: how each is written, its tag and its dependency."""
        import numpy as np
        from spacy.attrs import DEP, TAG
        from spacy.tokens import Doc

        if kinds:
            doc: Any = Doc(self._vocab, words=[self._vocab.strings[orth] for orth, _, _ in kinds])
            doc.from_array([TAG, DEP], np.array([kind[1:] for kind in kinds], dtype="uint64"))
            self._forms.update(zip(kinds, _told(doc, self._alone), strict=True))


def _quicken(lemmatizer: Any) -> None:
    """Have the lemmatizer look up words in sets: its lists are searched from the first word on, each time."""
    listed = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech in list(listed):
        listed[part_of_speech] = frozenset(listed[part_of_speech])


def _told(doc: Any, components: Sequence[Any]) -> list[WordForm]:
    """The form of each word, once the components have told it."""
    for component in components:
        doc = component(doc)
    return [WordForm(token.text, token.lemma_, token.pos_, token.tag_, token.dep_) for token in doc]
