"""date: words that carry time, what they say, and which of them dates the record.

find_dates    text              -> readings, each with its value, its bounds and its reasons
date_records  records of a file -> readings, the record's own date, and the sections that a heading dates
"""

from regesta.stages.date.records import date_records
from regesta.stages.date.text import find_dates

__all__ = ["date_records", "find_dates"]
