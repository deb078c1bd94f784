"""Measures: breaks of relations, sanctions, blockades, expulsions; by whom, on whom, how far they have come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerRow
from regesta.stages.ledger.ground import Ground, listed
from regesta.stages.ledger.measure_kinds import kind_of_noun, kind_of_verb, objects_of, of_what, relations_broken
from regesta.stages.ledger.measure_parties import AGAINST, bearer, bears_it, maker_names, makers_by_noun, makers_by_verb
from regesta.stages.ledger.measure_progress import stage_of, stage_of_noun, stage_of_verb, told_by
from regesta.stages.ledger.measure_terms import asked_of, meeting_of, plan_of, watcher_of
from regesta.stages.ledger.measures_told_again import (
    Met,
    is_named_before,
    item_of_plan,
    measure_meant,
    parts_of_plan,
    plan_meant,
    restores,
    without_number,
)
from regesta.stages.ledger.read_by import By, place_in
from regesta.stages.ledger.reality import is_open, stated_of
from regesta.stages.ledger.speech import Speech
from regesta.stages.ledger.states import state_of
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary

# What stands beside a measure in its sentence and is no part of it.
_BESIDE = frozenset({"advcl", "ccomp", "conj", "cc", "punct", "mark", "relcl", "advmod", "parataxis", "npadvmod"})


def measures(ground: Ground, speech: Speech) -> Iterator[LedgerRow]:
    """A row for each measure that a sentence names; the parts of one plan stand in rows of their own.

    What is told later of a measure met before ("lifted it") is a row, too, and carries who imposed it on whom.
    """
    met: list[Met] = []
    for number, tree in enumerate(ground.trees):
        item = item_of_plan(ground.trees, number)
        row = _of_list(ground, speech, number, item) if item is not None else None
        if row is not None:
            met.append((number, dict(row.fields)))
            yield row
        if row is not None or not tree.reads_as_sentence():
            continue
        parts = parts_of_plan(tree)
        for index, word in enumerate(tree.words):
            if word.pos == "VERB":
                kind = kind_of_verb(tree, index)
                row = _by_verb(ground, speech, number, index, kind) if kind else None
            elif index in parts and _is_a_kind_of_its_own(tree, index):
                row = _of_plan(ground, speech, number, index, parts[index])
                if row is not None:
                    yield row
                    continue
            elif word.pos in {"NOUN", "PROPN"} and word.dep != "compound" and not _is_in_a_name(tree, index):
                kind = kind_of_noun(tree, index)
                row = _by_noun(ground, speech, number, index, kind, met) if kind else None
            else:
                continue
            again = list(_plan_again(ground, speech, number, index, met))
            if again:
                met.extend((number, dict(one.fields)) for one in again)
                yield from again
                continue
            if row is None or not (_is_public(tree, index, row) and _is_told(tree, index, row)):
                row = _met_before(ground, speech, number, index, met)
            if row is not None:
                met.append((number, dict(row.fields)))
                yield row


def _of_list(ground: Ground, speech: Speech, number: int, item: tuple[int, int]) -> LedgerRow | None:
    """A measure in a paragraph of its own below a plan: "a plan of measures: (a) the severance of relations"."""
    tree, (told, plan) = ground.trees[number], item
    above = ground.trees[told]
    part = tree.roots()[0]
    stage, verb = stage_of(above, plan)
    by = maker_names(above, above.subjects(verb)) if verb is not None else []
    against = [above.phrase(at) for at in _against_whom(above, plan)]
    if not by or stage is None or is_open(above, plan, but=stated_of(above, plan)):
        return None
    kind = kind_of_noun(tree, part) or tree.words[part].lemma.lower()
    behind = [at for one in (part, *of_what(tree, part)) for at in tree.objects(one, *AGAINST)]
    behind = tree.objects(part, "of") if kind == "expulsion" else behind
    own = [bearer(tree, at) for at in behind if bears_it(tree, at)]
    what = without_number(tree.text.strip(" ;."))
    return _row(
        ground, speech, number, part, kind, what, listed(by), listed(own or against), stage, plan=plan, told=told
    )


def _of_plan(ground: Ground, speech: Speech, number: int, part: int, plan: int) -> LedgerRow | None:
    """A part of a plan that is listed after it: who plans it, and against whom or what, stands with the plan."""
    tree = ground.trees[number]
    stage, verb = stage_of(tree, plan)
    by = maker_names(tree, tree.subjects(verb)) if verb is not None else []
    against = [tree.phrase(at) for at in _against_whom(tree, plan)]
    if not by or stage is None or is_open(tree, plan, but=stated_of(tree, plan)):
        return None
    kind = tree.words[part].lemma.lower()
    return _row(ground, speech, number, part, kind, _what(tree, part), listed(by), listed(against), stage, plan=plan)


def _is_a_kind_of_its_own(tree: Tree, part: int) -> bool:
    """True for a part of a plan that no other rule names: neither "a break of relations" nor "the lifting of" one."""
    stages = vocabulary("measures").turned("stage_nouns")
    return kind_of_noun(tree, part) is None and tree.words[part].lemma.lower() not in stages


def _against_whom(tree: Tree, plan: int) -> list[int]:
    """Whom or what a plan is against: "a plan of measures against Norway"."""
    return [item for at in (plan, *tree.objects(plan, "of")) for item in tree.objects(at, "against", "towards")]


def _met_before(ground: Ground, speech: Speech, number: int, index: int, met: Sequence[Met]) -> LedgerRow | None:
    """What is told of a measure that the record has told of before: "lifted it", "the blockade was lifted"."""
    tree = ground.trees[number]
    before = measure_meant(tree, number, index, met)
    if before is None or _is_voted_against(tree, index) or is_open(tree, index, but=stated_of(tree, index)):
        return None
    is_verb = tree.words[index].pos == "VERB"
    stage, verb = (told_by(tree, index), index) if is_verb else stage_of(tree, index)
    stage = "lifted" if is_verb and restores(tree, index) else stage
    if stage not in vocabulary("measures").words("told_again") or verb is None or tree.negated(verb):
        return None
    own = maker_names(tree, (at for at in tree.subjects(verb) if at != index))
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
    if fields["kind"] == "embargo" and not _names_a_state(tree, {**fields, "by": f"{fields['by']}; {fields['what']}"}):
        return False  # "going to boycott the Executive Committee"
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


def _by_verb(ground: Ground, speech: Speech, number: int, index: int, kind: str) -> LedgerRow:
    tree = ground.trees[number]
    objects = objects_of(tree, index)
    relations = relations_broken(tree.words[index].lemma.lower())
    borne_by = [at for at in objects if tree.is_named(at) and tree.words[at].lemma.lower() not in relations]
    against = [at for item in (index, *objects) for at in tree.objects(item, *AGAINST) if tree.is_named(at)]
    whose = [at for at in objects if any(tree.is_a_state(of) for of in tree.children(at, "amod", "poss"))]
    under = {at for which in tree.children(index, "prep") if which < index for at in tree.subtree(which)}
    inside = [at for at in tree.subtree(index, without=_BESIDE) if at not in under]  # "under which Norway would ..."
    what = tree.slice(inside[1:] if len(inside) > 1 and tree.heads_with_day(inside[0]) else inside)
    by = listed(makers_by_verb(tree, index))
    on = listed([bearer(tree, at) for at in borne_by or against or whose])
    return _row(ground, speech, number, index, kind, what, by, on, stage_of_verb(tree, index))


def _by_noun(
    ground: Ground, speech: Speech, number: int, index: int, kind: str, met: Sequence[Met]
) -> LedgerRow | None:
    tree = ground.trees[number]
    if _is_voted_against(tree, index):
        return None
    below = [index, *of_what(tree, index)]
    behind = [at for item in below for at in tree.objects(item, *AGAINST)]
    if kind in vocabulary("measures").words("of_whom"):
        behind = tree.objects(index, "of", *(AGAINST if kind != "expulsion" else ()))
    targets = [at for at in behind if bears_it(tree, at)]
    stage, verb = stage_of_noun(tree, index)
    by = listed(makers_by_noun(tree, index, verb, borne=bool(targets)))
    if verb is not None and not targets:
        targets = [at for at in tree.objects(verb, "against", "on", "upon") if tree.is_named(at)]
    on = listed([bearer(tree, at) for at in targets]) or _borne_beside(tree, verb, met, number)
    if by is None and is_named_before(tree, index):  # "the aforesaid embargo": whose they are was told
        by = next((before["by"] for _, before in reversed(met) if before["on"] == on and before["by"]), None)
    return _row(ground, speech, number, index, kind, _what(tree, index), by, on, stage)


def _borne_beside(tree: Tree, verb: int | None, met: Sequence[Met], number: int) -> str | None:
    """Who bears a measure listed after another: "broke relations with Norway and imposed sanctions"."""
    is_listed = verb is not None and tree.words[verb].dep == "conj" and not tree.children(verb, "nsubj", "nsubjpass")
    return met[-1][1]["on"] if is_listed and met and met[-1][0] == number else None


def _is_voted_against(tree: Tree, index: int) -> bool:
    """True for "Norway voted against the embargo": a stance, and no embargo of Norway's."""
    return tree.words[index].dep == "pobj" and tree.words[tree.words[index].head].text.lower() == "against"


