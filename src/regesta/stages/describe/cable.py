"""The head of a cable: date-time group, precedence, from, to, info, number, references, slugs."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from regesta.model.records import Field
from regesta.stages.describe.damage import mended
from regesta.stages.describe.sheet import Sheet, fold
from regesta.stages.describe.stations import names_post

STAFF = "cable.staff"  # the rule of a sender in the head of a staff message, "STAFF 302055Z BONN 408414"
LISTED = "cable.listed"  # the rule of addressees in a list over several lines
_MONTH = r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}"
_PRECEDENCE = (
    r"(?:OPERATIONAL IMMEDIATE|IMMEDIATE|PRIORITY|ROUTINE|FLASH|PRITY|PRTY|OPIM|URGENT|DEFERRED|EMERGENCY|NIACT)"
)
_STATION = r"[A-Z][A-Z/]{1,13}[A-Z](?:\s(?!CITE|INFO|IN\b|SECRET)[A-Z]{2,12}){0,2}"
# "SECRET 302022Z JUN 67 CITE BONN 7953", the Z read as 2 or lost
_GROUP = re.compile(
    rf"(?<![\d-])(?P<group>[0-3]\d[0-2]\d[0-5]\d\s?[Z2]?(?:\s{{1,2}}{_MONTH}\s{{1,2}}(?:19)?\d\d)?)(?![\d-])"
)
_CITE = re.compile(
    rf"(?:\bCITE\s{{0,3}}[:/]?\s{{0,3}}|\b\d{{6}}[Z2]\s+(?!CITE)(?=[A-Z][A-Z ]{{2,24}}\d{{4,6}}))"
    rf"[\[(]?(?P<sender>{_STATION})[\])/]?\s{{0,3}}[:#-]?\s{{0,3}}(?P<number>\d{{2,6}})?"
)
# "TOT: 221413Z SEP 95 DIRECTOR 456844", where nothing is cited
_TRANSMITTED = re.compile(rf"TOT:?\s\d{{6}}Z\s[A-Z]{{3}}\s\d\d\s(?P<sender>{_STATION})\s(?P<number>\d{{4,6}})")
_BEFORE_CITE = re.compile(
    rf"[\[(]?(?P<to>{_STATION}(?:,\s?{_STATION}){{0,9}})[\])]?(?:\sINFO\s(?P<info>.{{3,60}}?))?\s+CITE\b"
)
_TO_LINE = re.compile(
    rf"(?:TO\s{{0,4}}:?\s{{0,4}})?(?:(?P<precedence>{_PRECEDENCE})\s{{0,3}})?(?P<to>{_STATION}(?:,\s{_STATION}){{0,9}})"
    r"(?:\s+INFO(?::?\s+|/)(?P<info>(?:(?!\sCITE\b).){3,90})(?:\sCITE\b.{0,40})?)?\.?"
)
_SAID_TO = re.compile(rf"TO\s|TO\s?:|{_PRECEDENCE}\s|.*\sINFO\b")
_PRECEDENCE_WORD = re.compile(rf"\b(?P<precedence>{_PRECEDENCE})\b")
_ADDRESSED = re.compile(
    rf"(?:(?:{_PRECEDENCE})[.:,]?\s+)*(?!INFO\b)(?P<to>\S.*?)(?:\s{_PRECEDENCE}(?:\s\d{{1,5}})?|[\s,;.]+(?:INFO|CITE)\b.*|[.,;]*\s[0-3]\d\s?[0-2]\d\s?[0-5]\d[Z2]?\b.*|(?<!\.[A-Z])\.+(?:\s?[VY4\u00a5])?|[,;]+)?",
    re.DOTALL,
)
_SIGN = re.compile(
    r"\bCITE\b|CLASSIFIED MESSAGE|MESSAGE FORM|CABLE SECRETARIAT|END OF MESSAGE|\b\d{6}Z\b|STAFF \d{6}2\b|"
    r"TELEGRAM|TELETYPE"
)
# "C O N F I D E N T I A L OSLO 01234": the number stands behind the level
_BEHIND_LEVEL = re.compile(
    rf"(?:(?:[A-Z]\s){{4,12}}[A-Z]|SECRET|CONFIDENTIAL|UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE)\s+"
    rf"(?:SECTION\s\S{{1,3}}\s(?:OF\s\S{{1,3}}\s)?)?(?P<sender>{_STATION})\s(?P<number>\d{{3,6}})"
)
_TELEGRAM = re.compile(
    r"(?:INCOMING|OUTGOING)\s+TELEGRAM|TELEGRAM\s+DEPARTMENT OF STATE|DEPARTMENT OF STATE\s+TELEGRAM", re.I
)
_TELEGRAM_NUMBER = re.compile(r"N[O0][.:]\s{0,3}(?P<number>\d{1,5})(?=[,.\s]|$)", re.IGNORECASE)
# "ACTION: Amembassy OSLO  PRIORITY 567"
_ACTION = re.compile(
    rf"ACTION:?\s+(?P<to>(?:Am)?[A-Z][\w.]*(?:\s[A-Z][\w.]*){{0,3}}?)(?:\s+(?:{_PRECEDENCE}))?\s+(?P<number>\d{{1,5}})"
)
_REPEATED = re.compile(r".*\b(?:RPTD|REPEATED)\s+INFO(?:RMATION)?:?\s+(?P<info>.{3,120})", re.IGNORECASE)
_INFO_LINE = re.compile(r"INFO\s+(?P<info>(?P<first>[A-Z]{5,12})\s[A-Z].{2,90})")
_SLUG = re.compile(r"[A-Z]{5,11}(?:[-/]\d{1,3})?(?:[\s,]{1,3}[A-Z]{5,11}(?:[-/]\d{1,3})?){0,6}")
_NOT_A_STATION = frozenset(
    [
        "SECRET",
        "CONFIDENTIAL",
        "CLASSIFIED",
        "REF",
        "REFS",
        "STAFF",
        "FILE",
        "ROUTING",
        "MESSAGE",
        "INDEX",
        "SUBJECT",
        "INFO",
        "HANDLING",
        "TIME",
        "THE",
    ]
)


_STAFF_WITHIN = 3  # lines: "SECRET 302055Z BONN 408414" / "STAFF"
_OPENS_CABLE = re.compile(r"\bCITE\b|^\W{0,2}(?:S?ECRET|CONFIDENTIAL)\s\d{6}")
_INFO_FOLLOWS = re.compile(r"[\s,;.(]+INFO\b")
_FORM_LABELS = ("action", "info", "slugs", "tags")
_INFO_BEHIND = re.compile(r"\bINFO\s?:\s*")
_FORM_WITHIN = 20  # lines in which the name of a telegram form is printed
_INFO_WITHIN = 8  # lines from the number
_SHORTENED = 4  # letters of a station's name in CITE
_STACKED_WITHIN = 6  # lines above CITE
_LISTED_WITHIN = 4  # lines below CITE
_POST = r"[A-Z][A-Z/]{1,14}(?: [A-Z]{2,12}){0,3}"
_POSTS = re.compile(rf"(?:{_POST}, ?){{2,12}}(?:{_POST})?|{_POST}(?:, {_POST}){{1,12}},?")
_STATION_LINE = re.compile(_STATION)
_REPORTS = frozenset(["TDFIR", "TDFIRDB", "TDCS", "TDCSDB"])  # series of reports, cited where a station would be


@dataclass(frozen=True, slots=True)
class CableHead:
    """What the head of a cable says; the fields that it lacks are None."""

    sender: Field | None
    addressee: Field | None
    number: Field | None
    others: tuple[Field, ...]  # date_time_group, precedence, info, slugs

    @property
    def is_whole(self) -> bool:
        """Whether it has both a number and a date-time group, as no paper has that only cites a cable in its head."""
        return self.number is not None and any(field.name == "date_time_group" for field in self.others)


def read_cable(sheet: Sheet) -> CableHead | None:
    """The head of a cable, or None where the record is no cable."""
    head = [(number, mended(line.text)) for number, line in enumerate(sheet.lines[:60]) if len(line.text) <= 200]
    if not any(_SIGN.search(text) for _, text in head):
        return None
    cite = next(((n, match) for n, text in head if (match := _CITE.search(text)) and _is_cited_by_station(match)), None)
    for pattern in (_BEHIND_LEVEL, _TRANSMITTED):
        cite = cite or next(((n, match) for n, text in head if (match := pattern.fullmatch(text))), None)
    groups = [(n, match) for n, text in head[:45] if (match := _GROUP.search(text)) and _is_group(text, match)]
    if cite is None and not groups:
        return _read_telegram(sheet, head)
    others = [
        _part(sheet, "date_time_group", groups[0][0], groups[0][1], "group") if groups else None,
        _precedence(sheet, head),
        *_info_and_slugs(sheet, head, cite[0] if cite else groups[0][0]),
    ]
    return CableHead(
        sender=_sender(sheet, *cite) if cite else None,
        addressee=_addressee(sheet, cite, groups),
        number=_cable_number(sheet, *cite) if cite and cite[1]["number"] else None,
        others=tuple(field for field in others if field),
    )


def _read_telegram(sheet: Sheet, head: Sequence[tuple[int, str]]) -> CableHead | None:
    """The head of a telegram on a foreign ministry's form: its number behind NO, or behind the post it is to."""
    if not any(_TELEGRAM.search(text) for _, text in head[:_FORM_WITHIN]):
        return None
    number, addressee, others = None, None, [_precedence(sheet, head)]
    for at, text in head:
        action, numbered = _ACTION.fullmatch(text), _TELEGRAM_NUMBER.match(text)
        if action and number is None:
            addressee = _part(sheet, "recipient", at, action, "to")
            number = _part(sheet, "cable_number", at, action, "number")
        elif numbered and number is None:
            number = _part(sheet, "cable_number", at, numbered, "number")
        repeated = _REPEATED.fullmatch(text)
        if repeated:
            others.append(_part(sheet, "info", at, repeated, "info"))
    return CableHead(None, addressee, number, tuple(field for field in others if field))


