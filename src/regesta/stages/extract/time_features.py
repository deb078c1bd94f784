"""Time features: what is seen between a happening and the readings that may date it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from regesta.model.dates import DateReading
from regesta.model.grammar import Parsed
from regesta.stages.extract import edtf
from regesta.stages.extract.features import Tree
from regesta.stages.extract.moments import Moment, Timeline, word_of

_DISTANCES = (1, 2, 3, 5, 8, 13, 21, 34)
# Names of word features that tell of time: tense, mood, what the clause hangs on, what kind of happening it is.
_TELLING_TIME = frozenset({"l", "t", "td", "v", "a", "at", "under", "mark", "ga", "modal", "k", "doc", "date", "c"})
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


class Clock:
    """The clock of a narrative: which moments its happenings so far were given."""

    def __init__(self) -> None:
        self.last: Dated | None = None  # of the happening before
        self.main: Dated | None = None  # of the last happening that a main clause reports
        self._uses: Counter[str] = Counter()
        self._latest: dict[str, Dated] = {}
        self._most = ""  # the anchor used most; of two used as often the later one

    def set(self, dated: Dated, *, main: bool) -> None:
        """Moves on to another happening."""
        self.last = dated
        if main:
            self.main = dated
        self._uses[dated.anchor] += 1
        self._latest[dated.anchor] = dated
        if (self._uses[dated.anchor], dated.anchor) >= (self._uses[self._most], self._most):
            self._most = dated.anchor  # no other's count has changed

    def uses(self, anchor: str) -> int:
        """How many happenings so far are reckoned from an anchor."""
        return self._uses[anchor]

    def running(self) -> list[tuple[str, DateReading | None]]:
        """The anchors that may date what follows: of the last happening of a main clause, and the one used most."""
        found = [one for one in (self.main, self._latest.get(self._most)) if one is not None]
        return list({one.anchor: (one.anchor, one.reading) for one in found}.values())


@dataclass(frozen=True, slots=True)
class Situation:
    """A happening among the readings of its record."""

    parsed: Parsed
    tree: Tree
    index: int  # of the trigger in the tree
    sentence: int  # its number in the record
    timeline: Timeline
    clock: Clock
    document_type: str
    governor: Dated | None  # the happening whose content it is: what was said, ordered, planned


def situation_features(now: Situation, seen: Sequence[str], *, headed: bool) -> list[str]:
    """What speaks for a kind of moment, whichever reading it is reckoned from; `seen` are the trigger's features."""
    own = len(now.timeline.of_sentence(now.sentence))
    tag = now.tree.words[now.index].tag
    found = [feature for feature in seen if feature.partition("=")[0] in _TELLING_TIME]
    found += [
        f"q.own={min(own, 3)}",
        f"q.own={min(own, 3)}.{tag}",
        f"q.headed={headed}.{min(own, 1)}",
        f"q.record={edtf.precision(now.timeline.record_date.edtf or '')}",
        f"q.before={len(now.timeline.before(now.sentence))}",
    ]
    found += [f"q.until={now.timeline.ends_there(now.sentence, now.parsed)}.{min(own, 2)}.{headed}"]
    if now.clock.last is None:
        found.append("q.last=none")
    else:
        same = (
            "same"
            if now.clock.last.sentence == now.sentence
            else "near"
            if now.sentence - now.clock.last.sentence < 3
            else "far"
        )
        found += [
            f"q.last={now.clock.last.origin}.{now.clock.last.change}.{same}",
            f"q.last={now.clock.last.origin}.{now.clock.last.change}.{min(own, 1)}.{tag}",
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
        f"r.away={origin}.{_bucket(moment.sentences_away, _FAR)}.{narrow}",
    ]
    found += _continuity(now, moment)
    record = now.timeline.record_date.edtf
    if record:
        found.append(f"r.record={origin}.{_order(moment.anchor, record)}")
    if reading is None:
        return [*found, f"r.unread={origin}"]
    stands = now.timeline.place_of(reading)
    found += [
        f"r.use={origin}.{reading.use}",
        f"r.basis={origin}.{reading.basis}",
        f"r.type={origin}.{reading.type}.{narrow}",
        f"r.first={origin}.{reading.text.split(' ', 1)[0].lower()[:12]}",
        f"r.place={origin}.{stands}",
        f"r.whole={origin}.{min(now.clock.uses(moment.anchor), 1)}.{stands}.{reading.basis}.{narrow}",
        f"r.doc={origin}.{now.document_type}.{reading.use}.{min(moment.rank, 2)}",
    ]
    if moment.origin == "before":
        found.append(f"r.between={min(moment.rank, 2)}.{_bucket(moment.sentences_away, _FAR)}.{stands}")
    if origin == "sentence":
        found += _within(now, moment)
    return found


def _continuity(now: Situation, moment: Moment) -> list[str]:
    origin, anchor, clock = moment.origin, moment.anchor, now.clock
    found = [f"r.uses={origin}.{min(clock.uses(anchor), 4)}"]
    for name, other in (("last", clock.last), ("main", clock.main), ("under", now.governor)):
        if other is not None:
            same = "anchor" if other.anchor == anchor else "value" if other.value == anchor else "no"
            near = min(now.sentence - other.sentence, 3)
            found += [f"r.{name}={origin}.{same}", f"r.{name}={origin}.{same}.{other.change}.{near}"]
    return found


def _order(value: str, record: str) -> str:
    """How far a value lies from the day the record was written."""
    first, last = edtf.bounds(value)
    start, end = edtf.bounds(record)
    if value == record:
        return "equal"
    if last and start and last < start:
        days = (dt.date.fromisoformat(start) - dt.date.fromisoformat(last)).days
        return f"before.{_bucket(days, (8, 31, 92, 366, 1100))}"
    if first and end and first > end:
        return "after"
    return "about"


def _within(now: Situation, moment: Moment) -> list[str]:
    """How a reading of the same sentence hangs together with the trigger."""
    reading = moment.reading
    if reading is None:
        return []
    words = now.tree.words
    at, last = _words_of(now, reading)
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
        f"r.path={path}.{edtf.precision(moment.anchor)}.{before}",
        f"r.nearest={moment.rank}.{edtf.precision(moment.anchor)}",
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


def path_to(now: Situation, reading: DateReading) -> str:
    """How a reading of the same sentence hangs together with the trigger, as _path has it."""
    return _path(now.tree, *_words_of(now, reading), now.index)


def _words_of(now: Situation, reading: DateReading) -> tuple[int, int]:
    """The first and the last word of a reading of the same sentence."""
    _, end = now.parsed.sentence.read_span(reading.start, reading.end)
    at = word_of(reading, now.parsed)
    return at, max(at, next((number for number, word in enumerate(now.tree.words) if word.end >= end), at))


def _path(tree: Tree, first: int, last: int, trigger: int) -> str:
    """How a reading and the trigger hang together: "up0" where it hangs on the trigger and no verb stands between, to
    "up3"; "down0" to "down3" where the trigger hangs on it; "side0" to "side3" where neither does, by the verbs above.
    """
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
