"""What an archive's identification sheet says of the records behind it: who wrote them, to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from regesta.model.records import Description, Field

# "ORMSBY, WALTER": a person as a sheet files him. Bodies stand there by letters or by name, without a comma.
_FILED = re.compile(r"[A-Z][\w'’ -]{1,30}, {0,2}[A-Z][\w.'’ -]{0,40}")
_CARRIED = {"from": "sheet_author", "to": "sheet_recipient"}


def carry_sheets(descriptions: Sequence[Description]) -> list[Description]:
    """The descriptions of a file's records, each with what the sheet before it says of writer and addressee.

    Only persons are carried, as fields "sheet_author" and "sheet_recipient" among the others; the record's own
    author and recipient stay what its own pages say.
    """
    carried: tuple[Field, ...] = ()
    described = []
    for description in descriptions:
        if description.form:
            carried = tuple(
                replace(field, name=_CARRIED[field.name], rule=f"sheet.{field.name}")
                for field in description.form
                if field.name in _CARRIED and _FILED.fullmatch(field.value)
            )
            described.append(description)
        else:
            described.append(replace(description, other=(*description.other, *carried)) if carried else description)
    return described
