-- The program that read a record, with the settings that change what it reads.
CREATE TABLE parsers(
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- Places at which inputs were found: files, archives, files inside archives.
CREATE TABLE sources(
  id      INTEGER PRIMARY KEY,
  path    TEXT NOT NULL,
  member  TEXT NOT NULL DEFAULT '',   -- inside the archive that path names
  state   TEXT NOT NULL,              -- parsed, partial, refused, archive
  removed INTEGER NOT NULL DEFAULT 0, -- 1: no longer there when it was last looked for
  record  INTEGER REFERENCES records(id),
  parser  INTEGER NOT NULL REFERENCES parsers(id),
  sha256  BLOB,                       -- of the content; NULL: it could not be read
  bytes   INTEGER NOT NULL DEFAULT 0, -- of the content
  size    INTEGER NOT NULL,           -- of the file that path names
  mtime   INTEGER NOT NULL,           -- of the same, in ns since 1970; 0: read it again
  url     TEXT,
  fetched TEXT,
  UNIQUE(path, member)
) STRICT;
CREATE INDEX sources_record ON sources(record) WHERE record IS NOT NULL;

-- Why an input is no report.
CREATE TABLE failures(
  source    INTEGER PRIMARY KEY REFERENCES sources(id),
  refused   TEXT NOT NULL,
  reason_zh TEXT NOT NULL,
  reason_en TEXT NOT NULL,
  detail    TEXT,
  links     TEXT -- JSON: [{text, href}]
) STRICT;

-- What was read of one content, however often it was found.
CREATE TABLE records(
  id         INTEGER PRIMARY KEY,
  sha256     BLOB NOT NULL,
  kind       TEXT NOT NULL,           -- what the file's name said of its format: html, md …
  parser     INTEGER NOT NULL REFERENCES parsers(id),
  source     INTEGER REFERENCES sources(id), -- the first place where it still is; NULL: it is nowhere
  copy_of    INTEGER REFERENCES records(id), -- the primary record of the same report; NULL: it is primary
  organ      TEXT NOT NULL,
  organ_full TEXT NOT NULL,
  organ_key  TEXT NOT NULL,           -- organ for comparison: simplified, half width, no punctuation
  year       INTEGER NOT NULL,        -- 0: none is stated
  form       TEXT NOT NULL,           -- '': no known form fits
  title      TEXT NOT NULL,
  published  TEXT NOT NULL,           -- YYYY-MM-DD, '': none is stated
  partial    INTEGER NOT NULL,
  format     TEXT NOT NULL,
  charset    TEXT NOT NULL,
  bytes      INTEGER NOT NULL,
  facts      INTEGER NOT NULL,        -- how many there are
  known      INTEGER NOT NULL,        -- how many of them have a value
  telling    INTEGER NOT NULL,        -- how many different values above 0 there are
  facts_hash INTEGER NOT NULL,        -- of all values
  text_hash  INTEGER NOT NULL,        -- of the narrative, folded; 0: there is none
  hash_1     INTEGER NOT NULL,        -- of the values in the first quarter of the form; 0: they tell nothing
  hash_2     INTEGER NOT NULL,
  hash_3     INTEGER NOT NULL,
  hash_4     INTEGER NOT NULL,
  metadata   TEXT,                    -- JSON: [{name, value}]
  tables     TEXT,                    -- JSON: tables that no form knows
  implied    TEXT,                    -- JSON: what the sums say of cells without a number
  organ_id   INTEGER,                 -- reserved
  UNIQUE(sha256, kind)
) STRICT;
CREATE INDEX records_organ ON records(organ_key, year);
CREATE INDEX records_copy ON records(copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE sections(
  id     INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES records(id),
  n      INTEGER NOT NULL,            -- place in the report, from 0
  parent INTEGER,                     -- n of the section that it stands in
  key    TEXT NOT NULL,               -- of the form; 'preamble' before the first chapter
  number TEXT NOT NULL,
  title  TEXT NOT NULL,
  level  INTEGER NOT NULL,
  line   INTEGER,
  text   TEXT NOT NULL
) STRICT;
CREATE INDEX sections_record ON sections(record, n);
CREATE VIRTUAL TABLE sections_search USING fts5(
  title, text, content='sections', content_rowid='id', tokenize='trigram', columnsize=0
);

-- What a transaction adds to the index is held in memory until its end.
INSERT INTO sections_search(sections_search, rank) VALUES('hashsize', 16777216);

-- The names of facts, by form.
CREATE TABLE names(
  id       INTEGER PRIMARY KEY,
  form     TEXT NOT NULL,
  fact     TEXT NOT NULL,             -- table.row.column or table.row
  "table"  TEXT NOT NULL,
  "row"    TEXT NOT NULL,
  "column" TEXT NOT NULL,
  unit     TEXT NOT NULL,
  UNIQUE(form, fact)
) STRICT;

CREATE TABLE facts(
  record INTEGER NOT NULL,
  name   INTEGER NOT NULL REFERENCES names(id),
  value  ANY,                         -- INTEGER, REAL, or NULL where there is no number
  raw    TEXT,                        -- as printed; NULL: just as the value is written
  status INTEGER NOT NULL,            -- 1 stated, 2 nil, 3 blank, 4 unreadable
  place  INTEGER NOT NULL,            -- page << 38 | table << 26 | row << 10 | column
  at     INTEGER NOT NULL,            -- line << 32 | offset
  more   TEXT,                        -- JSON: digits, unit, reason, reading, readings, ocr, box, where
  PRIMARY KEY(record, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions(
  record    INTEGER NOT NULL,
  n         INTEGER NOT NULL,
  facts     TEXT NOT NULL,            -- JSON: ids, [] where nothing certain is named
  value     ANY,                      -- NULL where it is no number
  raw       TEXT NOT NULL,
  verdict   TEXT NOT NULL,
  reason    TEXT,
  section   TEXT NOT NULL,
  chapter   INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  offset    INTEGER NOT NULL,
  length    INTEGER NOT NULL,
  PRIMARY KEY(record, n)
) STRICT;

-- How many identities of a rule a report was checked by, by verdict.
CREATE TABLE checks(
  record     INTEGER NOT NULL,
  rule       TEXT NOT NULL,
  holds      INTEGER NOT NULL,
  broken     INTEGER NOT NULL,
  open       INTEGER NOT NULL,
  not_stated INTEGER NOT NULL,
  sum        INTEGER NOT NULL,        -- 1: an identity of the form, 0: another rule
  PRIMARY KEY(record, rule)
) STRICT, WITHOUT ROWID;

CREATE TABLE findings(
  record     INTEGER NOT NULL,
  origin     TEXT NOT NULL,           -- report: from the report alone; copies: from copies of it
  n          INTEGER NOT NULL,
  rule       TEXT NOT NULL,
  at         TEXT NOT NULL,
  severity   TEXT NOT NULL,
  verdict    TEXT NOT NULL,
  "left"     ANY,
  "right"    ANY,
  difference ANY,
  derived    ANY,
  formula    TEXT,
  cause      TEXT,
  located    TEXT,
  facts      TEXT,                    -- JSON: ids
  suspects   TEXT,                    -- JSON
  repairs    TEXT,                    -- JSON
  place      TEXT,                    -- JSON: where
  passage    TEXT,                    -- JSON
  other      INTEGER REFERENCES records(id), -- the other report that it is about
  message_zh TEXT NOT NULL,
  message_en TEXT NOT NULL,
  identity   TEXT NOT NULL,
  PRIMARY KEY(record, origin, n)
) STRICT;

-- Values about the database itself: program, finished.
CREATE TABLE meta(
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per report: its primary record, where it is still found.
CREATE VIEW v_reports AS
SELECT r.id AS record, r.organ, r.year, r.form, r.title, r.published, r.partial, r.format, r.organ_full,
  s.path, s.member, s.url, r.facts, r.known,
  (SELECT count(*) FROM findings f WHERE f.record = r.id AND f.severity = 'error') AS errors,
  (SELECT count(*) FROM findings f WHERE f.record = r.id AND f.severity = 'warning') AS warnings,
  (SELECT count(*) FROM records c WHERE c.copy_of = r.id) AS copies
FROM records r JOIN sources s ON s.id = r.source
WHERE r.copy_of IS NULL;

-- One row per printed cell of these reports.
CREATE VIEW v_facts AS
SELECT f.record, r.organ, r.year, r.form, n.fact, n."table", n."row", n."column", f.value,
  CASE WHEN f.raw IS NULL THEN coalesce(f.more ->> 'digits', f.value || '') ELSE f.raw END AS raw,
  coalesce(f.more ->> 'unit', n.unit) AS unit,
  CASE f.status WHEN 1 THEN 'stated' WHEN 2 THEN 'nil' WHEN 3 THEN 'blank' ELSE 'unreadable' END AS status,
  f.place >> 38 AS page, f.at >> 32 AS line, f.place >> 26 & 4095 AS table_number, f.place >> 10 & 65535 AS row_number,
  f.place & 1023 AS column_number, s.path, s.member
FROM records r CROSS JOIN sources s ON s.id = r.source CROSS JOIN names n ON n.form = r.form -- in this order: one fact of all reports is the common question
  CROSS JOIN facts f ON f.record = r.id AND f.name = n.id
WHERE r.copy_of IS NULL;

-- One row per report with the sums that most questions are about.
CREATE VIEW v_totals AS
SELECT r.id AS record, r.organ, r.year, r.form,
  (SELECT value FROM facts f, names n WHERE f.record = r.id AND n.form = r.form AND n.fact = 'applications.received.total' AND f.name = n.id) AS received,
  (SELECT value FROM facts f, names n WHERE f.record = r.id AND n.form = r.form AND n.fact = 'applications.carried_in.total' AND f.name = n.id) AS carried_in,
  (SELECT value FROM facts f, names n WHERE f.record = r.id AND n.form = r.form AND n.fact = 'applications.granted.total' AND f.name = n.id) AS granted,
  (SELECT value FROM facts f, names n WHERE f.record = r.id AND n.form = r.form AND n.fact = 'applications.results_total.total' AND f.name = n.id) AS results_total,
  (SELECT value FROM facts f, names n WHERE f.record = r.id AND n.form = r.form AND n.fact = 'applications.carried_out.total' AND f.name = n.id) AS carried_out,
  (SELECT value FROM facts f, names n WHERE f.record = r.id AND n.form = r.form AND n.fact = 'proceedings.reconsideration.total' AND f.name = n.id) AS reconsideration
FROM records r
WHERE r.copy_of IS NULL AND r.source IS NOT NULL;

CREATE VIEW v_findings AS
SELECT f.record, r.organ, r.year, r.form, f.rule, f.at, f.severity, f.verdict, f."left", f."right", f.difference, f.formula,
  f.message_zh, f.message_en, f.identity, f.origin, f.other, s.path, s.member
FROM findings f JOIN records r ON r.id = f.record JOIN sources s ON s.id = r.source
WHERE r.copy_of IS NULL;

-- The sums that contradict themselves.
CREATE VIEW v_broken AS SELECT * FROM v_findings WHERE verdict = 'broken';

-- Per rule, how many reports it could be applied to and how many of them it holds for.
CREATE VIEW v_rules AS
SELECT c.rule, count(*) AS reports, sum(c.broken = 0) AS reconcile, sum(c.broken > 0) AS broken, sum(c.open > 0) AS open,
  sum(c.holds) AS identities_hold, sum(c.broken) AS identities_broken, max(c.sum) AS sum
FROM checks c JOIN records r ON r.id = c.record
WHERE r.copy_of IS NULL AND r.source IS NOT NULL AND c.holds + c.broken + c.open > 0
GROUP BY c.rule;

CREATE VIEW v_sections AS
SELECT t.id AS section, t.record, r.organ, r.year, t.key, t.number, t.title, t.text, s.path, s.member
FROM sections t JOIN records r ON r.id = t.record JOIN sources s ON s.id = r.source
WHERE r.copy_of IS NULL;

CREATE VIEW v_failures AS
SELECT s.path, s.member, f.refused, f.reason_zh, f.reason_en, f.detail, f.links
FROM failures f JOIN sources s ON s.id = f.source
WHERE s.removed = 0;
