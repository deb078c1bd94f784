"""In what language is a page, a short one too?"""

from __future__ import annotations

import pytest

from regesta.stages.describe import describe_record
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


@pytest.mark.parametrize("text", ["OSLO 344", "ATTACHMENT #3 to F/V-00000\n\nHERMES Team Members' list: A, B", "1 2 3"])
def test_names_and_numbers_tell_none(text: str) -> None:
    assert describe_record(record(text)).language is None
