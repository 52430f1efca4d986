-- The facts of a record are one row instead of one for each: they are most of what a
-- build has to write. The view facts shows them as the table of that name did.
ALTER TABLE names ADD COLUMN slot INTEGER NOT NULL DEFAULT 0; -- place among the facts of the form, from 0
UPDATE names SET slot = (SELECT count(*) FROM names before WHERE before.form = names.form AND before.id < names.id);
CREATE UNIQUE INDEX names_slot ON names(form, slot);

CREATE TABLE cells(
  record  INTEGER PRIMARY KEY REFERENCES records(id),
  width   INTEGER NOT NULL, -- characters of a slot in numbers
  numbers BLOB NOT NULL,    -- for each slot of the form: status (1 stated, 2 nil, 3 blank, 4 unreadable; a space: no such fact) and value, right-aligned
  places  BLOB NOT NULL,    -- the same: page 3 digits, table 2, row 3, column 2, line 5, offset 7
  raw     TEXT,             -- JSON: what is printed, by slot, where it is not just the value
  more    TEXT              -- JSON: by slot, {reason, reading, readings, ocr, box, where}
) STRICT;

-- A place whose numbers are too large for its digits is {"where": …} in more.
CREATE TEMP TABLE old AS
SELECT f.record, n.slot, f.status, f.raw, f.place >> 38 AS page, f.place >> 26 & 4095 AS "table", f.place >> 10 & 65535 AS "row",
  f.place & 1023 AS "column", f.at >> 32 AS line, f.at & 4294967295 AS offset, json_remove(f.more, '$.digits', '$.unit') AS more,
  CASE WHEN f.status > 2 THEN '' WHEN typeof(f.value) = 'real' AND abs(f.value) < 0.001 -- SQLite would write an exponent
    THEN coalesce(f.more ->> 'digits', rtrim(printf('%.15f', f.value), '0')) ELSE coalesce(f.more ->> 'digits', f.value || '') END AS value
FROM facts f JOIN names n ON n.id = f.name;
UPDATE old SET more = json_set(coalesce(more, '{}'), '$.where', json_patch('{}', json_object(
    'page', nullif(page, 0), 'line', nullif(line, 0), 'table', nullif("table", 0), 'row', nullif("row", 0), 'column', nullif("column", 0), 'offset', nullif(offset, 0)))),
  page = 0, "table" = 0, "row" = 0, "column" = 0, line = 0, offset = 0
WHERE page > 999 OR "table" > 99 OR "row" > 999 OR "column" > 99 OR line > 99999 OR offset > 9999999;
CREATE UNIQUE INDEX temp.old_slot ON old(record, slot);
INSERT INTO cells
SELECT w.record, w.width,
  CAST(group_concat(iif(o.slot IS NULL, printf('%*s', w.width, ''), printf('%d%*s', o.status, w.width - 1, o.value)), '' ORDER BY n.slot) AS BLOB),
  CAST(group_concat(iif(o.slot IS NULL, printf('%22s', ''),
    printf('%03d%02d%03d%02d%05d%07d', o.page, o."table", o."row", o."column", o.line, o.offset)), '' ORDER BY n.slot) AS BLOB),
  iif(count(o.raw), json_group_object(n.slot || '', o.raw) FILTER (WHERE o.raw IS NOT NULL), NULL),
  iif(sum(o.more <> '{}'), json_group_object(n.slot || '', json(o.more)) FILTER (WHERE o.more <> '{}'), NULL)
FROM (SELECT record, max(length(value)) + 1 AS width, max(slot) AS last FROM old GROUP BY record) w
JOIN records r ON r.id = w.record JOIN names n ON n.form = r.form AND n.slot <= w.last LEFT JOIN old o ON o.record = w.record AND o.slot = n.slot
GROUP BY w.record;
DROP TABLE temp.old;

DROP VIEW v_facts;
DROP VIEW v_totals;
DROP TABLE facts;

