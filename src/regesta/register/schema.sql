-- The register: one SQLite file. READ SECOND, after pipeline.py.
--
-- Source text stands in `page` alone, as it was read; everything else points at it by page number and offsets
-- (characters of page.text from 0, end exclusive). What people decided stands in `judgement` alone and survives
-- every rebuild; all other tables are a pure function of sources, rules and judgements.
-- Dates are EDTF; *_earliest and *_latest are ISO days that bound them, NULL where open. Lists are JSON.

-- ---------------------------------------------------------------- sources: what was read

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE source (
    source_id   INTEGER PRIMARY KEY,
    path        TEXT NOT NULL UNIQUE,  -- relative to the SOURCE folder given to build
    root        TEXT NOT NULL,         -- that folder, on the machine that built the register
    size        INTEGER NOT NULL,      -- bytes
    digest      TEXT NOT NULL,         -- SHA-256 of the bytes
    media       TEXT NOT NULL,         -- ocr_text, plain_text, web_page, pdf, image, other
    unread      TEXT,                  -- why nothing of it could be read, in words
    remarks     TEXT,                  -- what to know of the reading: encoding, damaged characters, pages cut
    fingerprint TEXT NOT NULL          -- of the program, rules, model and rulings that read it: when it changes, read again
);

CREATE TABLE page (
    page_id   INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    number    INTEGER NOT NULL,        -- as numbered in the file, from 1
    text      TEXT NOT NULL,           -- source text, verbatim
    unread    TEXT,                    -- why it could not be read, in words
    quality   REAL,                    -- share of it that reads as language, 0 to 1
    lines     TEXT NOT NULL DEFAULT '[]',  -- [[start, end, role], ...]: what each line is there for
    UNIQUE (source_id, number)
);

