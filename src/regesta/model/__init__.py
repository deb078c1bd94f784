"""The nouns of Regesta, one module a subject; a stage imports the module whose nouns it handles.

text        Source, Page, Line, Sentence: what was read, and how offsets lead back to it
records     Record, Field, Description: one archival document and what it is
dates       DateReading, RecordDate, DatedSection, Dating: words that carry time, and what they say
grammar     Word, Grammar: a sentence as a language model parsed it
names       NameReading: words that name a person, office, body, place or cryptonym
entries     Entry, Participant, Place, Amount: one happening, as one record reports it
ledgers     Instrument, Commitment, Position, Measure: rows that stand on entries
reconciled  Event, Lineage, Discrepancy: what only several records together can say

Every noun is frozen and slotted. Offsets count characters of the page's text as the register holds it,
from 0, end exclusive; pages are numbered from 1.
"""
