"""Which nouns of a sentence may take part in what it tells: parsed by hand, no language model is run here."""

import pytest

from regesta.model.grammar import Parsed, Word
from regesta.model.text import Sentence
from regesta.stages.extract.parties import parties_in


def nouns_of(text: str) -> list[str]:
    """The parties of words that hang on the first, all of them nouns, as the sentence has them."""
    words, at = [], 0
    for token in text.split():
        words.append(Word(at, at + len(token), token, token.casefold(), "PROPN", "NNP", "dobj" if at else "ROOT", 0))
        at += len(token) + 1
    parsed = Parsed(Sentence(1, 0, len(text), text, ((0, 0),)), tuple(words))
    return [text[party.start : party.end] for party in parties_in(parsed, ())]


@pytest.mark.parametrize("date", ["23 Jun 61", "Mar. 1958", "4 MAY"])
def test_a_month_takes_no_part(date: str) -> None:
    assert not {"Jun", "Mar.", "MAY"}.intersection(nouns_of(f"Sergeant came {date}"))


@pytest.mark.parametrize("word", ["A.", "HXMW-2214", "TITLE", "Memo"])
def test_the_letter_of_an_item_the_number_of_a_paper_and_a_word_of_a_form_take_no_part(word: str) -> None:
    assert nouns_of(f"Sergeant {word}") == ["Sergeant"]


@pytest.mark.parametrize("word", ["SUBJECT", "STATE", "OFFICIAL", "CONTACT"])
def test_words_of_forms_by_which_someone_is_called_may_take_part(word: str) -> None:
    assert word in nouns_of(f"Sergeant {word}")
