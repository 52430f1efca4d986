package store

import (
	"context"
	"database/sql/driver"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/number"
)

// Report is a primary record with all that belongs to it, as exports need it.
type Report struct {
	ID        int64
	Organ     string
	OrganFull string
	OrganKey  string // Organ for comparison
	Year      int    // 0: none is stated
	Form      string
	Title     string
	Published string
	Partial   bool
	Format    string
	Charset   string
	SHA256    string
	Bytes     int64
	Path      string
	Member    string // inside the archive that Path names
	URL       string
	Fetched   string
	Known     int // facts with a value
	Copies    int

	Facts    []Fact
	Sections []Section
	Findings []Finding
	Checks   []Check
	Mentions []normalize.Mention // of a report whose sums do not hold; without raw text and place
}

// Fact is a printed cell.
type Fact struct {
	ID     string
	Value  number.Value // meaningful when Status.Known()
	Raw    string
	Unit   string
	Status normalize.Status
	Page   int
	Line   int
	Table  int
	Row    int
	Column int
}

// Section is a chapter of the narrative.
type Section struct {
	N      int
	Parent int // N of the section that it stands in; -1: none
	Key    string
	Number string
	Title  string
	Level  int
	Text   string
}

// Finding is what a rule has to say. Its lists are JSON, as in the record.
type Finding struct {
	Origin, Rule, At, Severity, Verdict string
	Left, Right, Difference             string // decimals; "": none
	Formula, Located, Facts, Suspects   string
	MessageZH, MessageEN, Identity      string
}

// Check is how often a report was checked by a rule, by verdict.
type Check struct {
	normalize.Check
	Kind int // 1: an identity of the form, 2: a rule between reports, 0: another rule
}

// Failure is an input that is no report.
type Failure struct {
	Path, Member, Refused, ReasonZH, ReasonEN, Detail string
}

// Reports calls yield for every primary record that is still found somewhere, in
// the order of organ, year, form and place. yield may keep the report. Its error
// ends the walk and is returned.
func (db *DB) Reports(ctx context.Context, yield func(*Report) error) error {
	heads, err := db.pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer heads.Close()
	bodies, err := db.pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer bodies.Close()
	return heads.Raw(func(h any) error {
		return bodies.Raw(func(b any) error {
			r, err := newReader(ctx, b.(conn))
			if err != nil {
				return err
			}
			defer r.close()
			return each(ctx, h.(conn), headQuery, nil, func(row []driver.Value) error {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				report := head(row)
				if err := r.body(ctx, report); err != nil {
					return fmt.Errorf("record %d: %w", report.ID, err)
				}
				return yield(report)
			})
		})
	})
}

const (
	heads = `SELECT r.id, r.organ, r.organ_full, r.organ_key, r.year, r.form, r.title, r.published, r.partial, r.format, r.charset, r.sha256,
		r.bytes, s.path, s.member, s.url, s.fetched, r.known, (SELECT count(*) FROM records c WHERE c.copy_of = r.id)
		FROM records r JOIN sources s ON s.id = r.source`
	headQuery = heads + " WHERE r.copy_of IS NULL ORDER BY r.organ_key, r.year, r.form, s.path, s.member"
)

func head(row []driver.Value) *Report {
	return &Report{
		ID: integer(row[0]), Organ: str(row[1]), OrganFull: str(row[2]), OrganKey: str(row[3]), Year: int(integer(row[4])), Form: str(row[5]),
		Title: str(row[6]), Published: str(row[7]), Partial: integer(row[8]) != 0, Format: str(row[9]), Charset: str(row[10]),
		SHA256: hex.EncodeToString(blob(row[11])), Bytes: integer(row[12]), Path: str(row[13]), Member: str(row[14]), URL: str(row[15]),
		Fetched: str(row[16]), Known: int(integer(row[17])), Copies: int(integer(row[18])),
	}
}

func integer(v driver.Value) int64 { n, _ := v.(int64); return n }
func str(v driver.Value) string    { s, _ := v.(string); return s }
func blob(v driver.Value) []byte   { b, _ := v.([]byte); return b }

// each calls row for each row of a query's result.
func each(ctx context.Context, c conn, text string, args []driver.NamedValue, row func([]driver.Value) error) error {
	rows, err := c.QueryContext(ctx, text, args)
	if err != nil {
		return fmt.Errorf("%s: %w", firstWords(text), err)
	}
	return drain(rows, row)
}

