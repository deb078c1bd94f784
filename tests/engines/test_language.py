"""What the language model is given and gives back."""

from __future__ import annotations

import pytest

from regesta.engines.language import LanguageModel, available, load_language_model
from regesta.model.text import Sentence

pytestmark = pytest.mark.skipif(not available(), reason="no language model is installed")


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return load_language_model()


def words(text: str, model: LanguageModel) -> list[str]:
    (parsed,) = model.parse([text], [Sentence(1, 0, len(text), text, ((0, 0),), "sentence")])
    return [word.text for word in parsed.words]


@pytest.mark.parametrize("word", ["re-established", "Re-elected", "co-ordinated", "ex-President", "mid-July"])
def test_an_affix_stays_in_its_word(word: str, model: LanguageModel) -> None:
    assert words(f"The {word} Bureau met.", model)[1] == word


@pytest.mark.parametrize("text", ["A police-backed plan", "It lasted 26-28 June", "The mire-covered road"])
def test_other_hyphens_part_words(text: str, model: LanguageModel) -> None:
    assert "-" in words(text, model)
