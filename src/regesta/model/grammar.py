"""Grammar: a sentence as a language model parsed it, free of the engine's own types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from regesta.model.text import Sentence


class Word(NamedTuple):
    """A word of a sentence; offsets into Sentence.text."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str  # Universal Dependencies part of speech
    tag: str  # Penn Treebank tag
    dep: str  # dependency label, as the ClearNLP scheme of spaCy's English models has it
    head: int  # index of the governing word in the sentence; its own index for a root


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that the language model takes for a name; offsets into Sentence.text."""

    start: int
    end: int
    label: str  # OntoNotes: PERSON, ORG, GPE, LOC, NORP, FAC, ...


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its grammar; `words` is empty where the language model was not run or is not installed."""

    sentence: Sentence
    words: tuple[Word, ...] = ()
    mentions: tuple[Mention, ...] = ()
