"""`python -m evaluation.learn train` writes the weights, `... hold-out` those of the figures "held out"; `... settings`
writes the settings of fit.py into both and leaves what was learnt; `... crossvalidate` says how well such weights do on
records that they were not learnt from.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.learn import held_out
from evaluation.learn.annotated import Annotated, read_folders
from evaluation.learn.fit import SETTINGS, TABLES, figures, learn, save
from evaluation.learn.score import Scores, score
from evaluation.learn.slices import folders
from evaluation.shared import WEIGHTS
from regesta.engines.language import SpacyModel, installed_models
from regesta.engines.weights import read_weights

FOLDS = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when it was done."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.learn", description=__doc__)
    parser.add_argument("what", choices=("train", "hold-out", "settings", "crossvalidate"))
    parser.add_argument("--gold", type=Path, nargs="+", default=[], help="folders other than those learnt from")
    parser.add_argument("--output", type=Path, default=WEIGHTS / "entries.npz")
    parser.add_argument("--keep", choices=TABLES, help="keep this table of the output file as it is")
    given = parser.parse_args(arguments)
    if given.what == "settings":
        for file in (given.output, held_out.FILE):
            save(replace(read_weights(file), settings=SETTINGS), file)
        return 0
    with folders(given.gold) as golds:
        readings = [list(read_folders(golds, SpacyModel(*model))) for model in installed_models()]
    if given.what == "train":
        annotated = [one for reading in readings for one in reading]
        weights = learn(annotated)
        if given.keep:
            kept = read_weights(given.output).tables[given.keep]
            weights = replace(weights, tables={**weights.tables, given.keep: kept})
        save(weights, given.output)
        print(f"{given.output}: {given.output.stat().st_size / 1e6:.1f} MB", dict(figures(weights)))
    elif given.what == "hold-out":
        save(learn(held_out.others([one for reading in readings for one in reading])), held_out.FILE)
    else:
        for name, scores in crossvalidate(readings).items():
            print(f"{name:8} {scores}")
    return 0


def crossvalidate(readings: Sequence[Sequence[Annotated]], folds: int = FOLDS) -> dict[str, Scores]:
    """Scores over the records of each fold, by weights learnt from the others; rules alone beside them."""
    weighed = Scores()
    ruled = Scores()
    for fold in range(folds):
        weights = learn([one for reading in readings for at, one in enumerate(reading) if at % folds != fold])
        for one in of_fold(readings[0], fold, folds):
            weighed.add(score(one, weights))
            ruled.add(score(one, None))
    return {"weights": weighed, "rules": ruled}


def of_fold(reading: Iterable[Annotated], fold: int, folds: int) -> list[Annotated]:
    """The files of one fold."""
    return [one for at, one in enumerate(reading) if at % folds == fold]


if __name__ == "__main__":
    sys.exit(main())
