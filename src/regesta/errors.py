"""Every error Regesta raises, with its exit status and what to do about it.

Exit status: 0 done; 1 done, but some inputs could not be read; 2 the call is wrong or nothing could be done.
"""

from __future__ import annotations


class RegestaError(Exception):
    """Base of all: a sentence that says what happened, where, and what to type next."""

    exit_status = 2


class MissingSourceError(RegestaError):
    """A SOURCE that is not there."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: there is no such file or folder. Check the path and run the command again.")


class NothingToReadError(RegestaError):
    """A SOURCE folder that holds no file."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: the folder holds no file that could be read. Give a folder with records in it.")


class NotARegisterError(RegestaError):
    """A file that is no register."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: not a register ({why}). Make one with: regesta build SOURCE --register {path}")


class NewerRegisterError(RegestaError):
    """A register written by a newer Regesta."""

    def __init__(self, path: str, found: int, known: int) -> None:
        super().__init__(
            f"{path}: written by a newer Regesta (schema {found}; this one knows up to {known}). "
            "Install the newer version with: pip install --upgrade regesta"
        )


class StorageError(RegestaError):
    """The register could not be written."""

    def __init__(self, path: str, why: str) -> None:
        self.why = why
        super().__init__(
            f"{path}: could not be written ({why}). Free some space or choose another place with --register, "
            "then run the same command again; what was saved stays saved."
        )


class UnknownIdError(RegestaError):
    """An id that is not in the register."""

    def __init__(self, what: str, identifier: str, near: list[str]) -> None:
        hint = f" Near it: {', '.join(near)}." if near else ""
        super().__init__(f"{identifier}: no {what} of that id in this register.{hint}")


class UnfitJudgementError(RegestaError):
    """A judgement that makes no sense for what it judges."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why}. Nothing was kept.")


class UnreadableError(RegestaError):
    """A file that could not be read; the build keeps it as unread and goes on."""

    exit_status = 1


class UnknownExtractorError(RegestaError):
    """An extractor that is not installed, or cannot be made."""

    def __init__(self, name: str, why: str, installed: list[str]) -> None:
        known = f"Installed: {', '.join(installed)}." if installed else "None is installed."
        super().__init__(
            f"{name}: no extractor to be had ({why}). {known} Name one of them, a class as module:class, or leave "
            "--extractor out for Regesta's own."
        )


class ExtractorError(RegestaError):
    """An extractor that failed on a record; its file is kept as unread and tried again by the next build."""

    def __init__(self, by: str, record: str, error: Exception) -> None:
        super().__init__(f"the extractor {by} failed on record {record} ({type(error).__name__}: {error}); build again")


class RuleError(RegestaError):
    """A rule file that breaks its own promises; names the file and the rule."""

    def __init__(self, file: str, rule: str, why: str) -> None:
        super().__init__(f"rules/{file}, rule {rule}: {why}")


class UnverifiableQuoteError(RegestaError):
    """An entry whose quote is not what stands on its page: a fault in a stage, never saved."""

    def __init__(self, source: str, page: int, quote: str) -> None:
        super().__init__(
            f"{source}, page {page}: the quote {quote[:60]!r} does not stand there. "
            "This is a fault in Regesta; please report it with the file."
        )


class AuthorityFormatError(RegestaError):
    """An authority file that cannot be read as any known format."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"{path}: not read as an authority file: {why}. Give XML of the Office of the Historian, JSON of Wikidata, "
            "JSON Lines, or CSV with --map name=COLUMN."
        )
