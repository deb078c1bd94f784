"""What a letter, dispatch or cable tells of itself: its writer sends or asks, its reader is sent to or asked.

"Attached herewith is the report", "It is requested that ...": neither of the two stands in the sentence. Nor does who
writes of a meeting stand in the title, "Meeting with the Minister".
"""

from __future__ import annotations

import re

from regesta.model.entries import Participant, ParticipantRole
from regesta.stages.extract.candidates import stem_of
from regesta.stages.extract.cast import Cast
from regesta.stages.extract.parties import is_of_a_date
from regesta.stages.extract.paths import own_subject
from regesta.stages.extract.role_features import Scene
from regesta.stages.extract.talk import words_of_talks

_THIS_IS_TO = re.compile(
    r"\W*(?:\d{1,2}\.\s*)?this\s(?:memorandum|memo|letter|note|message|cable|dispatch|airtel)\s(?:is|was)\s(?:\w+ly\s)?to\s",
    re.IGNORECASE,
)
_FINITE = frozenset({"VBD", "VBZ", "VBN"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def of_the_letter(scene: Scene, cast: Cast) -> list[Participant]:
    """The writer and the reader of the record, where the clause tells what is sent or asked with it; the writer alone
    where it is the title of what he writes of a meeting; else nobody.
    """
    if cast.named_author and _meets_in_the_title(scene, cast):
        start, end = scene.clause.parsed.sentence.source_span(scene.clause.trigger_start, scene.clause.trigger_end)
        return [Participant(cast.named_author, "agent", start, end, cast.named_author)]
    if _has(scene, "agent") or not (_opens_as_sent(scene) or _is_sent_or_asked(scene) or _is_what_it_is_for(scene)):
        return []
    start, end = scene.clause.parsed.sentence.source_span(scene.clause.trigger_start, scene.clause.trigger_end)
    parts: tuple[tuple[str | None, ParticipantRole], ...] = ((cast.author, "agent"), (cast.recipient, "recipient"))
    return [Participant(name, role, start, end, name) for name, role in parts if name]


def _meets_in_the_title(scene: Scene, cast: Cast) -> bool:
    """Whether the clause is of the record's title, and says with whom somebody met: "Talk with the Minister"."""
    sentence, title = scene.clause.parsed.sentence, cast.title
    if title is None or sentence.page != title.page or not title.start <= sentence.start < title.end:
        return False
    word = scene.words[scene.trigger]  # of "Meeting" that opens a title, a parser makes a verb as often
    return (word.pos in _NOMINAL or word.tag == "VBG") and _has(scene, "prep", "with")


def _opens_as_sent(scene: Scene) -> bool:
    """Whether the sentence begins with the participle of sending, which a parser may take for anything."""
    text = scene.words[scene.trigger].text.casefold()
    return scene.trigger == 0 and text.endswith("ed") and stem_of(text) in words_of_talks("enclosed")


def _is_what_it_is_for(scene: Scene) -> bool:
    """Whether a verb says what the letter is for: "This memorandum is to request that ..."."""
    first = next((at for at, word in enumerate(scene.words) if word.tag == "VB"), None)
    return first == scene.trigger and _THIS_IS_TO.match(scene.clause.parsed.sentence.text) is not None


def _is_sent_or_asked(scene: Scene) -> bool:
    """Whether the passive of a verb of sending or asking is of the letter itself: "Attached is the report"."""
    word = scene.words[scene.trigger]
    if word.tag != "VBN" or not (scene.passive or word.dep == "csubj"):
        return False
    if scene.lemma in words_of_talks("asked") and _has(scene, "auxpass", "is", "are"):
        return True
    return scene.lemma in words_of_talks("enclosed") and (opens_without_subject(scene) or _says_herewith(scene))


def opens_without_subject(scene: Scene) -> bool:
    """Whether the sentence is of the telegraphic kind that begins with its verb: "Left Oslo in May", "Was to be paid",
    "Flew to Oslo and met the Consul".
    """
    words, at, parsed = scene.words, scene.trigger, scene.clause.parsed
    while words[at].dep in ("xcomp", "conj") and words[at].head != at and own_subject(words, at) is None:
        at = words[at].head
    finite = words[at].pos in ("VERB", "AUX") and words[at].tag in _FINITE and words[at].dep in ("ROOT", "csubj")
    return finite and not any(
        word.pos == "PRON" or (word.pos in _NOMINAL and word.dep != "npadvmod" and not is_of_a_date(parsed, word))
        for word in words[:at]
    )


def _says_herewith(scene: Scene) -> bool:
    return any(word.text.casefold() in words_of_talks("with_it") for word in scene.words)


def _has(scene: Scene, dep: str, *texts: str) -> bool:
    """Whether the trigger has such a word below it."""
    return any(
        word.dep == dep and word.head == scene.trigger and (not texts or word.text.casefold() in texts)
        for word in scene.words
    )