CREATE VIEW facts AS
SELECT c.record, n.id AS name,
  CAST(nullif(ltrim(CAST(substr(c.numbers, n.slot * c.width + 2, c.width - 1) AS TEXT)), '') AS NUMERIC) AS value,
  coalesce(c.raw ->> ('$."' || n.slot || '"'), nullif(ltrim(CAST(substr(c.numbers, n.slot * c.width + 2, c.width - 1) AS TEXT)), '')) AS raw,
  CAST(substr(c.numbers, n.slot * c.width + 1, 1) AS INTEGER) AS status,
  CAST(substr(c.places, n.slot * 22 + 1, 3) AS INTEGER) AS page, CAST(substr(c.places, n.slot * 22 + 4, 2) AS INTEGER) AS table_number,
  CAST(substr(c.places, n.slot * 22 + 6, 3) AS INTEGER) AS row_number, CAST(substr(c.places, n.slot * 22 + 9, 2) AS INTEGER) AS column_number,
  CAST(substr(c.places, n.slot * 22 + 11, 5) AS INTEGER) AS line, CAST(substr(c.places, n.slot * 22 + 16, 7) AS INTEGER) AS offset,
  c.more -> ('$."' || n.slot || '"') AS more
FROM cells c CROSS JOIN records r ON r.id = c.record CROSS JOIN names n ON n.form = r.form AND substr(c.numbers, n.slot * c.width + 1, 1) > x'20';

CREATE VIEW v_facts AS
SELECT c.record, r.organ, r.year, r.form, n.fact, n."table", n."row", n."column",
  CAST(nullif(ltrim(CAST(substr(c.numbers, n.slot * c.width + 2, c.width - 1) AS TEXT)), '') AS NUMERIC) AS value,
  coalesce(c.raw ->> ('$."' || n.slot || '"'), nullif(ltrim(CAST(substr(c.numbers, n.slot * c.width + 2, c.width - 1) AS TEXT)), '')) AS raw,
  n.unit,
  CASE substr(c.numbers, n.slot * c.width + 1, 1) WHEN x'31' THEN 'stated' WHEN x'32' THEN 'nil' WHEN x'33' THEN 'blank' ELSE 'unreadable' END AS status,
  CAST(substr(c.places, n.slot * 22 + 1, 3) AS INTEGER) AS page, CAST(substr(c.places, n.slot * 22 + 11, 5) AS INTEGER) AS line,
  CAST(substr(c.places, n.slot * 22 + 4, 2) AS INTEGER) AS table_number, CAST(substr(c.places, n.slot * 22 + 6, 3) AS INTEGER) AS row_number,
  CAST(substr(c.places, n.slot * 22 + 9, 2) AS INTEGER) AS column_number, s.path, s.member
FROM records r CROSS JOIN sources s ON s.id = r.source CROSS JOIN names n ON n.form = r.form -- in this order: one fact of all reports is the common question
  CROSS JOIN cells c ON c.record = r.id AND substr(c.numbers, n.slot * c.width + 1, 1) > x'20'
WHERE r.copy_of IS NULL;

CREATE VIEW v_totals AS
SELECT r.id AS record, r.organ, r.year, r.form,
  (SELECT value FROM v_facts f WHERE f.record = r.id AND f.fact = 'applications.received.total') AS received,
  (SELECT value FROM v_facts f WHERE f.record = r.id AND f.fact = 'applications.carried_in.total') AS carried_in,
  (SELECT value FROM v_facts f WHERE f.record = r.id AND f.fact = 'applications.granted.total') AS granted,
  (SELECT value FROM v_facts f WHERE f.record = r.id AND f.fact = 'applications.results_total.total') AS results_total,
  (SELECT value FROM v_facts f WHERE f.record = r.id AND f.fact = 'applications.carried_out.total') AS carried_out,
  (SELECT value FROM v_facts f WHERE f.record = r.id AND f.fact = 'proceedings.reconsideration.total') AS reconsideration
FROM records r
WHERE r.copy_of IS NULL AND r.source IS NOT NULL;

-- Sixteen pieces of the search index are merged at a time, instead of four, so that a text is
-- written once or twice until there are thousands of reports.
INSERT INTO sections_search(sections_search, rank) VALUES('automerge', 16);
