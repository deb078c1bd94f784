"""How fast, and in how much memory: `python -m evaluation.speed` builds a seeded sample of the corpus.

Reports pages a second of a first build; the same of the language model alone over the same pages, in one process;
what a second build over unchanged files costs; the peak memory of the largest process; how long `--help` takes.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from evaluation.shared import CORPUS
from regesta.engines.language import load_language_model
from regesta.model.text import Page, Sentence, Source
from regesta.sources import find_sources
from regesta.stages.read import read_source

FLOORS = {
    "pages a second": 15.0,
    "help, seconds": 0.3,
    "second build, share of the first": 0.1,
    "peak memory, MB": 2048,
}


def main() -> int:
    """Run the command and print one line a figure; 1 when a floor of the plan is missed."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.speed", description=__doc__.partition("\n")[0])
    parser.add_argument("--files", type=int, default=60, help="how many files of the corpus (default: 60)")
    parser.add_argument("--seed", type=int, default=1961, help="which ones (default: 1961)")
    parser.add_argument("--corpus", type=Path, help="a folder of records instead of ../shared/corpus")
    parser.add_argument("--jobs", type=int, help="processes of the build (default: one for each core)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        sample = Path(work) / "sample"
        sample.mkdir()
        draw(options.corpus, options.files, options.seed, sample)
        figures = measure(sample, Path(work) / "r.regesta", options.jobs)
    missed = 0
    for name, value in figures.items():
        floor = FLOORS.get(name)
        met = floor is None or (value >= floor if name == "pages a second" else value <= floor)
        missed += not met
        print(f"{name:48} {value:10,.2f}{'' if met else f'   NOT MET: {floor:g}'}")
    return 1 if missed else 0


def draw(corpus: Path | None, files: int, seed: int, into: Path) -> None:
    """Lay a sample of the corpus into a folder: the same files for the same seed."""
    if corpus:
        paths = sorted(path for path in corpus.rglob("*") if path.is_file() and path.suffix in (".md", ".txt"))
        for path in random.Random(seed).sample(paths, min(files, len(paths))):
            (into / path.name).symlink_to(path.resolve())
        return
    with tarfile.open(CORPUS) as archive:
        names = sorted(name for name in archive.getnames() if name.endswith(".md") and "README" not in name)
        chosen = set(random.Random(seed).sample(names, min(files, len(names))))
    with tarfile.open(CORPUS) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.name in chosen else None
            if content:
                (into / Path(member.name).name).write_bytes(content.read())


def measure(sample: Path, register: Path, jobs: int | None) -> dict[str, float]:
    """The figures of one sample."""
    build = ["build", sample, "--register", register, *(["--jobs", str(jobs)] if jobs else [])]
    pages = _pages(sample)
    before = _processor_seconds()
    first = _seconds(*build)
    at_work = _processor_seconds() - before
    second = _seconds(*build)
    return {
        "files": len(list(sample.iterdir())),
        "pages": len(pages),
        "cores": os.cpu_count() or 1,
        "first build, seconds": first,
        "pages a second": len(pages) / first,
        # On a machine that others share, this is the steadier figure.
        "pages a second of one core's time": len(pages) / at_work,
        "pages a second, language model alone, one process": len(pages) / _language_model_alone(pages),
        "second build, share of the first": second / first,
        "peak memory, MB": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "help, seconds": statistics.median(_seconds("--help") for _ in range(5)),
    }


def _pages(sample: Path) -> list[Page]:
    sources = [source for source in find_sources([sample]) if isinstance(source, Source)]
    return [page for source in sources for page in read_source(source).pages]


def _language_model_alone(pages: list[Page]) -> float:
    """Seconds that the language model takes over every page's text, as it stands, loaded before the clock runs."""
    model = load_language_model()
    whole = [Sentence(page.number, 0, len(page.text), page.text, ((0, 0),)) for page in pages]
    began = time.perf_counter()
    model.parse([sentence.text for sentence in whole], whole)
    return time.perf_counter() - began


def _processor_seconds() -> float:
    """Time that the processors spent on the processes started here and ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _seconds(*arguments: str | Path) -> float:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "regesta", *map(str, arguments)], check=False, capture_output=True, text=True
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"regesta {arguments[0]} ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
