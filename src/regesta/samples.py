"""Where the sample records are: what `regesta demo` builds."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
# In a wheel the samples lie inside the package; in a checkout, at its root, where people look for examples.
_PLACES = (_PACKAGE / "examples", _PACKAGE.parents[1] / "examples" / "records")


def sample_folder() -> Path:
    """The folder of sample records, in an installed package as in a checkout; one that is not there where neither
    holds them.
    """
    return next((place for place in _PLACES if place.is_dir()), _PLACES[0])
