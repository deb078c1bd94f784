"""One sentence to the spans that may name someone or something."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model.grammar import Parsed
from regesta.model.text import Sentence
from regesta.stages.name.bodies import body_spans, group_spans, named_after, office_spans
from regesta.stages.name.codes import code_spans
from regesta.stages.name.model_mentions import mention_spans
from regesta.stages.name.people_listed import with_people
from regesta.stages.name.persons import person_spans
from regesta.stages.name.places import place_spans, with_enclosing, with_lists
from regesta.stages.name.refer import subject_spans
from regesta.stages.name.spans import Span, settle, stands_in_a_date
from regesta.stages.name.surnames import bound_spans, double_surname_spans
from regesta.stages.name.tokens import Token, in_capitals, recased, tokens_of


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its tokens and the spans found in it."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    spans: tuple[Span, ...]
    capitals: bool  # most of its words are, so that capitals single nothing out

    @property
    def text(self) -> str:
        """The sentence as read."""
        return self.sentence.text


def read_names(parsed: Parsed) -> Reading:
    """The sentence with the spans that its scanners and the language model propose, settled."""
    text = parsed.sentence.text
    capitals = in_capitals(text)
    shown = recased(parsed) if capitals else text
    tokens = tokens_of(shown)
    as_read = tokens_of(text) if capitals else tokens
    spans = [
        *code_spans(text, capitals=capitals),
        *person_spans(tokens, capitals=capitals),
        *bound_spans(as_read),
        *double_surname_spans(tokens),
        *body_spans(as_read, capitals=capitals),
        *office_spans(tokens, capitals=capitals),
        *group_spans(tokens),
        *place_spans(tokens, text, capitals=capitals),
        *subject_spans(text),
        *mention_spans(parsed.mentions, tokens, shown, capitals=capitals),
    ]
    spans = [span for span in spans if not stands_in_a_date(text, span.start, span.end)]
    settled = named_after(
        with_people(with_lists(with_enclosing(settle(spans), text), tokens, text), tokens, text, capitals=capitals),
        tokens,
    )
    return Reading(parsed.sentence, tokens, tuple(settled), capitals)