def read_form(sheet: Sheet, labelled: dict[str, list[Field]], told: Container[str]) -> tuple[Field, ...]:
    """What stands beside the labels of a cable's form: action, info, slugs, tags; `told` are fields known already.

    >>> # "ACTION: LA-8 (287) INFO: FILE, VR" gives action "LA-8 (287)" and info "FILE, VR"
    """
    found: dict[str, Field] = {}
    for name in _FORM_LABELS:
        for field in labelled.get(name, [])[:1]:
            info = _INFO_BEHIND.search(field.text)
            end = field.start + info.start() if info else field.end
            parts = [sheet.slice(name, field.page, field.start, end, rule=field.rule)]
            if info:
                parts.append(sheet.slice("info", field.page, field.start + info.end(), field.end, rule=field.rule))
            for part in parts:
                if part and part.name not in told and part.value.strip(" .") not in _NOT_A_STATION:
                    found.setdefault(part.name, part)
    return tuple(found.values())


def _is_cited_by_station(match: re.Match[str]) -> bool:
    """Whether a number is cited as a station's, and not as a report's: "CITE BONN 7953", not "CITE TDFIR DB-315"."""
    return match["sender"].split()[0] not in _REPORTS | {"MESSAGE"}


def _is_station(text: str) -> bool:
    """Whether what stands where a cable names an addressee is one: no precedence, and no printed word."""
    return text.split()[0] not in _NOT_A_STATION and not _PRECEDENCE_WORD.fullmatch(text)


