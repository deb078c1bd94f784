"""describe: what a record is, and the role of each of its lines."""

from __future__ import annotations

from dataclasses import replace

from regesta.model.evidence import Evidence
from regesta.model.records import Description, Field, Record
from regesta.model.text import Line
from regesta.stages.describe.addressee import find_recipient
from regesta.stages.describe.author import find_author
from regesta.stages.describe.bodies import find_body, office_letters, with_body
from regesta.stages.describe.cable import CableHead, read_cable, read_form
from regesta.stages.describe.classification import read_markings
from regesta.stages.describe.editors_heading import read_editors_heading
from regesta.stages.describe.form_labels import read_form_labels
from regesta.stages.describe.genre import CABLE, IDENTIFICATION, LIST_OF_PAPERS, WITHDRAWAL, Genre, find_genre
from regesta.stages.describe.identification import read_identification
from regesta.stages.describe.labelled import BARE, read_labelled, with_form_labels
from regesta.stages.describe.language import find_language
from regesta.stages.describe.listed_papers import list_papers, title_of_list
from regesta.stages.describe.originator import find_originator
from regesta.stages.describe.persons import is_person, names_office
from regesta.stages.describe.posts import read_posts
from regesta.stages.describe.references import IDENTIFYING, find_references, without_parts
from regesta.stages.describe.remarks import find_remarks
from regesta.stages.describe.sheet import Sheet
from regesta.stages.describe.source_note import read_source_note
from regesta.stages.describe.supplied_title import supply_title, with_speaker
from regesta.stages.describe.title import find_title
from regesta.stages.describe.typed import typed_lines
from regesta.stages.describe.zones import assign_roles

_MEMORANDUM_FOR = "header.memorandum-for"  # the rule of a label that no form has
_PARTIES = frozenset(["author", "recipient"])
_OTHER_LABELS = frozenset(["via", "attention", "reference", "date"])


def describe_record(record: Record) -> Description:
    """The archival description of a record, every value cut out of its page.

    What an identification form says is in `form` and nowhere else: its classification and dates are those of the
    release, not of the record.
    """
    typed = typed_lines(record)
    lines = _without_unread(record, assign_roles(typed))
    sheet = Sheet.of(record, typed, tuple(line.role for line in lines))
    labelled = read_editors_heading(sheet) | with_form_labels(read_labelled(sheet), read_form_labels(sheet))
    cable = read_cable(sheet)
    genre = find_genre(sheet, labelled.keys()) or (CABLE if cable and cable.is_whole else None)
    labelled = with_form_labels(labelled, read_posts(sheet, genre))
    classification, markings, noted = read_markings(sheet)
    form = read_identification(sheet)
    if genre is None and form and record.kind == "cover_sheet":
        genre = IDENTIFICATION
    listed = list_papers(sheet) if genre is None or genre.is_loose else []
    if listed:  # what the labels name is each paper's and not the list's
        genre, labelled = LIST_OF_PAPERS, {}
    if genre is not None and not genre.parties:
        labelled = {name: fields for name, fields in labelled.items() if name not in _PARTIES or _is_party(fields[0])}
    if genre is not None and genre.kind == WITHDRAWAL:  # its parties and its level are those of what is missing
        labelled, classification = {name: fields for name, fields in labelled.items() if name not in _PARTIES}, None
    note = read_source_note(sheet)
    references = find_references(sheet)
    if note:
        classification = classification or note.classification
        markings = (*markings, *note.markings)
        references = without_parts([*([note.reference] if note.reference else []), *references])
    author, recipient = find_author(sheet, labelled, cable, genre), find_recipient(sheet, labelled, cable, genre)
    cited = cable is not None and cable.number is not None
    originator = find_originator(sheet, labelled, recipient)
    named = [Evidence("kind.head", 1.0, f"its head names the kind: {genre.kind}")] if genre else []
    return Description(
        document_type=genre.kind if genre else None,
        title=title_of_list(sheet, listed) if listed else _title(sheet, labelled, genre, author, recipient),
        originator=originator,
        author=with_body(author, originator, cited=cited, office=office_letters(sheet, author))
        or find_body(sheet, genre, originator),
        recipient=with_body(recipient, cited=cited),
        classification=classification,
        markings=markings,
        references=_identifying(references, cable),
        language=find_language(sheet),
        other=_other(
            sheet, labelled, cable, references, [*find_remarks(sheet, genre), *(note.others if note else ()), *listed]
        ),
        form=form,
        lines=lines,
        evidence=(*named, *noted),
    )


def _title(
    sheet: Sheet,
    labelled: dict[str, list[Field]],
    genre: Genre | None,
    author: Field | None,
    recipient: Field | None,
) -> Field | None:
    """The title as typed, with the speaker of a hearing; else one supplied from kind and parties."""
    typed = with_speaker(find_title(sheet, labelled, genre), genre, author)
    return typed or supply_title(sheet, genre, author, recipient)


def _is_party(field: Field) -> bool:
    """Whether an office or a person stands beside a label with its colon, or under one, and no post or fund."""
    if field.rule == _MEMORANDUM_FOR:
        return True
    return field.rule != BARE and (names_office(field.value) or is_person(field.value.partition(",")[0]))


def _without_unread(record: Record, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with those of pages that cannot be read left out of what is read for events."""
    unread = {page.number for page in record.pages if page.unread}
    return tuple(replace(line, role="furniture") if line.page in unread else line for line in lines)


def _identifying(references: list[Field], cable: CableHead | None) -> tuple[Field, ...]:
    found = [field for field in references if field.name in IDENTIFYING]
    if cable is None or cable.number is None:
        return tuple(found)
    return (cable.number, *(field for field in found if field.value != cable.number.value))


def _other(
    sheet: Sheet,
    labelled: dict[str, list[Field]],
    cable: CableHead | None,
    references: list[Field],
    remarks: list[Field],
) -> tuple[Field, ...]:
    heads = [field for name in sorted(_OTHER_LABELS & labelled.keys()) for field in labelled[name]]
    cable_fields = cable.others if cable else ()
    if cable:
        cable_fields += read_form(sheet, labelled, {field.name for field in cable_fields})
    missing = {field.name for field in remarks} & {"withdrawal"}  # told by the sheet's rows, not by its heading
    found = [field for field in references if field.name not in IDENTIFYING | missing]
    return (*cable_fields, *heads, *found, *remarks)
