"""What the language model is given and gives back."""

from __future__ import annotations

import pytest

from regesta.engines.language import (
    LanguageModel,
    SpacyModel,
    available,
    installed_models,
    load_language_model,
    load_pipeline,
)
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


def test_a_short_sentence_met_again_is_not_read_again(model: LanguageModel, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(model, SpacyModel)
    given: list[str] = []
    pipe = model._nlp.pipe
    monkeypatch.setattr(model._nlp, "pipe", lambda texts, **options: given.extend(texts) or pipe(texts, **options))
    again, long = "The envoy of Tessaly left on 9 May.", "The envoy left for Osk, and " * 6 + "he came back."
    texts = [again, long, again]
    sentences = [Sentence(page, 0, len(text), text, ((0, 0),), "sentence") for page, text in enumerate(texts)]
    first, second = model.parse(texts, sentences), model.parse(texts, sentences)
    assert given == [again, long, long]
    assert [parsed.sentence for parsed in first] == sentences
    assert first == second
    assert first[0].words == first[2].words
    assert [word.text for word in first[2].words][:3] == ["The", "envoy", "of"]


TOLD_OTHERWISE = [
    "There was a parade in Tessaly on 4 May 1958, and Colonel Ito Marvane said that he'd seen it.",
    "Let's say they've got ta leave; y'all ain't gon na like what the Sarvian Ministry of Trade is doing.",
    "The 3 envoys left Port Brennan for Osk-sur-Mer at 0630Z ; half of the $ 4,000 was not paid.",
    "Lt. Gen. Pavel A. Dorrin, Chief of the Air Staff, had had lunch with Anneke Vroom of the Northern Herald.",
    "Arrested by police: Tomas Rell, Ivo Brandt,\nand Mira Costa. Released: none.",
    "WHO DID THAT? No one did. I do; you have to be careful, that being the case in New Galloway.",
    "  ",
    "Norway",
]


def test_words_and_names_are_those_of_the_pipeline_as_packaged(model: LanguageModel) -> None:
    """What is read in quicker ways is what spaCy's own components say, alone and in a batch."""
    assert isinstance(model, SpacyModel)
    (package, _), *_ = installed_models()
    sentences = [Sentence(1, 0, len(text), text, ((0, 0),), "sentence") for text in TOLD_OTHERWISE]
    parsed = model.parse(TOLD_OTHERWISE, sentences)
    assert parsed == [model.parse([sentence.text], [sentence])[0] for sentence in sentences]
    for told, doc in zip(parsed, load_pipeline(package).pipe(TOLD_OTHERWISE), strict=True):
        assert [(w.start, w.text, w.lemma, w.pos, w.tag, w.dep, w.head) for w in told.words] == [
            (t.idx, t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i) for t in doc
        ]
        assert [(m.start, m.end, m.label) for m in told.mentions] == [
            (e.start_char, e.end_char, e.label_) for e in doc.ents
        ]
    assert sum(len(told.mentions) for told in parsed) > 8


@pytest.mark.parametrize("kept", ["word_forms", "embeddings"])
def test_what_was_kept_of_words_and_forgotten_is_found_again(
    kept: str, model: LanguageModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = Sentence(1, 0, 30, "The envoy had left the capital", ((0, 0),), "sentence")
    before = model.parse([sentence.text], [sentence])
    monkeypatch.setattr(f"regesta.engines.{kept}.MOST_KEPT", 2)
    assert model.parse([sentence.text], [sentence]) == before
