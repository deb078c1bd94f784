"""The tense of a clause, and what dates a happening by it."""

import pytest

from regesta.engines.language import LanguageModel
from regesta.model.text import Sentence
from regesta.stages.extract.features import tree_of
from regesta.stages.extract.tense import tense_of


@pytest.mark.parametrize(
    ("sentence", "verb", "tense"),
    [
        ("The Minister had signed the treaty.", "signed", "pluperfect"),
        ("The treaty had been signed by the Minister.", "signed", "pluperfect"),
        ("The Consul has signed the treaty.", "signed", "perfect"),
        ("The Consul signed the treaty.", "signed", "past"),
        ("The treaty was signed in Oslo.", "signed", "past"),
        ("The Consul was signing the treaty.", "signing", "past"),
        ("The Consul signs the treaty.", "signs", "present"),
        ("The treaty is signed in Oslo.", "signed", "present"),
        ("The Consul will sign the treaty.", "sign", "modal"),
        ("The Consul would have signed the treaty.", "signed", "modal"),
        ("The Consul wanted to sign the treaty.", "sign", "infinitive"),
        ("After the signing of the treaty the Consul left.", "treaty", "none"),
    ],
)
def test_the_tense_is_that_of_the_verb_with_its_auxiliaries(
    model: LanguageModel, sentence: str, verb: str, tense: str
) -> None:
    (parsed,) = model.parse([sentence], [Sentence(1, 0, len(sentence), sentence, ((0, 0),))])
    index = next(number for number, word in enumerate(parsed.words) if word.text == verb)
    assert tense_of(tree_of(parsed), index) == tense
