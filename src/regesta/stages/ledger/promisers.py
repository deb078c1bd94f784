"""Who promises: by name, whom a "he" goes back to, whom a "they" goes on with."""

from __future__ import annotations

from regesta.stages.ledger.ground import Ground
from regesta.stages.ledger.states import state_of
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary


def promiser_name(ground: Ground, tree: Tree, at: int, speaker: str | None = None) -> str:
    """Who promises: by name; whom the record carries a "he" back to, where it does, or who spoke last in a talk."""
    start = tree.words[at].start
    if tree.words[at].text == "I" and tree.text[max(start - 1, 0) : start] == "/":  # a cryptonym: "AMICE/I"
        return f"{tree.before_slash(start)}I"
    if tree.words[at].pos == "PRON" and tree.words[at].text.lower() in vocabulary("commitments").words("nobody"):
        own = tree.office_before(at) or tree.antecedent(at)
        if _is_of_another_sex(tree, at, own):
            return tree.words[at].text
        one = tree.words[at].text.lower() in vocabulary("commitments").words(
            "one"
        )  # "they" are seldom whom an entry names
        if own != tree.words[at].text or not one:
            return own
        carried = ground.referent(tree, at)
        whom = (tree.whole_name(carried) if carried else None) or (speaker if tree.is_one_person(at) else None) or own
        return whom if whom[:1].isupper() else own  # "the subject of these calumnies" is nobody by name
    return tree.antecedent(at)


def _is_of_another_sex(tree: Tree, at: int, name: str) -> bool:
    """True for "she" and "Mr. Berg", "he" and "Miss Berg"."""
    title = name.partition(" ")[0].rstrip(".").lower()
    return title in vocabulary("persons").section["not_of"].get(tree.words[at].text.lower(), ())


def is_of_several(by: str | None) -> bool:
    """True for those whom a "they" may go on with: two who promise, or a people."""
    return bool(by) and ("; " in (by or "") or ((by or "").endswith("s") and state_of(by or "") is not None))
