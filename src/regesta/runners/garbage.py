"""Garbage: how often Python looks through all that a build holds for rings of objects that nobody needs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects after which the newest are looked through, and rounds of that after which all are. With Python's own 700,
# 10 and 10 a build of 600 pages spent a tenth of its time looking through rules, gazetteer and model, which stay; with
# these it holds 28 MB more. Reconcile, which holds to its end what it makes, took half as long again.
SELDOM = (50_000, 10, 100)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look through what is held more seldom, until the block ends."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
