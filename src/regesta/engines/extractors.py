"""Other extractors: whatever drafts happenings from a record, chosen by name when a register is built.

An extractor is a class that a package names in the entry-point group `regesta.extractors`, or any class named
"module:class". Regesta's own extraction needs none and is used where none is named; none ships with Regesta, so no
build calls out unless somebody installed what does, and asked for it.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import entry_points
from typing import Protocol, cast

from regesta.errors import UnknownExtractorError
from regesta.model.dates import Dating
from regesta.model.drafts import Draft
from regesta.model.records import Description, Record

GROUP = "regesta.extractors"


class Extractor(Protocol):
    """What a build asks of an extractor; it is made once in each process, without arguments."""

    def version(self) -> str:
        """Its name and version: another version reads every file again."""
        ...

    def drafts(self, record: Record, description: Description, dating: Dating) -> Iterable[Draft]:
        """The happenings of a record. An exception leaves the file unread, to be tried again by the next build."""
        ...


@cache
def load_extractor(name: str) -> Extractor:
    """The extractor of that name, made once in this process: it may hold a model, and a build asks for it twice.

    Raises UnknownExtractorError where no installed package has one, or it cannot be made.
    """
    named = {point.name: point for point in entry_points(group=GROUP)}
    try:
        if name in named:
            return cast(Extractor, named[name].load()())
        module, _, attribute = name.partition(":")
        if attribute:
            return cast(Extractor, getattr(importlib.import_module(module), attribute)())
    except Exception as error:  # other people's code: whatever it raises is told in one line
        raise UnknownExtractorError(name, f"{type(error).__name__}: {error}", sorted(named)) from error
    raise UnknownExtractorError(name, "no installed package names it", sorted(named))