def _is_addressed(match: re.Match[str]) -> bool:
    """Whether a line near CITE is an addressee, and no run of cryptonyms: it says so, is one word, or names a post."""
    return bool(_SAID_TO.match(match[0])) or " " not in match["to"] or names_post(match["to"])


def _is_group(text: str, match: re.Match[str]) -> bool:
    """A group needs its Z, or the word before it that a cable's first line has."""
    group = match["group"]
    return 1 <= int(group[:2]) <= 31 and ("Z" in group or _OPENS_CABLE.search(text) is not None)


def _part(
    sheet: Sheet, name: str, number: int, match: re.Match[str], group: str, *, rule: str | None = None
) -> Field | None:
    line = sheet.lines[number]
    start, end = line.at + match.start(group), line.at + match.end(group)
    return sheet.slice(
        name, line.page, start, end, rule=rule or f"cable.{group}", value=_as_read(line.text, match.span(group))
    )


def _as_read(text: str, span: tuple[int, int]) -> str | None:
    """What scanning damaged of a part of a line, mended; None where nothing is."""
    whole = mended(text)
    return fold(whole[slice(*span)]) if whole[slice(*span)] != text[slice(*span)] else None


def addressee_alone(sheet: Sheet, field: Field) -> Field:
    """An addressee without the precedence before him and without whom the cable goes to for information.

    "PRIORITY DIRECTOR." and "DIRECTOR INFO BONN" are to DIRECTOR.
    """
    info = _INFO_FOLLOWS.search(field.text)
    to = field.text[: info.start()] if info else field.text  # what follows may be scribbled
    match = _ADDRESSED.fullmatch(to) if to.isupper() else None
    if match is None:
        return field
    start, end = field.start + match.start("to"), field.start + match.end("to")
    return sheet.slice(field.name, field.page, start, end, rule=field.rule) or field


def _sender(sheet: Sheet, number: int, match: re.Match[str]) -> Field | None:
    near = sheet.lines[max(number - 1, 0) : number + _STAFF_WITHIN]
    staff = any(line.text == "STAFF" for line in near) or sheet.lines[number].text.startswith("STAFF ")
    return _part(sheet, "author", number, match, "sender", rule=STAFF if staff else None)


def _cable_number(sheet: Sheet, number: int, match: re.Match[str]) -> Field | None:
    line = sheet.lines[number]
    start, end = line.at + match.start("sender"), line.at + match.end("number")
    value = _as_read(line.text, (match.start("sender"), match.end("number")))
    return sheet.slice("cable_number", line.page, start, end, rule="cable.number", value=value)