CREATE VIRTUAL TABLE page_text USING fts5 (
    text, content = 'page', content_rowid = 'page_id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER page_text_insert AFTER INSERT ON page BEGIN
    INSERT INTO page_text (rowid, text) VALUES (new.page_id, new.text);
END;
CREATE TRIGGER page_text_delete AFTER DELETE ON page BEGIN
    INSERT INTO page_text (page_text, rowid, text) VALUES ('delete', old.page_id, old.text);
END;

-- ---------------------------------------------------------------- records: the documents of a file

CREATE TABLE record (
    record_id       TEXT PRIMARY KEY,
    source_id       INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    number          INTEGER NOT NULL,  -- its place in the file, from 1
    kind            TEXT NOT NULL,     -- cover_sheet, routing, document, attachment, blank
    first_page      INTEGER NOT NULL,
    last_page       INTEGER NOT NULL,
    start           INTEGER NOT NULL,  -- offset in the first page where it begins
    end             INTEGER NOT NULL,  -- offset in the last page where it ends
    title           TEXT,
    document_type   TEXT,
    date            TEXT,              -- the record's own date, EDTF
    date_earliest   TEXT,
    date_latest     TEXT,
    date_quote      TEXT,
    date_page       INTEGER,
    date_start      INTEGER,
    date_basis      TEXT,
    date_candidates TEXT NOT NULL DEFAULT '[]',  -- [[EDTF, reason], ...]
    date_evidence   TEXT NOT NULL DEFAULT '[]',  -- [[feature, weight, sentence], ...]
    originator      TEXT,
    author          TEXT,
    recipient       TEXT,
    classification  TEXT,              -- the highest typed on the record itself
    language        TEXT,              -- ISO 639-1
    quality         REAL,              -- mean quality of its pages
    unread          TEXT,
    evidence        TEXT NOT NULL DEFAULT '[]'   -- why it begins where it does, and what describes it
);
CREATE INDEX record_by_source ON record (source_id, number);
CREATE INDEX record_by_date ON record (date_earliest);

CREATE TABLE record_field (
    record_id TEXT NOT NULL REFERENCES record ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    name      TEXT NOT NULL,           -- title, originator, marking, reference, drafters, copy_number, ...
    value     TEXT NOT NULL,           -- as read
    text      TEXT NOT NULL,           -- as written
    page      INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    end       INTEGER NOT NULL,
    rule      TEXT NOT NULL,
    on_form   INTEGER NOT NULL,        -- 1: typed by an archivist on an identification form, not by the record's author
    PRIMARY KEY (record_id, position)
) WITHOUT ROWID;

-- ---------------------------------------------------------------- readings: dates and names as they stand

CREATE TABLE date_reading (
    reading_id INTEGER PRIMARY KEY,
    record_id  TEXT NOT NULL REFERENCES record ON DELETE CASCADE,
    page       INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    end        INTEGER NOT NULL,
    text       TEXT NOT NULL,
    type       TEXT NOT NULL,          -- DATE, TIME, DURATION, SET
    value      TEXT NOT NULL,          -- TIMEX3
    edtf       TEXT NOT NULL,
    earliest   TEXT,
    latest     TEXT,
    basis      TEXT NOT NULL,          -- explicit, heading, inherited, relative, sequence, document
    use        TEXT NOT NULL,          -- act, record, heading, mention, furniture, field
    rule       TEXT NOT NULL,
    candidates TEXT NOT NULL,
    evidence   TEXT NOT NULL,
    flags      TEXT NOT NULL
);
CREATE INDEX date_reading_by_record ON date_reading (record_id, page, start);

CREATE TABLE dated_section (
    record_id  TEXT NOT NULL REFERENCES record ON DELETE CASCADE,
    page       INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    end        INTEGER NOT NULL,
    edtf       TEXT NOT NULL,
    basis      TEXT NOT NULL,
    earliest   TEXT,
    latest     TEXT,
    heading    TEXT,                   -- the heading's words; NULL where the heading was lost
    evidence   TEXT NOT NULL,
    PRIMARY KEY (record_id, page, start)
) WITHOUT ROWID;

CREATE TABLE name_reading (
    name_id    INTEGER PRIMARY KEY,
    record_id  TEXT NOT NULL REFERENCES record ON DELETE CASCADE,
    page       INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    end        INTEGER NOT NULL,
    text       TEXT NOT NULL,
    kind       TEXT NOT NULL,          -- person, office, organisation, place, cryptonym, group, redacted
    parts      TEXT,                   -- JSON object: rank, title, office, given, nickname, family, suffix
    refers_to  TEXT,                   -- the fuller name in the record that it stands for
    rule       TEXT NOT NULL,
    evidence   TEXT NOT NULL
);
CREATE INDEX name_reading_by_record ON name_reading (record_id, page, start);

-- ---------------------------------------------------------------- entries: one happening, as one record reports it

CREATE TABLE entry (
    entry_id        TEXT PRIMARY KEY,
    record_id       TEXT NOT NULL REFERENCES record ON DELETE CASCADE,
    page            INTEGER NOT NULL,
    start           INTEGER NOT NULL,
    end             INTEGER NOT NULL,
    quote           TEXT NOT NULL,     -- = substr(page.text, start + 1, end - start), checked when saved
    trigger         TEXT NOT NULL,
    date            TEXT,
    date_earliest   TEXT,
    date_latest     TEXT,
    date_quote      TEXT,
    date_basis      TEXT NOT NULL,
    date_candidates TEXT NOT NULL,
    types           TEXT NOT NULL,     -- JSON list, first the main one
    certainty       TEXT NOT NULL,     -- occurred, planned, conditional, denied, alleged
    according_to    TEXT,              -- the words by which the record names its source
    attribution     TEXT NOT NULL,     -- the hearsay chain, nearest source first
    worth           TEXT NOT NULL,     -- act, routine
    flags           TEXT NOT NULL,
    evidence        TEXT NOT NULL,
    chance          REAL               -- that it happened, and on that date; NULL where nothing weighed it
);
-- Holds all that the chronology is narrowed and counted by, so that no quote need be read for it.
CREATE INDEX entry_by_record ON entry (
    record_id, page, start, end, entry_id, date, date_earliest, date_latest, certainty, date_basis, worth, chance
);
-- What waits in the reading room's queues.
CREATE INDEX entry_ambiguous ON entry (date_earliest, record_id) WHERE date_candidates <> '[]';
CREATE INDEX entry_flagged ON entry (record_id, page) WHERE flags <> '[]' OR date_basis IN ('document', 'sequence');
CREATE INDEX page_unread ON page (source_id) WHERE unread IS NOT NULL;
CREATE INDEX entry_by_date ON entry (date_earliest, date_latest);

CREATE TABLE entry_type (
    entry_id TEXT NOT NULL REFERENCES entry ON DELETE CASCADE,
    type     TEXT NOT NULL,
    PRIMARY KEY (entry_id, type)
) WITHOUT ROWID;
CREATE INDEX entry_type_by_type ON entry_type (type);

CREATE TABLE participant (
    entry_id   TEXT NOT NULL REFERENCES entry ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    name       TEXT NOT NULL,          -- verbatim
    role       TEXT NOT NULL,          -- agent, counterpart, subject, recipient, greeter, signatory
    start      INTEGER NOT NULL,       -- on the entry's page
    end        INTEGER NOT NULL,
    stands_for TEXT,                   -- the fuller name in the record that it is carried back to
    person_id  TEXT,                   -- set by reconcile
    chance     REAL,                   -- that he took part; NULL where nothing weighed it
    PRIMARY KEY (entry_id, position)
) WITHOUT ROWID;
CREATE INDEX participant_by_person ON participant (person_id);

CREATE TABLE entry_place (
    entry_id TEXT NOT NULL REFERENCES entry ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,            -- verbatim
    role     TEXT NOT NULL,            -- at, from, to, via
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    place_id TEXT,                     -- set by reconcile
    chance   REAL,
    PRIMARY KEY (entry_id, position)
) WITHOUT ROWID;
CREATE INDEX entry_place_by_place ON entry_place (place_id);

CREATE TABLE amount (
    entry_id TEXT NOT NULL REFERENCES entry ON DELETE CASCADE,
    position INTEGER NOT NULL,
    quote    TEXT NOT NULL,
    value    REAL NOT NULL,
    unit     TEXT NOT NULL,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    PRIMARY KEY (entry_id, position)
) WITHOUT ROWID;

-- ---------------------------------------------------------------- ledgers: rows that stand on entries

CREATE TABLE ledger_row (
    row_id    TEXT PRIMARY KEY,
    ledger    TEXT NOT NULL,           -- instruments, commitments, positions, measures
    record_id TEXT NOT NULL REFERENCES record ON DELETE CASCADE,
    fields    TEXT NOT NULL,           -- JSON object, in the ledger's order
    entries   TEXT NOT NULL,           -- JSON list of entry ids
    quotes    TEXT NOT NULL,           -- JSON list of [page, start, end, text]
    evidence  TEXT NOT NULL,
    readings  TEXT NOT NULL DEFAULT '[]'  -- JSON list of [field, rule, page, start, end]: where each field comes from
);
CREATE INDEX ledger_row_by_ledger ON ledger_row (ledger, record_id);

-- ---------------------------------------------------------------- judgements: what people decided

CREATE TABLE judgement (
    judgement_id INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL,        -- accept, correct, reject, merge, split, rename, distinct, boundary, ruling, verdict, note
    target       TEXT NOT NULL,        -- "entry:ID", "person:ID", "record:ID", "page:PATH#N", "discrepancy:ID", ...
    anchor       TEXT,                 -- JSON: source path, page and quote, by which it is found again after a rebuild
    value        TEXT NOT NULL,        -- JSON: what was decided
    reason       TEXT,
    author       TEXT NOT NULL,
    made_at      TEXT NOT NULL,        -- UTC, ISO 8601
    undone_at    TEXT                  -- set when taken back; the row stays
);
CREATE INDEX judgement_by_target ON judgement (target);

CREATE TABLE standing (                -- entries and records that people ruled on; their rows hold what was decided
    target    TEXT PRIMARY KEY,        -- "entry:ID", "record:ID"
    entry_id  TEXT REFERENCES entry ON DELETE CASCADE,
    record_id TEXT REFERENCES record ON DELETE CASCADE,
    standing  TEXT NOT NULL,           -- accepted, corrected, rejected; a rejected entry is left out of every list
    as_read   TEXT NOT NULL            -- JSON: what the stages had said; comes back when the ruling is undone
) WITHOUT ROWID;
CREATE INDEX standing_by_entry ON standing (entry_id, standing);

-- ---------------------------------------------------------------- reconciled: people, offices, places

CREATE TABLE person (
    person_id TEXT PRIMARY KEY,
    name      TEXT NOT NULL,           -- the fullest form on record
    family    TEXT NOT NULL,
    given     TEXT NOT NULL,
    variants  TEXT NOT NULL,           -- JSON list of forms as written
    evidence  TEXT NOT NULL            -- why these mentions are one person
);
CREATE INDEX person_by_family ON person (family);

CREATE TABLE person_name (             -- whom a name reading names, where it is no participant's
    name_id   INTEGER PRIMARY KEY,
    person_id TEXT NOT NULL
);
CREATE INDEX person_name_by_person ON person_name (person_id);

CREATE TABLE person_proposal (         -- two persons who may be one: for a reader to decide
    one      TEXT NOT NULL,
    other    TEXT NOT NULL,
    score    REAL NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;

CREATE TABLE person_tie (              -- two persons of whom a record says that they are one: a pseudonym, mostly
    tie_id TEXT PRIMARY KEY,
    one    TEXT NOT NULL,
    other  TEXT NOT NULL,
    status TEXT NOT NULL,              -- said, perhaps
    quotes TEXT NOT NULL               -- JSON list of [record_id, page, start, end, text]
) WITHOUT ROWID;

CREATE TABLE holding (                 -- a person in an office for a time, as far as the records say
    holding_id    TEXT PRIMARY KEY,
    person_id     TEXT NOT NULL,
    office        TEXT NOT NULL,       -- its plain form: "ambassador", "minister of foreign affairs"
    country       TEXT,                -- the state whose officer it is
    post          TEXT,                -- where it lies, or the state accredited to
    date_earliest TEXT,
    date_latest   TEXT,
    status        TEXT NOT NULL,       -- held, former, designate, acting
    quotes        TEXT NOT NULL        -- JSON list of [record_id, page, start, end, text]
);
CREATE INDEX holding_by_person ON holding (person_id);
CREATE INDEX holding_by_office ON holding (office);

CREATE TABLE place (
    place_id  TEXT PRIMARY KEY,
    name      TEXT NOT NULL,           -- as the records mostly write it
    modern    TEXT,                    -- today's name
    kind      TEXT,                    -- state, city, site, region
    state     TEXT,                    -- the state it belonged to at the records' dates
    latitude  REAL,
    longitude REAL,
    variants  TEXT NOT NULL
);

CREATE TABLE authority (               -- open authority files, as imported
    authority_id  TEXT PRIMARY KEY,
    set_name      TEXT NOT NULL,
    kind          TEXT NOT NULL,       -- holding, visit, travel, person, place
    name          TEXT NOT NULL,
    family        TEXT,
    date_earliest TEXT,
    date_latest   TEXT,
    data          TEXT NOT NULL        -- JSON: the line as imported
);
CREATE INDEX authority_by_family ON authority (family);

CREATE TABLE authority_link (          -- candidates with scores; a person's choice is a judgement
    target       TEXT NOT NULL,        -- "person:ID"
    authority_id TEXT NOT NULL,
    score        REAL NOT NULL,
    evidence     TEXT NOT NULL,
    PRIMARY KEY (target, authority_id)
) WITHOUT ROWID;

-- ---------------------------------------------------------------- reconciled: ledger rows that belong together

CREATE TABLE ledger_link (
    row_id     TEXT NOT NULL,          -- the row that tells of it later; of "kept" it may be an entry
    earlier_id TEXT NOT NULL,          -- the row that it is tied to
    relation   TEXT NOT NULL,          -- same, enlarged, repeated, kept, broken, differs (of positions)
    reason     TEXT NOT NULL,          -- in words
    PRIMARY KEY (row_id, earlier_id)
) WITHOUT ROWID;
CREATE INDEX ledger_link_by_earlier ON ledger_link (earlier_id);

-- ---------------------------------------------------------------- reconciled: events, copies, discrepancies

CREATE TABLE event (                   -- the happening itself: entries that report the same thing
    event_id      TEXT PRIMARY KEY,
    date          TEXT,
    date_earliest TEXT,
    date_latest   TEXT,
    sources       INTEGER NOT NULL,    -- independent sources behind it: copies count once
    evidence      TEXT NOT NULL
);
CREATE TABLE event_entry (
    event_id TEXT NOT NULL REFERENCES event ON DELETE CASCADE,
    entry_id TEXT NOT NULL,
    stance   TEXT NOT NULL,            -- contemporary, retrospective, unknown
    PRIMARY KEY (event_id, entry_id)
) WITHOUT ROWID;
CREATE INDEX event_entry_by_entry ON event_entry (entry_id);

CREATE TABLE lineage (                 -- records that are copies, releases or excerpts of one another
    lineage_id TEXT NOT NULL,
    record_id  TEXT NOT NULL,
    relation   TEXT NOT NULL,          -- fullest, copy, release, excerpt, quotation, translation
    rank       INTEGER NOT NULL,       -- 1: shown first, the fullest and least redacted
    similarity REAL NOT NULL,
    findings   TEXT NOT NULL,          -- JSON: what this one hides or shows that the first does not
    PRIMARY KEY (lineage_id, record_id)
) WITHOUT ROWID;
CREATE INDEX lineage_by_record ON lineage (record_id);

CREATE TABLE discrepancy (
    discrepancy_id TEXT PRIMARY KEY,
    kind           TEXT NOT NULL,      -- date_against_date, name_in_office, amount, attendance, order, title_period, ...
    severity       TEXT NOT NULL,      -- high, medium, low
    summary        TEXT NOT NULL,      -- one sentence
    cause          TEXT,               -- a possible cause in words, with its likelihood
    entries        TEXT NOT NULL,      -- JSON list of entry ids concerned
    records        TEXT NOT NULL,      -- JSON list of record ids concerned
    quotes         TEXT NOT NULL       -- JSON list of [record_id, page, start, end, text]
);

-- ---------------------------------------------------------------- kept: what need not be worked out again

CREATE TABLE kept (                    -- may be emptied at any time: the next build then works all of it out again
    step      TEXT NOT NULL,           -- of reconcile: people, copies, events, ...
    source_id INTEGER NOT NULL,        -- the file it is of; 0: the whole register
    value     BLOB NOT NULL,           -- JSON, compressed with zlib
    PRIMARY KEY (source_id, step)
);
CREATE TRIGGER kept_source AFTER DELETE ON source BEGIN
    DELETE FROM kept WHERE source_id = old.source_id;
END;
-- A ruling changes these, and whoever edits the register by hand.
CREATE TRIGGER kept_record AFTER UPDATE OF date_earliest ON record BEGIN
    DELETE FROM kept WHERE source_id = new.source_id;
END;
CREATE TRIGGER kept_entry AFTER UPDATE OF date_earliest ON entry BEGIN
    DELETE FROM kept WHERE source_id = (SELECT source_id FROM record WHERE record_id = new.record_id);
END;
CREATE TRIGGER kept_participant_new AFTER INSERT ON participant BEGIN
    DELETE FROM kept WHERE source_id =
        (SELECT source_id FROM record JOIN entry USING (record_id) WHERE entry_id = new.entry_id);
END;
CREATE TRIGGER kept_participant_changed AFTER UPDATE OF name, start, end, stands_for ON participant BEGIN
    DELETE FROM kept WHERE source_id =
        (SELECT source_id FROM record JOIN entry USING (record_id) WHERE entry_id = new.entry_id);
END;
CREATE TRIGGER kept_participant_gone AFTER DELETE ON participant BEGIN
    DELETE FROM kept WHERE source_id =
        (SELECT source_id FROM record JOIN entry USING (record_id) WHERE entry_id = old.entry_id);
END;

-- ---------------------------------------------------------------- views: what historians ask

CREATE VIEW chronology AS
SELECT e.date, e.date_basis AS basis, e.quote, e.types, e.certainty, e.according_to,
       (SELECT group_concat(p.name, '; ') FROM participant p WHERE p.entry_id = e.entry_id) AS people,
       (SELECT group_concat(l.name, '; ') FROM entry_place l WHERE l.entry_id = e.entry_id) AS places,
       s.path AS source, e.page, r.title AS record_title, r.date AS record_date, r.classification,
       e.worth, e.entry_id, e.record_id
FROM entry e JOIN record r USING (record_id) JOIN source s USING (source_id)
WHERE e.date IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM standing x WHERE x.entry_id = e.entry_id AND x.standing = 'rejected')
ORDER BY e.date_earliest, e.date_latest, s.path, e.page, e.start;

CREATE VIEW undated AS
SELECT e.quote, e.types, s.path AS source, e.page, r.title AS record_title, r.date AS record_date, e.entry_id
FROM entry e JOIN record r USING (record_id) JOIN source s USING (source_id)
WHERE e.date IS NULL
ORDER BY s.path, e.page, e.start;

CREATE VIEW people AS
SELECT p.name, p.variants, count(DISTINCT e.entry_id) AS entries, min(e.date_earliest) AS first_seen,
       max(e.date_latest) AS last_seen, p.person_id
FROM person p LEFT JOIN participant t USING (person_id)
LEFT JOIN entry e ON e.entry_id = t.entry_id
  AND NOT EXISTS (SELECT 1 FROM standing x WHERE x.entry_id = e.entry_id AND x.standing = 'rejected')
GROUP BY p.person_id ORDER BY p.family, p.given;

CREATE VIEW agreements AS
SELECT l.fields ->> 'kind' AS kind, l.fields ->> 'title' AS title, l.fields ->> 'parties' AS parties,
       l.fields ->> 'signed' AS signed, l.fields ->> 'place' AS place, l.fields ->> 'stage' AS stage,
       s.path AS source, l.quotes, l.row_id
FROM ledger_row l JOIN record r USING (record_id) JOIN source s USING (source_id)
WHERE l.ledger = 'instruments' ORDER BY signed, s.path;

CREATE VIEW commitments AS
SELECT l.fields ->> 'by' AS by_whom, l.fields ->> 'to' AS to_whom, l.fields ->> 'what' AS what,
       l.fields ->> 'amount' AS amount, l.fields ->> 'condition' AS condition, l.fields ->> 'date' AS date,
       s.path AS source, l.quotes, l.row_id
FROM ledger_row l JOIN record r USING (record_id) JOIN source s USING (source_id)
WHERE l.ledger = 'commitments' ORDER BY date, s.path;

CREATE VIEW coverage AS
SELECT s.path AS source, s.media, s.unread, s.remarks,
       (SELECT count(*) FROM page p WHERE p.source_id = s.source_id) AS pages,
       (SELECT count(*) FROM page p WHERE p.source_id = s.source_id AND p.unread IS NOT NULL) AS pages_unread,
       (SELECT count(*) FROM record r WHERE r.source_id = s.source_id) AS records,
       (SELECT count(*) FROM record r WHERE r.source_id = s.source_id AND r.date IS NULL) AS records_undated,
       (SELECT count(*) FROM entry e JOIN record r USING (record_id) WHERE r.source_id = s.source_id) AS entries,
       (SELECT count(*) FROM entry e JOIN record r USING (record_id)
        WHERE r.source_id = s.source_id AND e.date IS NULL) AS entries_undated
FROM source s ORDER BY s.path;
