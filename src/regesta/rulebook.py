"""Loads the rules: data under rules/, each rule with the examples and counter-examples that the tests run.

A rule file is YAML. It opens with a comment that says what each field does to the result. Patterns are joined
from named pieces (`$day $month, $year`) and use named groups, never group numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from regesta.errors import RuleError

_TRUTH = "tag:yaml.org,2002:bool"


class _WordsLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which on, off, yes and no are the words they are, as YAML 1.2 has it; only true and false are truths."""


_WordsLoader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != _TRUTH or letter in "tTfF"]
    for letter, resolvers in _WordsLoader.yaml_implicit_resolvers.items()
}


@cache
def load_rules(name: str) -> Any:
    """The content of rules/NAME.yml ("en/dates"), parsed once.

    Raises RuleError when the file is missing or is no YAML.
    """
    file = resources.files("regesta") / "rules" / f"{name}.yml"
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=_WordsLoader)
    except FileNotFoundError as error:
        raise RuleError(f"{name}.yml", "-", "there is no such file") from error
    except yaml.YAMLError as error:
        raise RuleError(f"{name}.yml", "-", f"not readable as YAML: {error}") from error


@cache
def load_ordinary_words() -> frozenset[str]:
    """Words of the language that name nobody and no place, whatever their capitals; in lower case."""
    return frozenset(word for letter in load_rules("en/ordinary")["words"].values() for word in letter.split())


@cache
def load_form_words() -> frozenset[str]:
    """Words of forms, stamps, dates and routing lines that look like names and are none; in lower case."""
    return frozenset(str(word).casefold() for row in load_rules("en/not_names")["words"] for word in row)


def weigh_words(lists: Mapping[str, Collection[str]], whole: int) -> dict[str, tuple[tuple[str, int], ...]]:
    """By word, the languages whose lists have it, with its points for each: `whole` where no other has it, else 1."""
    languages: dict[str, list[str]] = {}
    for language, words in lists.items():
        for word in words:
            languages.setdefault(word, []).append(language)
    return {
        word: tuple((language, whole if len(having) == 1 else 1) for language in having)
        for word, having in languages.items()
    }


@cache
def load_small_words() -> dict[str, frozenset[str]]:
    """The small words of each language that records are written in, in lower case."""
    return {str(language): frozenset(str(line).split()) for language, line in load_rules("en/small_words").items()}