func drain(rows driver.Rows, row func([]driver.Value) error) error {
	defer rows.Close()
	dest := make([]driver.Value, len(rows.Columns()))
	for {
		switch err := rows.Next(dest); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if err := row(dest); err != nil {
			return err
		}
	}
}

// reader reads what belongs to a record.
type reader struct {
	names                                             map[string][]Name // by form, in the order of their slots
	head, cells, sections, findings, checks, mentions driver.Stmt
}

func newReader(ctx context.Context, c conn) (*reader, error) {
	r := &reader{names: map[string][]Name{}}
	err := each(ctx, c, "SELECT form, fact, unit FROM names ORDER BY form, slot", nil, func(row []driver.Value) error {
		n := Name{Form: str(row[0]), Fact: str(row[1]), Unit: str(row[2])}
		r.names[n.Form] = append(r.names[n.Form], n)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, s := range []struct {
		to   *driver.Stmt
		text string
	}{
		{&r.head, heads + " WHERE r.id = ?"},
		{&r.cells, "SELECT width, numbers, places, raw, more FROM cells WHERE record = ?"},
		{&r.sections, "SELECT n, parent, key, number, title, level, text FROM sections WHERE record = ? ORDER BY n"},
		{&r.findings, `SELECT origin, rule, at, severity, verdict, "left", "right", difference, formula, located, facts, suspects,
			message_zh, message_en, identity FROM findings WHERE record = ? ORDER BY origin DESC, n`},
		{&r.mentions, "SELECT facts, value, verdict, reason FROM mentions WHERE record = ? ORDER BY n"},
		{&r.checks, "SELECT rule, holds, broken, open, not_stated, sum FROM checks WHERE record = ? ORDER BY rule"},
	} {
		if *s.to, err = c.PrepareContext(ctx, s.text); err != nil {
			return nil, fmt.Errorf("%s: %w", firstWords(s.text), err)
		}
	}
	return r, nil
}

func (r *reader) close() {
	for _, s := range []driver.Stmt{r.head, r.cells, r.sections, r.findings, r.checks, r.mentions} {
		_ = s.Close() // it only read
	}
}

// report reads a record with all that belongs to it.
func (r *reader) report(ctx context.Context, id int64) (report *Report, err error) {
	rows, err := r.head.(driver.StmtQueryContext).QueryContext(ctx, []driver.NamedValue{{Ordinal: 1, Value: id}})
	if err == nil {
		err = drain(rows, func(row []driver.Value) error {
			report = head(row)
			return nil
		})
	}
	if err == nil {
		err = r.body(ctx, report)
	}
	if err != nil {
		return nil, fmt.Errorf("record %d: %w", id, err)
	}
	return report, nil
}

func (r *reader) body(ctx context.Context, report *Report) error {
	id := []driver.NamedValue{{Ordinal: 1, Value: report.ID}}
	for _, part := range []struct {
		from driver.Stmt
		take func([]driver.Value) error
	}{
		{r.cells, func(row []driver.Value) error { return r.facts(report, row) }},
		{r.sections, func(row []driver.Value) error {
			s := Section{N: int(integer(row[0])), Parent: -1, Key: str(row[2]), Number: str(row[3]), Title: str(row[4]), Level: int(integer(row[5])), Text: str(row[6])}
			if row[1] != nil {
				s.Parent = int(integer(row[1]))
			}
			report.Sections = append(report.Sections, s)
			return nil
		}},
		{r.findings, func(row []driver.Value) error {
			report.Findings = append(report.Findings, Finding{
				Origin: str(row[0]), Rule: str(row[1]), At: str(row[2]), Severity: str(row[3]), Verdict: str(row[4]),
				Left: decimal(row[5]), Right: decimal(row[6]), Difference: decimal(row[7]), Formula: str(row[8]), Located: str(row[9]),
				Facts: str(row[10]), Suspects: str(row[11]), MessageZH: str(row[12]), MessageEN: str(row[13]), Identity: str(row[14]),
			})
			return nil
		}},
		{r.checks, func(row []driver.Value) error {
			report.Checks = append(report.Checks, Check{Kind: int(integer(row[5])), Check: normalize.Check{Rule: str(row[0]), Holds: int(integer(row[1])),
				Broken: int(integer(row[2])), Open: int(integer(row[3])), NotStated: int(integer(row[4]))}})
			return nil
		}},
		{r.mentions, func(row []driver.Value) error {
			m, err := mention(row)
			report.Mentions = append(report.Mentions, m)
			return err
		}},
	} {
		if part.from == r.mentions && !slices.ContainsFunc(report.Findings, func(f Finding) bool { return f.Verdict == "broken" }) {
			continue
		}
		rows, err := part.from.(driver.StmtQueryContext).QueryContext(ctx, id)
		if err == nil {
			err = drain(rows, part.take)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// facts unpacks a row of cells.
func (r *reader) facts(report *Report, row []driver.Value) error {
	p, err := unpack(row)
	if err != nil {
		return err
	}
	places, raw, more := blob(row[2]), map[string]string{}, map[string]extra{}
	for i, into := range []any{&raw, &more} {
		if text := str(row[3+i]); text != "" {
			if err := json.Unmarshal([]byte(text), into); err != nil {
				return err
			}
		}
	}
	names := r.names[report.Form]
	report.Facts = make([]Fact, 0, p.slots())
	for slot := range min(p.slots(), len(names), len(places)/placeWidth) {
		status, value, err := p.at(slot)
		if err != nil {
			return err
		}
		if status == normalize.Absent {
			continue
		}
		key := strconv.Itoa(slot)
		where := getPlace(places[slot*placeWidth : (slot+1)*placeWidth])
		if w := more[key].Where; w != nil {
			where = *w
		}
		f := Fact{ID: names[slot].Fact, Unit: names[slot].Unit, Status: status, Value: value, Raw: raw[key],
			Page: where.Page, Line: where.Line, Table: where.Table, Row: where.Row, Column: where.Column}
		if _, differs := raw[key]; !differs && status.Known() {
			f.Raw = value.String()
		}
		report.Facts = append(report.Facts, f)
	}
	return nil
}

// mention reads what the narrative states about facts.
func mention(row []driver.Value) (m normalize.Mention, err error) {
	m.Verdict, m.Reason = str(row[2]), str(row[3])
	if err := json.Unmarshal([]byte(str(row[0])), &m.Facts); err != nil || row[1] == nil {
		return m, err
	}
	return m, m.Value.UnmarshalJSON([]byte(decimal(row[1])))
}

// decimal writes a column's number, "" for NULL.
func decimal(v driver.Value) string {
	switch x := v.(type) {
	case int64:
		return number.Int(x).String()
	case float64:
		return realText(x)
	}
	return ""
}

// Failures calls yield for every input that is no report and still there, in the
// order of their places.
func (db *DB) Failures(ctx context.Context, yield func(*Failure) error) error {
	rows, err := db.pool.QueryContext(ctx, `SELECT path, member, refused, reason_zh, reason_en, coalesce(detail, '') FROM v_failures ORDER BY path, member`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var f Failure
		if err := rows.Scan(&f.Path, &f.Member, &f.Refused, &f.ReasonZH, &f.ReasonEN, &f.Detail); err != nil {
			return err
		}
		if err := yield(&f); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Name is a fact that a form can state.
type Name struct{ Form, Fact, Unit string }

// Names returns the facts of all forms that primary records have, form by form
// in the order of the form.
func (db *DB) Names(ctx context.Context) ([]Name, error) {
	rows, err := db.pool.QueryContext(ctx, `SELECT form, fact, unit FROM names
		WHERE form IN (SELECT form FROM records WHERE copy_of IS NULL AND source IS NOT NULL) ORDER BY form DESC, id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var names []Name
	for rows.Next() {
		var n Name
		if err := rows.Scan(&n.Form, &n.Fact, &n.Unit); err != nil {
			return nil, err
		}
		names = append(names, n)
	}
	return names, rows.Err()
}

// CountFacts returns how many facts the primary records have.
func (db *DB) CountFacts(ctx context.Context) (n int64, err error) {
	err = db.pool.QueryRowContext(ctx, "SELECT coalesce(sum(facts), 0) FROM records WHERE copy_of IS NULL AND source IS NOT NULL").Scan(&n)
	return n, err
}

// CountReports returns how many reports there are: primary records that are still found.
func (db *DB) CountReports(ctx context.Context) (n int64, err error) {
	err = db.pool.QueryRowContext(ctx, "SELECT count(*) FROM records WHERE copy_of IS NULL AND source IS NOT NULL").Scan(&n)
	return n, err
}
