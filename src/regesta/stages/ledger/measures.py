"""Measures: breaks of relations, sanctions, blockades, expulsions; by whom, on whom, how far they have come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerRow
from regesta.stages.ledger.ground import Ground, listed
from regesta.stages.ledger.measure_terms import asked_of, meeting_of, plan_of, watcher_of
from regesta.stages.ledger.measures_told_again import Met, is_named_before, measure_meant, parts_of_plan, restores
from regesta.stages.ledger.read_by import By, place_in
from regesta.stages.ledger.reality import is_of_a_plan, is_open, is_view, stated_of
from regesta.stages.ledger.speech import Speech
from regesta.stages.ledger.states import state_of
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary

# What stands beside a measure in its sentence and is no part of it.
_BESIDE = frozenset({"advcl", "ccomp", "conj", "cc", "punct", "mark", "relcl", "advmod", "parataxis", "npadvmod"})
# Stages that the verb right above a measure tells; "declared that ..." puts nothing into force.
_DONE_TO_IT = frozenset({"in force", "lifted", "postponed"})
_AGAINST = ("against", "on", "upon", "with", "from")


@cache
def _nouns() -> dict[str, list[tuple[str, frozenset[str], frozenset[str]]]]:
    """Lemma of a noun -> (kind, what it must be "of", what must make it)."""
    turned: dict[str, list[tuple[str, frozenset[str], frozenset[str]]]] = {}
    for kind, rule in vocabulary("measures").section["nouns"].items():
        for noun in rule["nouns"]:
            turned.setdefault(noun, []).append((kind, frozenset(rule.get("of", [])), frozenset(rule.get("making", []))))
    return turned


@cache
def _verbs() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Lemma of a verb -> (kind, what its object must be)."""
    turned: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for kind, rule in vocabulary("measures").section["verbs"].items():
        for verb in rule["verbs"]:
            turned.setdefault(verb, []).append((kind, frozenset(rule["objects"])))
    return turned


@cache
def _broken_off() -> dict[str, frozenset[str]]:
    """Lemma of a verb -> what it may have for its object and does not bear the measure: the relations it breaks."""
    return {verb: frozenset().union(*(objects for _, objects in kinds)) for verb, kinds in _verbs().items()}


@cache
def _stages() -> dict[str, str]:
    return vocabulary("measures").turned("stages")


def measures(ground: Ground, speech: Speech) -> Iterator[LedgerRow]:
    """A row for each measure that a sentence names; the parts of one plan stand in rows of their own.

    What is told later of a measure met before ("lifted it") is a row, too, and carries who imposed it on whom.
    """
    met: list[Met] = []
    for number, tree in ground.sentences():
        parts = parts_of_plan(tree)
        for index, word in enumerate(tree.words):
            if word.pos == "VERB":
                kind = _kind_of_verb(tree, index)
                row = _by_verb(ground, speech, number, index, kind) if kind else None
            elif index in parts and _is_a_kind_of_its_own(tree, index):
                row = _of_plan(ground, speech, number, index, parts[index])
                if row is not None:
                    yield row
                    continue
            elif word.pos in {"NOUN", "PROPN"} and word.dep != "compound" and not _is_in_a_name(tree, index):
                kind = _kind_of_noun(tree, index)
                row = _by_noun(ground, speech, number, index, kind, met) if kind else None
            else:
                continue
            if row is None or not (_is_public(tree, index, row) and _is_told(tree, index, row)):
                row = _met_before(ground, speech, number, index, met)
            if row is not None:
                met.append((number, dict(row.fields)))
                yield row


def _of_plan(ground: Ground, speech: Speech, number: int, part: int, plan: int) -> LedgerRow | None:
    """A part of a plan that is listed after it: who plans it, and against whom or what, stands with the plan."""
    tree = ground.trees[number]
    stage, verb = _stage(tree, plan)
    by = [name for at in (tree.subjects(verb) if verb is not None else []) if (name := _maker_name(tree, at))]
    against = [tree.phrase(at) for at in _against_whom(tree, plan)]
    if not by or stage is None or is_open(tree, plan, but=stated_of(tree, plan)):
        return None
    kind = tree.words[part].lemma.lower()
    return _row(ground, speech, number, part, kind, _what(tree, part), listed(by), listed(against), stage, plan=plan)


