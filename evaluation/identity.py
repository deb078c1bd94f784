"""Who is who, measured: B-cubed of the matcher on the gold mentions, and of a built register.

usage: python evaluation/identity.py matcher [--errors]
       python evaluation/identity.py register R.regesta
       python evaluation/identity.py speed [MENTIONS]

`matcher` gives the matcher the gold names and their places as input: the upper bound of what a build can reach.
`register` runs the scorer of the gold over the entries of a built register.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from random import Random

from regesta.model.people import PersonMention
from regesta.stages.reconcile.people import settle_people

SHARED = Path(__file__).parents[2] / "shared"
KINDS = {"name": "person", "cryptonym": "cryptonym", "office": "office", "description": "person"}


def gold_mentions() -> tuple[list[PersonMention], dict[str, str]]:
    """Mentions made of the gold's names at their places in the texts, and the person of each that is scored."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in (SHARED / "gold/events/text").iterdir()}
    mentions, truth = [], {}
    lines = (SHARED / "gold/identity/mentions.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        gold = json.loads(line)
        text = texts.get(gold["document"], "")
        quote = max(text.find(gold["quote"]), text.find(gold["quote"][:25]), 0)
        start = quote + max(gold["quote"].find(gold["name"]), 0)
        key = str(number)
        mentions.append(
            PersonMention(
                key=key,
                record=gold["document"],
                source=gold["document"],
                page=1 + text.count("## Page", 0, start),
                start=start,
                end=start + len(gold["name"]),
                text=gold["name"],
                kind=KINDS[gold["kind"]],  # type: ignore[arg-type]
                date=None,
            )
        )
        if gold.get("person") and not gold.get("outside"):
            truth[key] = gold["person"]
    return mentions, truth


def b_cubed(truth: dict[str, str], found: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1; a mention without a person stands alone."""
    by_truth, by_found = defaultdict(set), defaultdict(set)
    for key, person in truth.items():
        by_truth[person].add(key)
        by_found[found.get(key, f"alone-{key}")].add(key)
    precision = recall = 0.0
    for key, person in truth.items():
        mine = by_found[found.get(key, f"alone-{key}")]
        both = len(by_truth[person] & mine)
        precision += both / len(mine)
        recall += both / len(by_truth[person])
    p, r = precision / len(truth), recall / len(truth)
    return p, r, 2 * p * r / (p + r)


def matcher(errors: bool) -> None:
    """Print B-cubed across records and within single records."""
    mentions, truth = gold_mentions()
    found = settle_people(mentions).person_of
    print("across records  P {:.3f} R {:.3f} F1 {:.3f}".format(*b_cubed(truth, found)))
    records = {mention.key: mention.record for mention in mentions}
    within = {key: f"{records[key]}/{person}" for key, person in truth.items()}
    mine = {key: f"{records[key]}/{person}" for key, person in found.items()}
    print("within records  P {:.3f} R {:.3f} F1 {:.3f}".format(*b_cubed(within, mine)))
    if errors:
        _print_errors(mentions, truth, found)


def _print_errors(mentions: list[PersonMention], truth: dict[str, str], found: dict[str, str]) -> None:
    names = {mention.key: f"{mention.record[:3]}:{mention.text!r}" for mention in mentions}
    for title, one, other in (("split", truth, found), ("joined", found, truth)):
        groups = defaultdict(lambda: defaultdict(list))
        for key in truth:
            groups[one.get(key, f"alone-{key}")][other.get(key, f"alone-{key}")].append(names[key])
        for person, parts in sorted(groups.items()):
            if len(parts) > 1:
                print(title, person, " | ".join(", ".join(sorted(set(part))) for part in parts.values()))


def speed(count: int) -> None:
    """Print the time and memory that settling `count` made-up mentions takes."""
    random = Random(7)
    heads = [
        "Al",
        "Bar",
        "Cor",
        "Dor",
        "Fer",
        "Gal",
        "Hol",
        "Kar",
        "Lor",
        "Mar",
        "Nor",
        "Per",
        "Rom",
        "Sal",
        "Tor",
        "Vel",
    ]
    middles = ["", "a", "an", "ber", "di", "en", "gar", "i", "kov", "lo", "min", "o", "ra", "ste", "un", "vi", "zel"]
    tails = [
        "berg",
        "cia",
        "dez",
        "ero",
        "ford",
        "gan",
        "iev",
        "ko",
        "landa",
        "man",
        "nova",
        "ov",
        "quez",
        "sky",
        "ton",
    ]
    families = [head + middle + tail for head in heads for middle in middles for tail in tails]
    families += [f"{family[:-1]}{letter}o" for family in families for letter in "lmnrs"]
    givens = ["John", "Robert", "Carlos", "Juan", "Ivan", "Pyotr", "Mary", "Anna", "William", "Hans", "Luis", "Jorge"]
    people = [(random.choice(givens), random.choice("ABCDEFGHJKLM"), random.choice(families)) for _ in range(60_000)]
    mentions = []
    for number in range(count):
        record = number // 15
        # A few are named everywhere, most in a handful of records, as in any archive.
        given, initial, family = people[min(int(random.paretovariate(0.6)) + random.randrange(3) * record, 59_999)]
        full = f"{given} {initial}. {family}"
        text = random.choice([f"{given} {family}", full, f"{given[0]}. {family}", family, f"Colonel {family}"])
        start = number % 15 * 100
        mentions.append(PersonMention(str(number), f"r{record}", f"f{record // 8}", 1, start, start + 9, text))
    began = time.process_time()
    found = settle_people(mentions)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} mentions, {len(found.persons)} persons: "
        f"{time.process_time() - began:.1f} s of one core, {memory:.0f} MB at most"
    )


def register(path: str) -> None:
    """Run the gold's scorer over the entries of a register."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as entries:
        export = ["-m", "regesta", "export", path, "--what", "entries", "--format", "jsonl", "-o", entries.name]
        subprocess.run([sys.executable, *export], check=True)
        scorer = str(SHARED / "score/score_identity.py")
        subprocess.run([sys.executable, scorer, str(SHARED / "gold/identity/mentions.jsonl"), entries.name], check=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["matcher", *options]:
            matcher("--errors" in options)
        case ["register", path]:
            register(path)
        case ["speed", *numbers]:
            speed(int(numbers[0]) if numbers else 300_000)
        case _:
            sys.exit(__doc__)
