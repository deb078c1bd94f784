"""Find date expressions: one quick scan for tokens, then the rules that start at each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from regesta.stages.date.fold import PARAGRAPH, fold
from regesta.stages.date.read import read
from regesta.stages.date.rules import Guard, Rules, date_rules
from regesta.stages.date.said import Said
from regesta.stages.date.words import daypart_of, part_of

PUT_OFF = 48  # characters before two days in which "postponed from" stands
MAX_GAP = 4  # characters between "the week of" and its day
_ODD_BEFORE = re.compile(
    r"(?<![a-z0-9'$])(?:[0-9][ilobszgqht|!]|[ilobszgqt|!][0-9]|il|ll|li|lo|io|oi|ol|ih|lh|lz|iz"
    r"|(?:(?<=\bon[ ])|(?<=\bof[ ])|(?<=\bby[ ])|(?<=\bdated[ ])|(?<=\bsince[ ])|(?<=\buntil[ ]))[sb])[ \n.-]{1,2}\Z"
)
_GROUP = re.compile(r"\d{6}[z27][ ]?[a-z]{3}")  # a cable's group behind a message number: "T04:271603Z OCT 76"
_STAMPED = re.compile(
    r"\d\d? [a-z]{3} \d\d(?!\d)"
)  # behind a desk's number or an hour: "106/14 OCT 63", "0915-3 JUN 63"
_HOUR_BEFORE = re.compile(r"(?<!\d)[0-2]\d[0-5]\d-\Z")
_ENDS_CELL = re.compile(rf"\d{{1,3}} ?[{PARAGRAPH}|]")  # figures too few for a date, and nothing behind them
_ARTICLE = re.compile(r"(?:the|an?)[ \n]{1,3}")
_WORD_BEFORE = re.compile(r"(?<![a-z0-9-])(?P<word>[a-z0-9]{2,10})[.,]?[ \n]{0,2}\Z")
_HALVES_BEFORE = re.compile(r"(?<![a-z0-9-])[a-z]{1,8}(?:[ \n]|-[ ]?\n?)[a-z]{1,8}[.,]?[ \n]{0,2}\Z")
_WEEKDAY_LEAD = re.compile(
    r"[a-z]{3,9}\.?(?:day)?(?: (?P<daypart>night|morning|afternoon|evening))?"
    r"(?:[,.]?[ \n]{1,2}|[ ]?--?[ ]?)\(?(?:the[ \n])?(?=[\da-z'])"
)
_NAME = re.compile(r"[A-Z][a-z-]+ [A-Z][A-Za-z]")
_ENDS_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\Z")
_ENDS_SENTENCE = re.compile(  # behind a word that is written out: "on 3 January."
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|hours)\.\Z"
)
_ORDINAL_LEAD = re.compile(r"\d{1,2}(?:st|nd|rd|th|d)\b|[a-z]")
_TAKES_PREFIX = {
    "date",
    "range",
    "decade",
    "century",
    "fiscal",
    "season",
    "quarter",
    "weekday",
    "feast",
    "month",
    "speech",
    "week_of",
}
_COUNTED_FROM_NEXT = ("week_of", "from_day")  # "the week of", "two days before": the day itself comes next
_TAKES_THE = {"decade", "century", "fiscal", "season", "quarter", "deictic", "shift", "year_ago", "week_of", "month"}


@dataclass(frozen=True, slots=True)
class Found:
    """A date expression: where it stands, which rule found it, what its words say."""

    start: int
    end: int
    rule: str
    said: Said


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its folded form."""

    text: str
    low: str


def find(text: str) -> tuple[list[Found], str]:
    """Every date expression of the text in order, and the folded text the rules saw."""
    rules, page, done = date_rules(), Page(text, fold(text)), 0
    found: list[Found] = []
    for token in rules.scan.finditer(page.low):
        if token.start() < done:
            continue
        hit = _at(rules, page, str(token.lastgroup), token.start(), done)
        if hit is None:
            continue
        hit = _with_brackets(page.text, hit)
        done = hit.end
        if hit.said.kind != "none":
            hit = _with_lead(rules, page, hit, found[-1].end if found else 0)
            if (
                found
                and found[-1].said.kind in _COUNTED_FROM_NEXT
                and found[-1].said.far is None
                and hit.start - found[-1].end < MAX_GAP
            ):
                week = found.pop()
                hit = replace(week, end=hit.end, said=replace(week.said, far=hit.said))
            found.append(hit)
    return found, page.low