def _is_a_kind_of_its_own(tree: Tree, part: int) -> bool:
    """True for a part of a plan that no other rule names: neither "a break of relations" nor "the lifting of" one."""
    stages = vocabulary("measures").turned("stage_nouns")
    return _kind_of_noun(tree, part) is None and tree.words[part].lemma.lower() not in stages


def _against_whom(tree: Tree, plan: int) -> list[int]:
    """Whom or what a plan is against: "a plan of measures against Norway"."""
    return [item for at in (plan, *tree.objects(plan, "of")) for item in tree.objects(at, "against", "towards")]


def _met_before(ground: Ground, speech: Speech, number: int, index: int, met: Sequence[Met]) -> LedgerRow | None:
    """What is told of a measure that the record has told of before: "lifted it", "the blockade was lifted"."""
    tree = ground.trees[number]
    before = measure_meant(tree, number, index, met)
    if before is None or is_open(tree, index, but=stated_of(tree, index)):
        return None
    is_verb = tree.words[index].pos == "VERB"
    stage, verb = (_stages().get(tree.words[index].lemma.lower()), index) if is_verb else _stage(tree, index)
    stage = "lifted" if is_verb and restores(tree, index) else stage
    if stage not in vocabulary("measures").words("told_again") or verb is None or tree.negated(verb):
        return None
    own = [name for at in tree.subjects(verb) if at != index and (name := _maker_name(tree, at))]
    what = before["what"] if is_verb else _what(tree, index)
    return _row(
        ground, speech, number, index, str(before["kind"]), what, listed(own) or before["by"], before["on"], stage
    )


def _is_in_a_name(tree: Tree, index: int) -> bool:
    """True for a noun that is the name of a body: "the Norwegian Border Patrol"."""
    return tree.words[index].pos == "PROPN" and tree.is_a_body(index)


def _is_public(tree: Tree, index: int, row: LedgerRow) -> bool:
    """True where somebody is named who imposes it or bears it, or a body that watches over it.

    Without any of these "restriction", "board" and "cut" are everyday words (read on personnel and medical files).
    """
    fields = dict(row.fields)
    if fields["kind"] == "committee" and not fields["watched_over_by"]:
        return False  # a committee is a measure only where it watches over one
    if fields["kind"] == "expulsion" and not (fields["on"] and _is_of_a_state(tree, index)):
        return False  # a school and a service expel, too
    if fields["kind"] in vocabulary("measures").words("everyday"):
        by_a_state = _names_a_state(tree, fields) and "'s " not in (fields["by"] or "'s ")
        return bool(by_a_state and fields["stage"])
    if fields["kind"] == "break of relations" and not _names_a_state(tree, fields) and not _is_official(tree, index):
        return False  # people break with one another, too
    return any(fields[name] for name in ("by", "on", "watched_over_by"))


def _names_a_state(tree: Tree, fields: Mapping[str, str | None]) -> bool:
    """True where who imposes it or bears it bears the name of a state or people."""
    named = f"{fields['by']}; {fields['on']}"
    return any(tree.text[state.start : state.end].removeprefix("the ") in named for state in tree.states)


def _is_official(tree: Tree, index: int) -> bool:
    """True of relations that states have: diplomatic, consular, commercial ones."""
    official = vocabulary("measures").words("official")
    return any(tree.words[at].lemma.lower() in official for at in tree.subtree(index, without=_BESIDE - {"conj"}))


def _is_of_a_state(tree: Tree, index: int) -> bool:
    """True where a state or people stands below the word, and no body that is not a state's: who, whom, from where."""
    start, end = tree.span(tree.subtree(index, without=_BESIDE))
    makers = tree.subjects(index) if tree.words[index].pos == "VERB" else []
    if any(tree.is_a_place(at) and not state_of(tree.name(at)) for at in makers):
        return False  # a town, and the school in it
    by_a_state = any(tree.is_a_state(at) for at in makers)
    return any(start <= state.start < end for state in tree.states) and (
        by_a_state or not any(tree.is_a_body(at) for at in tree.objects(index, "from"))
    )


