"""Saved web pages (HTML, MHTML, hOCR) as text: every word that a reader of the page sees, in the page's order.

No script is run and nothing is fetched. Menus and link bars become one line each, their links parted by " · ", so
that they can be told from the record; nothing of them is lost. Tables become rows of "| a | b |".
"""

from __future__ import annotations

import email
import email.policy
import re
from typing import Any

from regesta.model.text import Page
from regesta.stages.read.encoding import Decoded, decode

_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "math", "object", "iframe", "head", "select"})
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "article", "section"})
_LISTS = frozenset({"ul", "ol", "dl", "dt", "dd", "li"})
_TABLES = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr"})
_BLOCKS = frozenset({"body", "main", "div", "header", "footer", "aside", "address", "center", "pre", "hr"})
_BLOCKS |= frozenset({"form", "fieldset", "legend", "figure", "figcaption", "details", "summary", "dialog", "nav"})
_LINE_ENDS = _BLOCKS | _LISTS | _TABLES | {"br"}
_LINK_BARS = frozenset({"nav", "menu"})
_LINK_BAR_ROLES = frozenset({"navigation", "menubar", "menu", "toolbar"})
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset=[\"']?([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding=[\"']([\w.:-]{2,40})", re.I
)
_XML_OPENING = re.compile(r"^\s*<\?xml[^>]{0,200}>")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_PAGE_BREAK = "\f"  # put before each page of an hOCR file; no text that was decoded can hold it here


def decode_page(data: bytes) -> Decoded:
    """The markup of a saved page, in the encoding that it declares."""
    declared = _DECLARED.search(data[:4096])
    name = (declared[1] or declared[2]).decode("ascii") if declared else None
    return decode(data, declared=name)


def page_of_archive(data: bytes) -> bytes | None:
    """The HTML part of a web archive (MHTML), in UTF-8; None where it has none."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                declared = part.get_content_charset()
                return decode(content, declared=declared).text.encode("utf-8", errors="replace")
    return None


def read_markup(markup: str) -> tuple[Page, ...]:
    """The text of a saved page: one page, or one for each page that an hOCR file marks."""
    from lxml import etree

    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    text = _XML_OPENING.sub("", markup, count=1).replace(_PAGE_BREAK, " ")
    root = etree.fromstring(text, parser) if text.strip() else None
    if root is None:
        return (Page(1, ""),)
    writer = _Writer()
    title = _SPACE.sub(" ", "".join(root.xpath("//head/title//text()"))).strip()
    for happening, element in etree.iterwalk(root, events=("start", "end")):
        if isinstance(element.tag, str):
            writer.opened(element) if happening == "start" else writer.closed(element)
    parts = [part for part in writer.text().split(_PAGE_BREAK) if part.strip()] or [""]
    if title and title.casefold() not in parts[0].casefold():
        parts[0] = f"{title}\n\n{parts[0].lstrip()}"
    return tuple(Page(number, part.strip("\n") + "\n") for number, part in enumerate(parts, start=1))


class _Writer:
    """Writes the words of a page down as it is walked through."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._unseen = 0  # depth inside elements that a reader does not see
        self._kept_spacing = 0  # depth inside <pre>
        self._bars: list[list[str]] = []  # the links of the menus that are open

    def opened(self, element: Any) -> None:
        tag = element.tag
        if tag in _UNSEEN:
            self._unseen += 1
            return
        if _is_link_bar(element):
            self._bars.append([])
        if "ocr_page" in (element.get("class") or ""):
            self._parts.append(_PAGE_BREAK)
        self._break(tag, element)
        self._parts.append(_HEADINGS.get(tag, "") if not self._unseen and not self._bars else "")
        self._kept_spacing += tag == "pre"
        if tag in ("td", "th"):
            self._parts.append("| ")
        elif tag == "li" and not self._bars:
            self._parts.append("- ")
        self._write(element.text)

    def closed(self, element: Any) -> None:
        tag = element.tag
        if tag in _UNSEEN:
            self._unseen -= 1
        else:
            self._kept_spacing -= tag == "pre"
            if tag in ("td", "th"):
                self._parts.append(" ")
            elif tag == "tr":
                self._parts.append("|")
            if _is_link_bar(element):
                self._close_bar()
            self._break(tag, element)
        self._write(element.tail)

    def text(self) -> str:
        """All that was written, lines trimmed, never two blank lines together."""
        lines = [line.strip(" ") for line in "".join(self._parts).split("\n")]
        return _BLANK_LINES.sub("\n\n", "\n".join(lines))

    def _break(self, tag: str, element: Any) -> None:
        if tag in _PARAGRAPHS:
            self._parts.append("\n\n")
        elif tag in _LINE_ENDS or "ocr_line" in (element.get("class") or ""):
            self._parts.append("\n")

    def _write(self, text: str | None) -> None:
        if not text or self._unseen:
            return
        if self._bars:
            words = _SPACE.sub(" ", text).strip()
            if words:
                self._bars[-1].append(words)
        elif self._kept_spacing:
            self._parts.append(text.replace("\r\n", "\n"))
        else:
            self._parts.append(self._folded(text))

    def _folded(self, text: str) -> str:
        words = _SPACE.sub(" ", text)
        last = next((part for part in reversed(self._parts) if part), "\n")
        return words.lstrip(" ") if last.endswith(("\n", " ")) else words

    def _close_bar(self) -> None:
        links = self._bars.pop()
        if self._bars:
            self._bars[-1].extend(links)
        elif links:
            self._parts.append("\n" + " · ".join(links) + "\n")


def _is_link_bar(element: Any) -> bool:
    return element.tag in _LINK_BARS or (element.get("role") or "") in _LINK_BAR_ROLES
