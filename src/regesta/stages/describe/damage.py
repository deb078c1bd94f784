"""Figures that scanning put into words typed in capitals, and letters into numbers, read as what was typed."""

from __future__ import annotations

import re

# A word or a number in which letters and figures stand side by side.
_RUN = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9]*(?:[A-Z][015l]|[015l][A-Z]|\d[OIlSB]|[OIlSB]\d))[A-Za-z0-9]+")
_AS_LETTERS, _AS_FIGURES = str.maketrans("015l", "OISI"), str.maketrans("OIlSB", "01158")
_FIGURES_LIKE = frozenset("015l")
_LETTERS_LIKE = frozenset("OIlSB")
_FEWEST_LETTERS, _FEWEST_FIGURES = 3, 4  # of a word, of a number, that is mended
_MOST_MENDED = 2


def mended(text: str) -> str:
    """A line in capitals with figures in its words read as letters and letters in its numbers as figures.

    >>> mended("04153OZ MAY 61 PRIORlTY CITE 0SLO 1234")
    '041530Z MAY 61 PRIORITY CITE OSLO 1234'
    """
    return _RUN.sub(lambda run: _mended_run(run[0]), text)


def _mended_run(run: str) -> str:
    body, last = (run[:-1], run[-1:]) if run[-1:] == "Z" else (run, "")
    capitals = sum("A" <= char <= "Z" for char in run)
    figures = sum(char.isdigit() for char in body)
    odd = {char for char in run if not "A" <= char <= "Z"}
    if capitals >= _FEWEST_LETTERS and odd <= _FIGURES_LIKE and len(run) - capitals <= _MOST_MENDED:
        return run.translate(_AS_LETTERS)
    stray = {char for char in body if not char.isdigit()}
    if figures >= _FEWEST_FIGURES and stray <= _LETTERS_LIKE and len(body) - figures <= _MOST_MENDED:
        return body.translate(_AS_FIGURES) + last
    return run