def _is_told(tree: Tree, index: int, row: LedgerRow) -> bool:
    """True where a state or a people is named, or who watches over it, and it is not feared, denied or supposed.

    "May be expelled" is told of as planned; "need not fear that it would break" tells nothing.
    """
    told = vocabulary("measures").words("future") | stated_of(tree, index)
    return bool(tree.states or dict(row.fields)["watched_over_by"]) and not is_open(tree, index, but=told)


def _kind_of_noun(tree: Tree, index: int) -> str | None:
    lemma = tree.words[index].lemma.lower()
    for kind, of, making in _nouns().get(lemma, []):
        behind = {tree.words[at].lemma.lower() for at in _of(tree, index)}
        made = tree.words[index].dep in {"dobj", "nsubjpass"}
        makers = {tree.words[tree.words[index].head].lemma.lower()} if made else set()
        if (not of or of & behind) and (not making or making & makers):
            return kind
    return None


def _of(tree: Tree, index: int) -> list[int]:
    """What a noun is "of"; the particle of "cutting off of relations" is stepped over."""
    particles = tree.children(index, "prt")
    return [at for word in (index, *particles) for at in tree.objects(word, "of", "in")]


def _kind_of_verb(tree: Tree, index: int) -> str | None:
    if tree.words[index].dep in {"amod", "compound"} or tree.negated(index):
        return None
    objects = [at for child in tree.children(index, "dobj", "nsubjpass") for at in tree.members(child)]
    for kind, wanted in _verbs().get(tree.words[index].lemma.lower(), []):
        lemmas = {tree.words[at].lemma.lower() for at in objects}
        if wanted & lemmas or (not wanted and any(tree.is_named(at) for at in objects)):
            return kind
    return None


def _by_verb(ground: Ground, speech: Speech, number: int, index: int, kind: str) -> LedgerRow:
    tree = ground.trees[number]
    objects = [at for child in tree.children(index, "dobj", "nsubjpass") for at in tree.members(child)]
    relations = _broken_off()[tree.words[index].lemma.lower()]
    borne_by = [at for at in objects if tree.is_named(at) and tree.words[at].lemma.lower() not in relations]
    against = [at for item in (index, *objects) for at in tree.objects(item, *_AGAINST) if tree.is_named(at)]
    whose = [at for at in objects if any(tree.is_a_state(of) for of in tree.children(at, "amod", "poss"))]
    stage, _ = _stage(tree, index)
    stage = "proposed" if is_of_a_plan(tree, index) else stage or _done(tree, index) or _to_come(tree, index)
    under = {at for which in tree.children(index, "prep") if which < index for at in tree.subtree(which)}
    inside = [at for at in tree.subtree(index, without=_BESIDE) if at not in under]  # "under which Norway would ..."
    what = tree.slice(inside[1:] if len(inside) > 1 and tree.heads_with_day(inside[0]) else inside)
    makers = tree.subjects(index) or _leaders(tree, index)
    by = listed([name for at in makers if (name := _maker_name(tree, at))])
    on = listed([_whom(tree, at) for at in borne_by or against or whose])
    return _row(ground, speech, number, index, kind, what, by, on, stage)


def _leaders(tree: Tree, verb: int) -> list[int]:
    """Who does it in "led the way in breaking relations": the subject of the verb that the preposition hangs on."""
    above = tree.clause_verb(verb) if tree.words[verb].dep == "pcomp" else None
    return tree.subjects(above) if above is not None else []


def _done(tree: Tree, verb: int) -> str | None:
    """In force, of a verb in the past ("broke relations", "were expelled"); None where nothing says so."""
    helped = {tree.words[at].lemma.lower() for at in tree.children(verb, "aux", "auxpass")}
    told = tree.words[verb].tag in {"VBD", "VBZ", "VBP"} and not helped  # "expels" of a chronology or a headline, too
    past = told or (tree.words[verb].tag == "VBN" and helped <= {"be", "have", "get"})
    return "in force" if past else None


