from pathlib import Path

from regesta.samples import sample_folder
from regesta.sources import find_sources

README = Path(__file__).parents[1] / "examples" / "README.md"


def test_the_sample_records_are_found() -> None:
    assert len(find_sources([sample_folder()])) >= 12


def test_every_sample_record_is_described_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    assert [source.path for source in find_sources([sample_folder()]) if f"`{source.path}`" not in text] == []
