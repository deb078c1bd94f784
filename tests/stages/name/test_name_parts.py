"""A person's name in its parts."""

import pytest

from regesta.stages.name.parts import parts_of


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("Lt. Col. Juan RUIZ Soto", "rank", "Lt Col"),
        ("Lt. Col. Juan RUIZ Soto", "family", "Ruiz Soto"),
        ("Ramon LOPEZ (Ibarra)", "family", "Lopez Ibarra"),
        ("HARGROVE, Philip M.", "family", "Hargrove"),
        ("HARGROVE, Philip M.", "given", "Philip M"),
        ("Consul General Amos Tilling", "office", "Consul General"),
        ("Mr. Aaron", "family", "Aaron"),
        ("Walter P. Ormsby, Jr.", "suffix", "Jr"),
        ('Walter "Buck" Ormsby', "nickname", "Buck"),
        ("PETROVSKIY (FNU)", "given", ""),
        ("Ludwig von Strelitz", "family", "von Strelitz"),
        ("Osman Abu Zeid", "family", "Abu Zeid"),
        ("ABU ZEID", "family", "Abu Zeid"),
        ("J. D. Marlowe", "given", "J D"),
        ("KING, Otto B.", "family", "King"),
        ("KING, Otto B.", "office", ""),
        ("Dr. King", "family", "King"),
        ("King Olav", "office", "King"),
        ("Mr. FNU LNU", "family", ""),
    ],
)
def test_a_name_falls_into_its_parts(text: str, field: str, expected: str) -> None:
    assert getattr(parts_of(text), field) == expected
