package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
)

// Dump writes all that the database says of its inputs, line by line in an order
// that depends on nothing else: two databases whose dumps are the same hold the
// same. It leaves out what tells of the way there: the numbers of rows, times of
// files, and parsers that nothing is left of.
func (db *DB) Dump(ctx context.Context, w io.Writer) error {
	const record = "hex(r.sha256) || r.kind AS record"
	for _, part := range []struct{ title, query string }{
		{"sources", `SELECT s.path, s.member, s.state, s.removed, hex(r.sha256) || r.kind AS record, p.name AS parser, s.sha256, s.bytes, s.size, s.url, s.fetched
			FROM sources s JOIN parsers p ON p.id = s.parser LEFT JOIN records r ON r.id = s.record ORDER BY s.path, s.member`},
		{"failures", `SELECT s.path, s.member, f.refused, f.reason_zh, f.reason_en, f.detail, f.links
			FROM failures f JOIN sources s ON s.id = f.source ORDER BY s.path, s.member`},
		{"records", "SELECT " + record + `, p.name AS parser, s.path, s.member, hex(c.sha256) || c.kind AS copy_of, r.organ, r.organ_full, r.organ_key,
			r.year, r.form, r.title, r.published, r.partial, r.format, r.charset, r.bytes, r.facts, r.known, r.telling, r.facts_hash, r.text_hash,
			r.hash_1, r.hash_2, r.hash_3, r.hash_4, r.metadata, r.tables, r.implied, r.division
			FROM records r JOIN parsers p ON p.id = r.parser LEFT JOIN sources s ON s.id = r.source LEFT JOIN records c ON c.id = r.copy_of
			ORDER BY r.sha256, r.kind`},
		{"sections", "SELECT " + record + `, t.n, t.parent, t.key, t.number, t.title, t.level, t.line, t.text
			FROM sections t JOIN records r ON r.id = t.record ORDER BY r.sha256, r.kind, t.n`},
		{"facts", "SELECT " + record + `, n.fact, n.unit, f.value, f.raw, f.status, f.page, f.table_number, f.row_number, f.column_number, f.line, f.offset, f.more
			FROM facts f JOIN records r ON r.id = f.record JOIN names n ON n.id = f.name ORDER BY r.sha256, r.kind, n.fact`},
		{"mentions", "SELECT " + record + `, m.n, m.facts, m.value, m.raw, m.verdict, m.reason, m.section, m.chapter, m.paragraph, m.offset, m.length
			FROM mentions m JOIN records r ON r.id = m.record ORDER BY r.sha256, r.kind, m.n`},
		{"checks", "SELECT " + record + `, c.rule, c.holds, c.broken, c.open, c.not_stated, c.sum
			FROM checks c JOIN records r ON r.id = c.record ORDER BY r.sha256, r.kind, c.rule`},
		{"findings", "SELECT " + record + `, f.origin, f.n, f.rule, f.at, f.severity, f.verdict, f."left", f."right", f.difference, f.derived, f.formula,
			f.cause, f.located, f.facts, f.suspects, f.repairs, f.place, f.passage, hex(o.sha256) || o.kind AS other, f.message_zh, f.message_en, f.identity
			FROM findings f JOIN records r ON r.id = f.record LEFT JOIN records o ON o.id = f.other ORDER BY r.sha256, r.kind, f.origin, f.n`},
		{"names", "SELECT form, fact, unit FROM names ORDER BY form, fact"},
	} {
		if err := db.dumpPart(ctx, w, part.title, part.query); err != nil {
			return fmt.Errorf("%s: %s: %w", db.path, part.title, err)
		}
	}
	return nil
}

func (db *DB) dumpPart(ctx context.Context, w io.Writer, title, query string) error {
	if _, err := fmt.Fprintf(w, "# %s\n", title); err != nil {
		return err
	}
	rows, err := db.pool.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	var line []byte
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		line = line[:0]
		for i, v := range values {
			line = append(line, columns[i]...)
			line = append(line, '=')
			line = appendDumped(line, v)
			line = append(line, ' ')
		}
		line[len(line)-1] = '\n'
		if _, err := w.Write(line); err != nil {
			return err
		}
	}
	return rows.Err()
}

func appendDumped(b []byte, v any) []byte {
	switch x := v.(type) {
	case nil:
		return append(b, "null"...)
	case string:
		return strconv.AppendQuote(b, x)
	case []byte:
		return append(b, hex.EncodeToString(x)...)
	case float64:
		return append(strconv.AppendFloat(b, x, 'g', -1, 64), 'r')
	case int64:
		return strconv.AppendInt(b, x, 10)
	}
	return fmt.Append(b, v)
}

// Check reports what SQLite finds wrong with the file, the search index and the
// references between tables; nil where all is well.
func (db *DB) Check(ctx context.Context) error {
	var verdict string
	if err := db.pool.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return fmt.Errorf("%s: %s", db.path, verdict)
	}
	var table string
	switch err := db.pool.QueryRowContext(ctx, `SELECT "table" FROM pragma_foreign_key_check LIMIT 1`).Scan(&table); {
	case err == nil:
		return fmt.Errorf("%s: a row of %s leads nowhere", db.path, table)
	case err != sql.ErrNoRows:
		return err
	}
	return nil
}