def _at(rules: Rules, page: Page, token: str, start: int, done: int) -> Found | None:
    if token == "number":
        return _number(rules, page, start, done)
    if token == "month":
        odd = _ODD_BEFORE.search(page.low, max(done, start - 4), start)
        if odd and (hit := _first(rules, page, "odd", odd.start())):
            return hit
        return _first(rules, page, "month", start) or _first(rules, page, "word", start)
    if token == "weekday":
        return _weekday(rules, page, start)
    hit = _first(rules, page, token, start)
    article = None if hit or token != "word" else _ARTICLE.match(page.low, start)
    return _first(rules, page, token, article.end()) if article else hit


def _number(rules: Rules, page: Page, start: int, done: int) -> Found | None:
    low = page.low
    behind_date = start == done + 1 and low[done] == "-"  # "6/3/61-6/9/61"
    marked = start > 1 and low[start - 1] in ",./:-" and low[start - 2].isdigit() and not behind_date
    if start and (low[start - 1] in "$£€#" or marked):
        named = low[start - 1] == ":" and _GROUP.match(low, start)
        stamped = low[start - 1] == "/" or (
            low[start - 1] == "-" and _HOUR_BEFORE.search(low, max(0, start - 6), start)
        )
        named = named or (stamped and _STAMPED.match(low, start))
        return _first(rules, page, "number", start) if named else None
    hit = None if _ENDS_CELL.match(low, start) else _first(rules, page, "number", start)
    if hit is None and low[start] == "'":
        quoted = _first(rules, page, "number", start + 1)
        return quoted if quoted and low.startswith("'", quoted.end) else None
    if hit is not None and hit.said.month is not None:
        return hit
    word = _WORD_BEFORE.search(low, max(done, start - 13), start)
    if word:
        halves = word["word"] in rules.month_ends and _HALVES_BEFORE.search(low, max(done, start - 16), start)
        damaged = _first(rules, page, "split_before", halves.start()) if halves else None
        damaged = damaged or _first(rules, page, "word_before", word.start())
        if damaged is not None and damaged.end > start:
            return damaged
    return hit or _first(rules, page, "odd", start)


def _weekday(rules: Rules, page: Page, start: int) -> Found | None:
    """A weekday with the day it stands before ("Monday, 21 August 1961"), or the weekday alone."""
    lead = _WEEKDAY_LEAD.match(page.low, start)
    if lead:
        first = page.low[lead.end()]
        hit = _first(rules, page, "number" if first.isdigit() or first == "'" else "month", lead.end())
        hit = hit or _first(rules, page, "odd", lead.end())
        if hit is not None and hit.said.kind in ("date", "range") and hit.said.day is not None:
            word = re.match(r"[a-z]+", page.low[start : start + 12])
            weekday = rules.vocabulary.weekdays.get(word[0]) if word else None
            if weekday is not None:
                said = replace(hit.said, weekday=weekday, daypart=daypart_of(lead["daypart"] or ""))
                return Found(start, hit.end, hit.rule, said)
    return _first(rules, page, "weekday", start) or _first(rules, page, "word", start)


def _first(rules: Rules, page: Page, token: str, start: int) -> Found | None:
    """What the first rule that fits finds at the offset."""
    if token not in rules.quick or not rules.quick[token].match(page.low, start):
        return None
    first = rules.first[token].match(page.low, start)
    number = first.lastindex if first and first.lastindex else 1
    for rule in rules.at[token][number - 1 :]:
        match = rule.pattern.match(page.low, start)
        if match is None or (rule.guard is not None and not _passes(rule.guard, page, start, match.end())):
            continue
        said = read(rule, {name: text for number, name in rule.groups if (text := match.group(number))})
        if said is not None and said.kind == "range" and _is_put_off(rules, page.low, start, match.end()):
            continue
        if said is not None:
            return Found(start, _trimmed(page.low, start, match.end()), rule.id, said)
    return None