def _to_come(tree: Tree, verb: int) -> str | None:
    """Conditional, of what a state says that it "would" do if something happens; planned, of what it "will" do."""
    first = verb
    while tree.words[first].dep == "conj":  # "would break off relations and close the border"
        first = tree.words[first].head
    together = [first, *tree.children(first, "conj")]
    helped = {tree.words[at].text.lower() for at in tree.children(first, "aux")}
    if not helped & {"would", "will"}:
        return None
    marks = vocabulary("open").words("marks")
    return "conditional" if any(tree.is_told_of(at, marks) for at in together) else "planned"


def _by_noun(ground: Ground, speech: Speech, number: int, index: int, kind: str, met: Sequence[Met]) -> LedgerRow:
    tree = ground.trees[number]
    below = [index, *_of(tree, index)]
    behind = [at for item in below for at in tree.objects(item, *_AGAINST)]
    if kind in vocabulary("measures").words("of_whom"):
        behind = tree.objects(index, "of", *(_AGAINST if kind != "expulsion" else ()))
    targets = [at for at in behind if _bears_it(tree, at)]
    stage, verb = _stage(tree, index)
    makers = _makers(tree, index, borne=bool(targets)) or (tree.subjects(verb) if verb is not None else [])
    makers = makers or _holders(tree, index)
    above = tree.clause_verb(index)
    to_come = _to_come(tree, above) if above is not None else None
    if to_come and stage in {"lifted", "postponed"}:
        stage = f"{stage} ({to_come})"  # "would lift the embargo if ..."
    stage = to_come if to_come and (stage is None or stage in _DONE_TO_IT) else stage  # "would proclaim an embargo"
    if verb is not None and not targets:
        targets = [at for at in tree.objects(verb, "against", "on", "upon") if tree.is_named(at)]
    by = listed([name for at in makers if (name := _maker_name(tree, at))])
    on = listed([_whom(tree, at) for at in targets])
    if by is None and is_named_before(tree, index):  # "the aforesaid embargo": whose they are was told
        by = next((before["by"] for _, before in reversed(met) if before["on"] == on and before["by"]), None)
    return _row(ground, speech, number, index, kind, _what(tree, index), by, on, stage)


def _bears_it(tree: Tree, at: int) -> bool:
    """True for a named one, "it", and what a name stands in further down: "ships that fly the Norwegian flag"."""
    start, end = tree.span(tree.subtree(at))
    named_below = any(start <= state.start < end for state in tree.states)
    return tree.is_named(at) or named_below or tree.words[at].text.lower() == "it"


def _holders(tree: Tree, index: int) -> list[int]:
    """Whose a measure is by the verb that it is the object of: "Norway has an embargo", "backed a blockade"."""
    verb = tree.words[index].head
    holds = tree.words[verb].lemma.lower() in vocabulary("measures").words("holding")
    definite = any(tree.words[at].text.lower() == "the" for at in tree.children(index, "det"))
    if (
        definite
        and tree.words[verb].lemma.lower() in vocabulary("measures").words("backing")
        and not tree.objects(index, "of", *_AGAINST)
    ):
        return []  # "Norway supports the embargo": a stance on another's
    return [at for at in tree.subjects(verb) if tree.words[index].dep == "dobj" and holds and tree.is_named(at)]


def _makers(tree: Tree, index: int, *, borne: bool) -> list[int]:
    """Whose a measure is by its own words: "the boycott declared by X", "X's embargo", "the Norwegian blockade".

    "The Norway embargo" is on Norway as likely as by it, unless it is said who bears it.
    """
    by = [at for word in (index, *tree.children(index, "acl")) for at in tree.objects(word, "by")]
    whose = tree.children(index, "poss", "amod", "compound", "nmod")
    vote = _decision(tree, index)
    if vote is not None:  # "the Norwegian vote to extend sanctions"
        whose = [*whose, *tree.children(vote, "poss", "amod", "compound", "nmod")]
        by += [at for at in whose if tree.is_a_body(at)]
    return [at for at in by if tree.is_named(at)] or [
        at
        for at in whose
        if (tree.is_a_state(at) and (borne or tree.words[at].dep != "compound")) or tree.words[at].pos == "PRON"
    ]


