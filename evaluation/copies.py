"""Copies among records of the corpus: `python -m evaluation.copies` finds them in a seeded sample, and times it.

Prints the relations found, the seconds and the memory it took, and with --show so many pairs drawn by lot, to be read:
precision is judged by eye (the last reading is noted in docs/reconcile.md). The gold of near-duplicates is scored
first: its copies must form one lineage, which no other gold record joins.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from evaluation.shared import CORPUS, GOLD
from evaluation.speed import draw
from regesta.model.reconciled import Lineage
from regesta.model.text import Source
from regesta.pipeline import dated_records
from regesta.register.lineages import own_day, own_text, printed_share
from regesta.sources import find_sources
from regesta.stages.read import read_source
from regesta.stages.reconcile.copies import CopyText, find_lineages

SHOWN = 400  # characters of each text of a pair that is printed to be read


def main() -> int:
    """Run the command; 1 when the gold copies do not form one lineage of their own."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.copies", description=__doc__.partition("\n")[0])
    parser.add_argument("--files", type=int, default=60, help="how many files of the corpus (default: 60)")
    parser.add_argument("--seed", type=int, default=1961, help="which ones (default: 1961)")
    parser.add_argument("--corpus", type=Path, help=f"a folder of records instead of {CORPUS}")
    parser.add_argument("--show", type=int, default=0, help="pairs to print, drawn by lot")
    options = parser.parse_args()
    whole = gold_forms_one_lineage()
    print(f"{'gold copies form one lineage of their own':48} {'yes' if whole else 'NO'}")
    with tempfile.TemporaryDirectory() as work:
        draw(options.corpus, options.files, options.seed, Path(work))
        texts = list(texts_of(find_sources([work])))
    began = time.perf_counter()
    lineages = find_lineages(texts)
    seconds = time.perf_counter() - began
    relations = Counter(member.relation for lineage in lineages for member in lineage.members)
    print(f"{'records':48} {len(texts):10,}")
    print(f"{'words':48} {sum(len(text.text.split()) for text in texts):10,}")
    for relation, number in sorted(relations.items()):
        print(f"{relation:48} {number:10,}")
    print(f"{'seconds to find them':48} {seconds:10.1f}")
    print(f"{'peak memory, MB':48} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10,.0f}")
    show(lineages, texts, options.show, options.seed)
    return 0 if whole else 1


def texts_of(sources: Sequence[object]) -> Iterator[CopyText]:
    """The text of every record of these files that can be a copy, read, divided and described as a build does."""
    for source in sources:
        if not isinstance(source, Source):
            continue
        for record, description, dating in dated_records(source, read_source(source).pages):
            if record.kind not in ("document", "attachment"):
                continue
            roles: Counter[str] = Counter()
            parts = []
            for page in record.pages:
                lines = [(line.start, line.end, line.role) for line in description.lines if line.page == page.number]
                parts.append(own_text(page.text, lines, record.extent(page), roles))
            name = f"{source.path}#{record.first_page}-{record.last_page}.{record.number}"
            date = dating.record_date
            yield CopyText(
                name,
                "\n".join(parts),
                own_day(date.edtf, date.basis),
                printed_share(roles),
                description.language,
                source.path,
                record.number,
            )


def gold_forms_one_lineage() -> bool:
    """Whether the copies of gold/near_duplicates stand in one lineage, and no gold record of another file does."""
    copies = {path.name.split("_", 1)[1] for path in (GOLD / "near_duplicates").glob("*.md")}
    folders = [GOLD / "near_duplicates", *sorted(GOLD.glob("events/text"))]
    texts = [text for folder in folders for text in texts_of(find_sources([folder]))]
    for lineage in find_lineages(texts):
        files = {member.record.split("#")[0] for member in lineage.members if member.relation != "quotation"}
        named = {file.split("_", 1)[1] for file in files if "_" in file}
        if named & copies:
            return named == copies
    return False


def show(lineages: Sequence[Lineage], texts: Sequence[CopyText], number: int, seed: int) -> None:
    """Print pairs of copies and releases drawn by lot, side by side."""
    by_record = {text.record: text.text for text in texts}
    pairs = [
        (lineage.members[0], member)
        for lineage in lineages
        for first, member in combinations(lineage.members, 2)
        if first.rank == 1 and member.relation in ("copy", "release")
    ]
    for first, member in random.Random(seed).sample(pairs, min(number, len(pairs))):
        print(f"\n===== {member.relation} {member.similarity:.2f}  {first.record}  |  {member.record}")
        for one in (first, member):
            print(f"--- {' '.join(by_record[one.record].split())[:SHOWN]}")
        for finding in member.findings[:6]:
            print(f"    {finding.kind}: {finding.sentence}")


if __name__ == "__main__":
    raise SystemExit(main())
