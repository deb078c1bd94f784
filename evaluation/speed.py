"""How fast, and in how much memory: `python -m evaluation.speed` builds a seeded sample of the corpus.

Reports pages a second of a first build, and of the language model alone: the pipeline as it is packaged, over the text
of every page, in as many processes at once, loaded before the clock runs; the one as a share of the other, by the clock
and by the time of the processors, which on a machine that others share is the steadier figure. Then what a second build
over unchanged files costs; the peak memory of the largest process; how long `--help` takes.
"""

from __future__ import annotations

import argparse
import compileall
import multiprocessing
import os
import random
import re
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

import regesta
from evaluation.shared import CORPUS
from regesta.engines.language import installed_models, load_pipeline
from regesta.model.text import Page, Source
from regesta.sources import find_sources
from regesta.stages.read import read_source

BY_CLOCK = "build as a share of the model, by the clock"
SHARE = "build as a share of the model, processor time"
AT_LEAST = {"pages a second": 15.0, BY_CLOCK: 0.8, SHARE: 0.85}
AT_MOST = {"help, seconds": 0.3, "second build, share of the first": 0.1, "peak memory, MB": 2048}
# What `regesta build` says when it is done; a crash has the same exit status as a file that could not be read.
_DONE = re.compile(r"(?P<files>[\d,]+) files \((?P<read>[\d,]+) read, (?P<unchanged>[\d,]+) unchanged\)")


class Ran(NamedTuple):
    """What a process took, with all that it started and waited for."""

    seconds: float
    processor: float  # seconds of one core
    memory: float = 0.0  # MB, of the largest process
    told: str = ""  # on stderr


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
        met = AT_LEAST.get(name, value) <= value <= AT_MOST.get(name, value)
        missed += not met
        print(f"{name:52} {value:10,.2f}{'' if met else f'   NOT MET: {AT_LEAST.get(name) or AT_MOST[name]:g}'}")
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
    compileall.compile_dir(Path(regesta.__file__).parent, quiet=2)  # as an installed package is
    jobs = jobs or os.cpu_count() or 1
    pages = _pages(sample)
    texts = [page.text for page in pages]
    files = len(list(sample.iterdir()))
    build = ["build", sample, "--register", register, "--jobs", str(jobs)]
    # Half of the pages before the build and half after it, for what else the machine does changes.
    before = model_alone(texts[::2], jobs)
    first = run(*build)
    after = model_alone(texts[1::2], jobs)
    second = run(*build)
    check_done(first.told, read=files)
    check_done(second.told, read=0)
    alone = Ran(before.seconds + after.seconds, before.processor + after.processor)
    return {
        "files": files,
        "pages": len(pages),
        "processes": jobs,
        "first build, seconds": first.seconds,
        "pages a second": len(pages) / first.seconds,
        "pages a second of one core's time": len(pages) / first.processor,
        "language model alone, pages a second": len(pages) / alone.seconds,
        "language model alone, pages a second of one core": len(pages) / alone.processor,
        BY_CLOCK: alone.seconds / first.seconds,
        SHARE: alone.processor / first.processor,
        "second build, share of the first": second.seconds / first.seconds,
        "peak memory, MB": first.memory,
        "help, seconds": statistics.median(run("--help").seconds for _ in range(5)),
    }


def _pages(sample: Path) -> list[Page]:
    sources = [source for source in find_sources([sample]) if isinstance(source, Source)]
    return [page for source in sources for page in read_source(source).pages]


def model_alone(texts: Sequence[str], jobs: int) -> Ran:
    """What the best installed model's whole pipeline, as it is packaged, takes over texts in `jobs` processes at once.

    Raises SystemExit where none is installed, EOFError where one of the processes dies.
    """
    if not installed_models():
        raise SystemExit("no language model is installed: there is nothing to compare a build with")
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # as the workers of a build have it
    context = multiprocessing.get_context("spawn")
    pipes = []
    for number in range(jobs):
        ours, theirs = context.Pipe()
        context.Process(target=_pipe_texts, args=(theirs, texts[number::jobs]), daemon=True).start()
        theirs.close()
        pipes.append(ours)
    for pipe in pipes:
        pipe.recv()  # the model is loaded
    began = time.perf_counter()
    for pipe in pipes:
        pipe.send("begin")
    processor = sum(pipe.recv() for pipe in pipes)
    return Ran(time.perf_counter() - began, processor)


def _pipe_texts(pipe: Connection, texts: Sequence[str]) -> None:
    """Load the model, say so, and when told to begin read the texts; send the processor's seconds that it took."""
    package, _ = installed_models()[0]
    nlp = load_pipeline(package)
    pipe.send("ready")
    pipe.recv()
    began = time.process_time()
    read = sum(1 for _ in nlp.pipe(texts))
    assert read == len(texts)
    pipe.send(time.process_time() - began)


def check_done(told: str, *, read: int) -> None:
    """Nothing, where what a build told on stderr says that it came to its end and read so many files.

    Raises SystemExit where it does not.
    """
    done = _DONE.search(told)
    if done is None or int(done["read"].replace(",", "")) != read:
        raise SystemExit(f"the build did not read the {read} files it was to read: {told.strip()[-2000:]}")


def run(*arguments: str | Path) -> Ran:
    """What a command of Regesta takes.

    Raises SystemExit where it ends with another status than 0, or 1 for files that it could not read.
    """
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+") as told:
        process = subprocess.Popen(
            [sys.executable, "-m", "regesta", *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=told
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - began
        told.seek(0)
        words = told.read()
    if process.returncode not in (0, 1):
        raise SystemExit(f"regesta {arguments[0]} ended with {process.returncode}: {words.strip()[-2000:]}")
    return Ran(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, words)


if __name__ == "__main__":
    sys.exit(main())
