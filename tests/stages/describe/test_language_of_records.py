"""In what language is a page, a short one too?"""

from __future__ import annotations

import pytest

from regesta.rulebook import load_rules
from regesta.stages.describe import describe_record
from regesta.stages.describe.language import remark_languages
from regesta.testing import record


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Minister arrived at Vigo."),
        ("ru", "4 мая 1961 года\n\nМинистр иностранных дел прибыл в Москву и подписал договор о торговле."),
        ("uk", "Міністр закордонних справ прибув до Києва і підписав договір про торгівлю."),
        ("es", "El Ministro llegó a Vigo y firmó el tratado."),
        ("fr", "Le Ministre est arrivé à Paris et a signé le traité."),
        ("de", "Der Minister ist in Bonn eingetroffen und hat den Vertrag unterzeichnet."),
        ("it", "Il Ministro è arrivato a Roma e ha firmato il trattato."),
        ("pl", "Minister przybył do Warszawy i podpisał układ o handlu z Norwegią."),
        ("cs", "Ministr přijel do Prahy a podepsal smlouvu o obchodu s Norskem."),
        ("hu", "Az államminiszter megérkezett Budapestre és aláírta a szerződést."),
        ("zh", "外交部长到达北京并签署了贸易协定。"),
        ("ar", "وصل الوزير إلى القاهرة ووقع الاتفاق"),
    ],
)
def test_a_sentence_tells_its_language(language: str, text: str) -> None:
    assert describe_record(record(text)).language == language


@pytest.mark.parametrize(
    "text",
    [
        "OSLO 344",
        "A V S\n\nZ 12 S 4\n\nSEZNAM K 3, S 5, V 6",
        "ATTACHMENT #3 to F/V-00000\n\nHERMES Team Members' list: A, B",
        "1 2 3",
    ],
)
def test_names_and_numbers_tell_none(text: str) -> None:
    assert describe_record(record(text)).language is None


def test_a_file_says_which_of_its_records_are_not_in_english() -> None:
    spanish = "El Ministro llegó a Vigo y firmó el tratado."
    records = [record("The Minister arrived at Vigo."), record(spanish, spanish), record("1 2 3"), record(spanish)]
    remarks = remark_languages(records, [describe_record(one) for one in records])
    assert remarks == ("in Spanish on pages 1 to 2, page 1: what happened is told from English alone",)


def test_of_many_records_the_first_are_named() -> None:
    records = [record("Der Minister ist in Bonn eingetroffen und hat den Vertrag unterzeichnet.")] * 7
    [remark] = remark_languages(records, [describe_record(one) for one in records])
    assert remark.startswith("in German on page 1, page 1")
    assert "and 2 more records" in remark


def test_every_language_that_can_be_told_has_a_name() -> None:
    rules = load_rules("en/languages")
    told = {*rules["scripts"], *rules["letters"], *rules["words"], *load_rules("en/small_words")}
    assert told - {"en"} <= rules["names"].keys()
