"""Time features: what is seen between a happening and the readings that may date it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regesta.model.dates import DateReading
from regesta.model.grammar import Parsed
from regesta.stages.extract import edtf
from regesta.stages.extract.features import Tree
from regesta.stages.extract.moments import Moment, Timeline

_DISTANCES = (1, 2, 3, 5, 8, 13, 21, 34)
_FAR = (0, 1, 2, 3, 5, 8, 13, 21)


@dataclass(frozen=True, slots=True)
class Dated:
    """The moment already chosen for an earlier happening of the record."""

    anchor: str
    value: str
    origin: str
    change: str
    sentence: int
    reading: DateReading | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """A happening among the readings of its record."""

    parsed: Parsed
    tree: Tree
    index: int  # of the trigger in the tree
    sentence: int  # its number in the record
    timeline: Timeline
    last: Dated | None  # the happening before it
    governor: Dated | None  # the happening whose content it is: what was said, ordered, planned


def situation_features(now: Situation, *, headed: bool) -> list[str]:
    """What speaks for a kind of moment, whichever reading it is reckoned from."""
    own = len(now.timeline.of_sentence(now.sentence))
    tag = now.tree.words[now.index].tag
    found = [
        f"q.own={min(own, 3)}",
        f"q.own={min(own, 3)}.{tag}",
        f"q.headed={headed}.{min(own, 1)}",
        f"q.record={edtf.precision(now.timeline.record_date.edtf or '')}",
        f"q.before={len(now.timeline.before(now.sentence))}",
    ]
    if now.last is None:
        found.append("q.last=none")
    else:
        same = (
            "same" if now.last.sentence == now.sentence else "near" if now.sentence - now.last.sentence < 3 else "far"
        )
        found += [
            f"q.last={now.last.origin}.{now.last.change}.{same}",
            f"q.last={now.last.origin}.{now.last.change}.{min(own, 1)}.{tag}",
        ]
    if now.governor is None:
        found.append("q.under=none")
    else:
        found += [
            f"q.under={now.governor.origin}.{now.governor.change}.{tag}",
            f"q.under={now.governor.origin}.{now.governor.change}.{min(own, 1)}",
        ]
    return found


def reading_features(now: Situation, moment: Moment) -> list[str]:
    """What speaks for the reading a moment is reckoned from; the same for all that is reckoned from it."""
    reading = moment.reading
    narrow = edtf.precision(moment.anchor)
    origin = moment.origin
    found = [
        f"r={origin}.{min(moment.rank, 4)}",
        f"r.precision={origin}.{narrow}",
        f"r.away={origin}.{_bucket(moment.sentences_away, _FAR)}",
    ]
    found += _continuity(now, moment)
    record = now.timeline.record_date.edtf
    if record:
        found.append(f"r.record={origin}.{_order(moment.anchor, record)}")
    if reading is None:
        return [*found, f"r.unread={origin}"]
    found += [
        f"r.use={origin}.{reading.use}",
        f"r.basis={origin}.{reading.basis}",
        f"r.type={origin}.{reading.type}.{narrow}",
        f"r.first={origin}.{reading.text.split(' ', 1)[0].lower()[:12]}",
    ]
    if origin == "sentence":
        found += _within(now, moment)
    return found


def _continuity(now: Situation, moment: Moment) -> list[str]:
    found = []
    for name, other in (("last", now.last), ("under", now.governor)):
        if other is not None:
            same = "anchor" if other.anchor == moment.anchor else "value" if other.value == moment.anchor else "no"
            near = min(now.sentence - other.sentence, 3)
            found += [f"r.{name}={moment.origin}.{same}", f"r.{name}={moment.origin}.{same}.{other.change}.{near}"]
    return found


def _order(value: str, record: str) -> str:
    """Where a value lies from the day the record was written."""
    first, last = edtf.bounds(value)
    start, end = edtf.bounds(record)
    if value == record:
        return "equal"
    if last and start and last < start:
        years = int(start[:4]) - int(last[:4])
        return "before" if years < 2 else "years before"
    if first and end and first > end:
        return "after"
    return "about"


def _within(now: Situation, moment: Moment) -> list[str]:
    """How a reading of the same sentence hangs together with the trigger."""
    reading = moment.reading
    if reading is None:
        return []
    sentence, words = now.parsed.sentence, now.tree.words
    start, end = sentence.read_offset(reading.start), sentence.read_offset(reading.end - 1) + 1
    at = next((number for number, word in enumerate(words) if word.end > start), len(words) - 1)
    last = max(at, next((number for number, word in enumerate(words) if word.end >= end), at))
    steps = at - now.index if at > now.index else last - now.index
    side = "after" if steps > 0 else "before"
    path = _path(now.tree, at, last, now.index)
    before = words[at - 1].text.lower() if at else "^"
    earlier = words[at - 2].text.lower() if at > 1 else "^"
    between = words[min(at, now.index) + 1 : max(last, now.index)]
    verbs = sum(word.pos in ("VERB", "AUX") for word in between)
    commas = sum(word.text in (",", ";", "-", "--", "(") for word in between)
    return [
        f"r.path={path}",
        f"r.path={path}.{side}",
        f"r.steps={side}.{_bucket(abs(steps), _DISTANCES)}",
        f"r.verbs={side}.{min(verbs, 4)}",
        f"r.commas={side}.{min(commas, 3)}.{min(verbs, 2)}",
        f"r.prep={before}",
        f"r.prep={before}.{path}",
        f"r.prep2={earlier}.{before}",
        f"r.opens={at == 0}.{side}",
        f"r.next={words[last + 1].text.lower() if last + 1 < len(words) else '$'}",
        f"r.many={min(len(now.timeline.of_sentence(now.sentence)), 4)}.{moment.rank}",
        f"r.tag={words[now.index].tag}.{path}",
    ]


def _path(tree: Tree, first: int, last: int, trigger: int) -> str:
    """How far up from the reading the trigger stands: "0" its governor, "up2" two verbs up, "side", "down"."""
    words = tree.words
    at = first
    while first <= words[at].head <= last and words[at].head != at:
        at = words[at].head
    verbs = 0
    for _ in range(12):
        if at == trigger:
            return f"up{min(verbs, 3)}"
        if words[at].head == at:
            break
        if words[at].pos in ("VERB", "AUX"):
            verbs += 1
        at = words[at].head
    at = trigger
    for depth in range(12):
        if first <= at <= last:
            return f"down{min(depth, 3)}"
        if words[at].head == at:
            break
        at = words[at].head
    return f"side{min(verbs, 3)}"


def _bucket(number: int, limits: Sequence[int]) -> int:
    return sum(number > limit for limit in limits)