def _decision(tree: Tree, index: int) -> int | None:
    """The noun of deciding that the measure is the object of: "the vote to extend", "the decision to impose"."""
    verb = tree.words[index].head
    noun = tree.words[verb].head
    decided = tree.words[index].dep == "dobj" and tree.words[verb].dep in {"acl", "relcl"}
    return noun if decided and tree.words[noun].pos == "NOUN" else None


def _what(tree: Tree, index: int) -> str:
    return tree.slice(tree.subtree(index, without={"appos", "conj", "cc", "relcl", "punct"})) or tree.phrase(index)


def _stage(tree: Tree, index: int) -> tuple[str | None, int | None]:
    """How far the measure has come, by the outermost verb above that says so: "proposed to approve" is a proposal.

    Where no verb does, the noun that it is "of" may: "the lifting of the blockade".
    """
    found: tuple[str | None, int | None] = (None, None)
    above_another = False
    below = index
    for at in list(tree.governors(index))[:6]:
        word = tree.words[at]
        view = is_view(tree, at, below)  # "considers that Norway is preparing it"
        below = at
        stage = _stages().get(word.lemma.lower()) if word.pos == "VERB" and not view else None
        if stage and not (above_another and stage in _DONE_TO_IT):
            found = stage, at
        if word.pos == "VERB" and word.dep not in {"xcomp", "ccomp"}:
            break
        above_another = above_another or word.pos == "VERB"
    of = tree.words[index].head
    if found[0] or tree.words[index].dep != "pobj" or tree.words[of].lemma.lower() != "of":
        return found
    noun = tree.words[of].head
    said = vocabulary("measures").turned("stage_nouns").get(tree.words[noun].lemma.lower())
    return (said, tree.clause_verb(noun)) if said else found


def _row(
    ground: Ground,
    speech: Speech,
    number: int,
    index: int,
    kind: str,
    what: str | None,
    by: str | None,
    on: str | None,
    stage: str | None,
    *,
    plan: int | None = None,
) -> LedgerRow:
    tree = ground.trees[number]
    word = tree.words[index]
    certainty = ground.certainty_over(tree, word.start, word.end)
    day = speech.day_of(number, index)
    fields = {
        "kind": kind,
        "what": what,
        "by": by,
        "on": on,
        "asked_of": listed([tree.phrase(at) for at in asked_of(tree, index)]) if stage == "proposed" else None,
        "stage": stage or (certainty if certainty != "occurred" else None),
        "watched_over_by": watcher_of(ground, number),
        "history": None,
        "plan": plan_of(tree, index) if plan is None else tree.phrase(plan),
        "decided_at": meeting_of(ground, number, index),
        "date": day.edtf if day else None,
        "on_the_word_of": speech.source_of(number, index if plan is None else plan, apart=tree.words[index].head),
        "certainty": next((word for word in ("planned", "conditional") if stage and word in stage), certainty),
    }
    why = [Evidence("ledger.measure", 1.0, f"“{word.text}” names a measure: {kind}")]
    read = {"kind": By("measures.kind", place_in(tree, word.start, word.end)), **ground.read_there(tree, word, day)}
    return ground.row("measures", tree, (word.start, word.end), fields, why=why, read=read)


def _whom(tree: Tree, at: int) -> str:
    """Who or what bears it: with its clause where the name stands in that ("ships that fly the Norwegian flag")."""
    named = tree.words[at].pos == "PRON" or tree.is_named(at)
    return tree.antecedent(at) if named else tree.full_phrase(at)


def _maker_name(tree: Tree, at: int) -> str | None:
    """Who imposes it: a name, or for "its" the state named before it; None for anybody else."""
    if tree.words[at].pos == "PRON":
        name = tree.antecedent(at)
        return name if name != tree.words[at].text else None
    owned = tree.words[at].pos == "NOUN" and tree.children(at, "poss") and not tree.speaks_for_somebody(at)
    if tree.is_named(at) and not owned:  # "Berg's defection closed the border"
        return tree.name(at)
    collective = tree.words[at].lemma.lower() in vocabulary("measures").words("bodies")
    return tree.phrase(at) if collective else None  # "the copper workers' union"