def _precedence(sheet: Sheet, head: Sequence[tuple[int, str]]) -> Field | None:
    for number, text in head[:45]:
        match = None if sheet.lines[number].prose else _PRECEDENCE_WORD.search(text)
        if match:
            return _part(sheet, "precedence", number, match, "precedence")
    return None


def _addressee(
    sheet: Sheet, cite: tuple[int, re.Match[str]] | None, groups: list[tuple[int, re.Match[str]]]
) -> Field | None:
    """The station before CITE ("DIR CITE BONN 3274"), or on the lines about it ("PRIORITY DIRECTOR", "TO BONN")."""
    at = cite[0] if cite else groups[0][0]
    if cite:
        match = _BEFORE_CITE.search(mended(sheet.lines[at].text))
        if match and _is_station(match["to"]):
            return _part(sheet, "recipient", at, match, "to")
    listed = _listed(sheet, at + 1)
    if listed:
        return listed
    for number in (at + 1, at - 1, at + 2, at - 2, at + 3):
        if not 0 <= number < len(sheet.lines) or sheet.roles[number] not in ("header", "heading", "body"):
            continue
        match = _TO_LINE.fullmatch(mended(sheet.lines[number].text))
        if match and _is_station(match["to"]) and _is_addressed(match):
            return _part(sheet, "recipient", number, match, "to")
    return _stacked(sheet, cite) if cite else None


def _listed(sheet: Sheet, first: int) -> Field | None:
    """The addressees of a message to many, over two lines and more near CITE: "ALGIERS, BANGKOK," / "BONN, VIENNA"."""
    for start in range(first, min(first + _LISTED_WITHIN, len(sheet.lines))):
        if not sheet.lines[start].text.endswith(",") or not _POSTS.fullmatch(sheet.lines[start].text):
            continue
        last = start
        while last + 1 < len(sheet.lines) and _POSTS.fullmatch(sheet.lines[last + 1].text):
            if sheet.lines[last + 1].page != sheet.lines[start].page:
                break
            last += 1
        if last > start and names_post(sheet.lines[start].text):
            return sheet.cut("recipient", start, last, rule=LISTED)
    return None


def _stacked(sheet: Sheet, cite: tuple[int, re.Match[str]]) -> Field | None:
    """The station over the sender's own name in full, above its CITE: "DIRECTOR" / "SANTA MARTA" / "CITE SANT 272"."""
    at, match = cite
    for number in range(max(at - _STACKED_WITHIN, 1), at):
        line, above = sheet.lines[number], sheet.lines[number - 1]
        sender = _STATION_LINE.fullmatch(line.text) and any(
            word.startswith(match["sender"]) for word in line.text.split() if len(match["sender"]) >= _SHORTENED
        )
        if sender and _STATION_LINE.fullmatch(above.text) and _is_station(above.text):
            return sheet.cut("recipient", number - 1, number - 1, rule="cable.stacked")
    return None


def _info_and_slugs(sheet: Sheet, head: Sequence[tuple[int, str]], at: int) -> list[Field | None]:
    found: list[Field | None] = []
    for number, _ in head:
        line = sheet.lines[number]
        match = _TO_LINE.fullmatch(line.text) if abs(number - at) <= 3 else None
        if match and match["info"]:
            found.append(_part(sheet, "info", number, match, "info"))
        copied = _INFO_LINE.fullmatch(line.text) if abs(number - at) <= _INFO_WITHIN else None
        if copied:
            found.append(
                sheet.cut(
                    "info",
                    number,
                    _info_end(sheet, number, copied["first"]),
                    at=copied.start("info"),
                    rule="cable.info",
                )
            )
        if at < number <= at + 5 and sheet.roles[number] == "header" and _SLUG.fullmatch(line.text):
            word = line.text.split()[0]
            if (
                word not in _NOT_A_STATION
                and not _PRECEDENCE_WORD.search(line.text)
                and not _is_addressee(line.text, at, number)
            ):
                found.append(sheet.cut("slugs", number, number, rule="cable.slugs"))
    return found


def _info_end(sheet: Sheet, number: int, kind: str) -> int:
    """The line that the posts copied end with: "INFO AMEMBASSY BONN" / "AMEMBASSY BERN"."""
    last = number
    while (below := sheet.below(last)) and not below.gap and below.upper and below.text.startswith(f"{kind} "):
        last += 1
    return last


def _is_addressee(text: str, at: int, number: int) -> bool:
    return number == at + 1 and _TO_LINE.fullmatch(text) is not None and names_post(text)
