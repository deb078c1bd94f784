"""On whose word a happening stands, against the examples of the rule file."""

import pytest

from regesta.engines.language import LanguageModel
from regesta.model.grammar import Parsed
from regesta.model.text import Sentence
from regesta.rulebook import load_rules
from regesta.stages.extract.attribution import attribution_of
from regesta.stages.extract.clause import Clause

EXAMPLES = load_rules("en/reporting")["examples"]


def clause_of(marked: str, model: LanguageModel) -> Clause:
    start = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    end = marked.index("]") - 1
    parsed = model.parse([text], [Sentence(1, 0, len(text), text, ((0, 0),))])[0]
    word = next(number for number, word in enumerate(parsed.words) if word.start == start)
    return Clause(parsed, 0, len(text), start, end, word, ("travel",))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"][:40])
def test_the_sources_are_those_of_the_example(example, model: LanguageModel) -> None:
    clause = clause_of(example["text"], model)
    assert list(attribution_of(clause, clause.parsed, ())) == example["sources"]


def test_without_grammar_no_verb_vouches() -> None:
    text = "Orlov said that the mission left"
    parsed = Parsed(Sentence(1, 0, len(text), text, ((0, 0),)))
    assert attribution_of(Clause(parsed, 0, len(text), 28, 32, None, ("travel",)), parsed, ()) == ()
