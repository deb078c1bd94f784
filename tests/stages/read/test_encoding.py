import pytest

from regesta.stages.read.encoding import decode

WORDS = "Señor Núñez left São Paulo for Zürich.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_an_encoding_is_told_from_the_bytes(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)).text == WORDS


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"one\r\ntwo\rthree\n").text == "one\ntwo\nthree\n"


def test_damaged_bytes_are_replaced_and_counted() -> None:
    decoded = decode("Señor Núñez, São Paulo".encode() + b" \xff\xfe left")
    assert (decoded.encoding, decoded.broken) == ("utf-8", 2)
    assert decoded.remarks() == ("2 damaged characters shown as \N{REPLACEMENT CHARACTER}",)


def test_losses_of_an_earlier_program_are_not_counted_as_ours() -> None:
    assert decode("lost \N{REPLACEMENT CHARACTER} before".encode()).broken == 0


def test_nul_bytes_and_terminal_escapes_are_replaced() -> None:
    assert decode(b"a\x00b\x1b[2J").text == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}[2J"


def test_older_western_files_say_so() -> None:
    assert "Windows-1252" in decode("Café".encode("cp1252")).remarks()[0]


def test_a_declared_encoding_helps_where_the_bytes_do_not_tell() -> None:
    assert decode("Москва".encode("koi8-r"), declared="koi8-r").text == "Москва"
    assert decode(b"\xe9t\xe9", declared="no-such-code").text == "été"