def _is_put_off(rules: Rules, low: str, start: int, end: int) -> bool:
    """Whether something was moved from the one day to the other: "put off from May 1961 to June 1961"."""
    return " to " in low[start:end] and rules.cues["put_off"].search(low, max(0, start - PUT_OFF), start) is not None


def _passes(guard: Guard, page: Page, start: int, end: int) -> bool:
    if guard.capital and not page.text[start].isupper():
        return False
    if guard.no_name and _NAME.fullmatch(page.text, start, end + 3):
        return False
    if guard.ends_name and _ENDS_NAME.search(page.text, max(0, start - guard.within), end):
        return False
    if guard.need is None and guard.bar is None:
        return True
    before = page.low[max(0, start - guard.within) : start]
    if not guard.lines:  # "in" at the end of a line stands before the year that opens the next
        before = before.replace("\n", " ")
    if guard.need is not None and not guard.need.search(before):
        return False
    return guard.bar is None or not guard.bar.search(before)


def _with_brackets(text: str, hit: Found) -> Found:
    """The expression with the bracket beside it whose other half it holds: "(10 Jan) 1962", "31 May (1963)"."""
    held = text[hit.start : hit.end]
    if held.count(")") > held.count("(") and text[hit.start - 1 : hit.start] == "(":
        return replace(hit, start=hit.start - 1)
    if held.count("(") > held.count(")") and text[hit.end : hit.end + 1] == ")":
        return replace(hit, end=hit.end + 1)
    return hit


def _trimmed(low: str, start: int, end: int) -> int:
    while end > start and low[end - 1] in " \n,-" + PARAGRAPH:
        end -= 1
    if end - start > 1 and low[end - 1] == "." and _ENDS_SENTENCE.search(low, start, end):
        end -= 1
    return end


def _with_lead(rules: Rules, page: Page, hit: Found, done: int) -> Found:
    """The expression with the words before it that belong to it: "early", "circa", "the night of", "Monday,"."""
    said, start = hit.said, hit.start
    if start == done or page.low[start - 1] not in " \n-":
        return hit
    tail = page.low[max(done, start - 48) : start]
    if said.kind == "duration" or (said.kind == "shift" and said.count.isdigit()):
        measure = None if page.low[start : hit.end].find("-") > 0 else rules.measure.search(tail)
        if measure is None:
            return hit
        about = said.about or (said.kind == "shift" and measure["about"] is not None)
        return replace(hit, start=start - len(tail) + measure.start(), said=replace(said, about=about))
    if said.kind not in _TAKES_PREFIX and said.kind not in _TAKES_THE:
        return hit
    lead = rules.prefix.search(tail)
    if lead is None or lead.end() == lead.start():
        return hit
    begin = start - len(tail) + lead.start()
    opens = begin == 0 or page.text[begin - 1] == "\n"
    if page.text.startswith("C.", begin) and (opens or not page.text[start].isdigit()):
        return hit  # the letter of a paragraph: "C. Last March"
    adjective = "-" in page.low[start : hit.end] and said.kind in ("quarter", "year_ago")
    takes_the = (said.kind in _TAKES_THE and not adjective) or (
        said.kind in ("date", "range")
        and _ORDINAL_LEAD.match(page.low, start)
        and said.day is not None
        and not page.low[start : start + 3].isalpha()
    )
    if said.kind not in _TAKES_PREFIX or not (lead["about"] or lead["part"] or lead["daypart"] or lead["weekday"]):
        return replace(hit, start=begin + lead.start("the") - lead.start()) if takes_the and lead["the"] else hit
    if lead["the"] and not takes_the:
        return hit
    part = part_of(lead["part"] or "") or said.part
    weekday = rules.vocabulary.weekdays.get(lead["weekday"]) if lead["weekday"] else said.weekday
    daypart = said.daypart or daypart_of(lead["daypart"] or lead["daypart2"] or "")
    said = replace(said, about=bool(lead["about"]), part=part, weekday=weekday, daypart=daypart)
    return replace(hit, start=begin, said=said)