def _plan_again(ground: Ground, speech: Speech, number: int, index: int, met: Sequence[Met]) -> Iterator[LedgerRow]:
    """A row for each part of a plan that was told of before: "The plan was approved by the Council"."""
    tree = ground.trees[number]
    parts = plan_meant(tree, index, met)
    if not parts:
        return
    stage, verb = stage_of(tree, index)
    open_yet = is_open(tree, index, but=stated_of(tree, index))
    if stage not in vocabulary("measures").words("told_again") or verb is None or tree.negated(verb) or open_yet:
        return
    by = listed(maker_names(tree, (at for at in tree.subjects(verb) if at != index)))
    for part in parts:
        kind, what = str(part["kind"]), part["what"]
        yield _row(ground, speech, number, index, kind, what, part["by"], part["on"], stage, decided=by)


def _what(tree: Tree, index: int) -> str:
    return tree.slice(tree.subtree(index, without={"appos", "conj", "cc", "relcl", "punct"})) or tree.phrase(index)


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
    told: int | None = None,
    decided: str | None = None,
) -> LedgerRow:
    """A row; of one listed below a plan, `told` is the sentence of the plan, and `decided` who decided on that."""
    tree = ground.trees[number]
    word = tree.words[index]
    where, of = (number, index) if told is None or plan is None else (told, plan)
    above = ground.trees[where]
    entered = ground.certainty_over(tree, word.start, word.end)
    meeting = meeting_of(ground, number, index, later=stage == "proposed") if decided is None else None
    _, carrier = stage_of(above, of)
    says_stage = above.words[of if carrier is None else carrier]
    of_stage = vocabulary("measures").section["certainties"].get(stage)
    to_come = next((word for word in ("planned", "conditional") if stage and word in stage), None)
    day = speech.day_of(where, of)
    fields = {
        "kind": kind,
        "what": what,
        "by": by,
        "on": on,
        "asked_of": listed([above.phrase(at) for at in asked_of(above, of)]) if stage == "proposed" else None,
        "stage": stage or (entered if entered != "occurred" else None),
        "watched_over_by": watcher_of(ground, number),
        "history": None,
        "plan": plan_of(tree, index) if plan is None else above.title(plan),
        "decided_at": decided or (meeting[0] if meeting else None),
        "date": day.edtf if day else None,
        "on_the_word_of": speech.source_of(where, index if plan is None else plan, apart=above.words[of].head),
        "certainty": to_come or of_stage or entered or ("occurred" if stage else None),
    }
    why = [Evidence("ledger.measure", 1.0, f"“{word.text}” names a measure: {kind}")]
    read = {
        "kind": By("measures.kind", place_in(tree, word.start, word.end)),
        "stage": By("measures.stage", place_in(above, says_stage.start, says_stage.end)),
        **({"decided_at": By("measures.decided_at", meeting[1])} if meeting else {}),
        **ground.read_there(tree, word, day),
    }
    beside = [place_in(above, 0, len(above.text))] if told is not None else []
    return ground.row("measures", tree, (word.start, word.end), fields, why=why, read=read, beside=beside)
