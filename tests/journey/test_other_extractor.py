"""Another extractor in place of Regesta's own: named for a build, believed where its words stand on the page."""

from dataclasses import replace

import pytest
from click.testing import CliRunner

from regesta.builder import build
from regesta.cli.main import cli
from regesta.errors import UnknownExtractorError
from regesta.export import rows_of
from regesta.model.drafts import Draft
from regesta.register import open_register, queries
from regesta.stages.extract.drafted import entries_of_drafts
from regesta.testing import dating, record

TEXT = "Oslo, 4 May 1958\n\nThe envoy Harald Brekke\nreached Bergen on 2 May 1958. He sailed the next day."
REACHED = Draft(
    page=1,
    quote="The envoy Harald Brekke reached Bergen on 2 May 1958",
    trigger="reached",
    date="1958-05-02",
    types=("travel",),
    date_quote="2 May 1958",
    participants=(("Harald Brekke", "agent"),),
    places=(("Bergen", "to"),),
    chance=0.8,
)


class Reached:
    """Gives one happening that stands on the page, and one that does not."""

    name = "reached 1"

    def version(self):
        return self.name

    def drafts(self, record, description, dating):
        return [REACHED, replace(REACHED, quote="The envoy reached Trondheim", trigger="reached")]


class ReachedAnew(Reached):
    name = "reached 2"


class Counted(Reached):
    """Counts how often it is made."""

    made = 0

    def __init__(self):
        Counted.made += 1


class Unreachable(Reached):
    def drafts(self, record, description, dating):
        raise ConnectionError("nobody answers")


def built(tmp_path, extractor, *, jobs=1):
    files = tmp_path / "files"
    files.mkdir(exist_ok=True)
    for name in ("a.txt", "b.txt"):
        (files / name).write_text(TEXT)
    named = f"{__name__}:{extractor.__name__}" if extractor else None
    return build([files], tmp_path / "r.regesta", jobs=jobs, extractor=named)


def entries(tmp_path):
    with open_register(tmp_path / "r.regesta") as register:
        return list(rows_of("entries")(register))


@pytest.mark.parametrize("jobs", [1, 2])
def test_its_entries_stand_in_the_register_and_those_not_on_the_page_are_told(tmp_path, jobs, monkeypatch):
    monkeypatch.setattr("regesta.runners.here.WORTH_A_POOL", 0)
    built(tmp_path, Reached, jobs=jobs)
    (told, _) = entries(tmp_path)
    assert told["quote"] == "The envoy Harald Brekke\nreached Bergen on 2 May 1958"
    assert (told["date"], told["date_basis"], told["types"], told["confidence"]) == (
        "1958-05-02",
        "explicit",
        ["travel"],
        "high",
    )
    assert [(one["name"], one["role"]) for one in told["participants"]] == [("Harald Brekke", "agent")]
    with open_register(tmp_path / "r.regesta") as register:
        remarks = {row["remarks"] for row in queries.coverage(register)}
    assert remarks == {
        "draft refused: page 1, “The envoy reached Trondheim”: "
        "the quote 'The envoy reached Trondheim' does not stand on the page"
    }


def test_it_is_made_once_in_a_process(tmp_path):
    built(tmp_path, Counted)
    built(tmp_path, Counted)
    assert Counted.made == 1


def test_another_version_and_none_read_every_file_again(tmp_path):
    assert built(tmp_path, Reached).read == 2
    assert built(tmp_path, Reached).read == 0
    assert built(tmp_path, ReachedAnew).read == 2
    assert built(tmp_path, None).read == 2


def test_a_file_on_which_it_fails_is_unread_until_the_next_build(tmp_path):
    summary = built(tmp_path, Unreachable)
    assert [reason.partition(" on record")[0] for _, reason in summary.unread] == ["the extractor reached 1 failed"] * 2
    assert "ConnectionError: nobody answers" in summary.unread[0][1]
    assert built(tmp_path, Unreachable).read == 2


@pytest.mark.parametrize(
    ("name", "why"),
    [("none-of-that-name", "no installed package names it"), ("no_such_module:X", "ModuleNotFoundError")],
)
def test_an_extractor_that_is_not_there_is_said_before_anything_is_read(tmp_path, name, why):
    with pytest.raises(UnknownExtractorError, match=why):
        build([__file__], tmp_path / "r.regesta", extractor=name)
    assert not (tmp_path / "r.regesta").exists()
    called = CliRunner().invoke(
        cli, ["build", __file__, "--register", str(tmp_path / "r.regesta"), "--extractor", name]
    )
    assert isinstance(called.exception, UnknownExtractorError) or called.exit_code == 2


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"page": 2}, "the record has no page 2"),
        ({"quote": "  "}, "the quote '' does not stand on the page"),
        ({"trigger": "sailed"}, "the trigger 'sailed' does not stand on the page"),
        ({"date_quote": "3 May 1958"}, "the words of the date '3 May 1958' does not stand on the page"),
        ({"participants": (("Harald Lunde", "agent"),)}, "the name 'Harald Lunde' does not stand on the page"),
        ({"participants": (("Harald Brekke", "hero"),)}, "'hero' is no role of a participant"),
        ({"places": (("Bergen", "near"),)}, "'near' is no role of a place"),
        ({"date": "2 May 1958"}, "is no EDTF"),
        ({"types": ()}, "it has no type"),
        ({"types": ("voyage",)}, "'voyage' is no type"),
        ({"certainty": "sure"}, "'sure' is no certainty"),
        ({"chance": 80}, "does not lie between 0 and 1"),
    ],
)
def test_what_does_not_stand_on_the_page_or_in_the_contract_is_refused(change, why):
    given, refused = entries_of_drafts(record(TEXT), dating(), [replace(REACHED, **change)], by="x 1")
    assert given == ()
    assert why in refused[0]


def test_a_date_that_is_carried_over_says_from_where():
    sailed = Draft(1, "He sailed the next day", "sailed", "1958-05-03", ("travel",), date_quote="2 May 1958")
    told = replace(sailed, quote="He sailed", date="1958-05-04", date_quote=None)
    given, refused = entries_of_drafts(record(TEXT), dating(edtf="1958-05-04"), [sailed, told], by="x 1")
    assert refused == ()
    assert sorted((entry.date, entry.date_basis) for entry in given) == [
        ("1958-05-03", "inherited"),
        ("1958-05-04", "document"),
    ]
