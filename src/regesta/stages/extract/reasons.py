"""Reasons: the features that spoke for an answer, in words a historian can judge."""

from __future__ import annotations

from collections.abc import Sequence

# The opening of a feature, and what it says; {} takes the rest of it.
_WORDS = {
    "l": 'the word "{}"',
    "ld": 'the word and its place "{}"',
    "lt": 'the word and its form "{}"',
    "p": "its part of speech {}",
    "t": "its form {}",
    "d": "its place in the sentence {}",
    "td": "its form and place {}",
    "h": 'it hangs on "{}"',
    "hp": "it hangs on a {}",
    "e": 'the ending "{}"',
    "v": "the vocabulary of {}",
    "s": 'its subject "{}"',
    "sp": "a subject that is {}",
    "st": "subject and form {}",
    "a": 'the auxiliary "{}"',
    "at": 'auxiliary and form "{}"',
    "c": 'what hangs on it: "{}"',
    "cp": "what hangs on it: {}",
    "m": 'what describes it: "{}"',
    "b": 'in its clause "{}"',
    "sb": 'in its sentence "{}"',
    "mark": 'the conjunction "{}"',
    "under": 'it stands under "{}"',
    "ga": 'an auxiliary above it: "{}"',
    "g0": 'the word above it: "{}"',
    "g1": 'two words above it: "{}"',
    "g2": 'three words above it: "{}"',
    "k": "the kind of line {}",
    "doc": "the kind of record {}",
    "date": "a date in the sentence: {}",
    "ldate": "word and date in the sentence: {}",
    "headed": "a dated heading above it: {}",
}


def in_words(weighed: Sequence[tuple[str, float]]) -> str:
    """The features with their weights as one phrase; those that speak against are left out."""
    told = [f"{_told(feature)} ({weight:+.1f})" for feature, weight in weighed if weight > 0]
    return ", ".join(told) or "no single feature stands out"


def _told(feature: str) -> str:
    name, _, rest = feature.partition("=")
    if name.startswith("w"):
        step = int(name[1:])
        return f'"{rest}" {abs(step)} words {"before" if step < 0 else "after"} it'
    if name.startswith("t") and name[1:].lstrip("-").isdigit():
        return f"the form of a word beside it {rest}"
    return _WORDS.get(name, "{}: " + name).format(rest)
