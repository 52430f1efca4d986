package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"slices"
	"time"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// writer turns outcomes into rows.
type writer struct {
	b     *builder
	names *names
	last  struct{ source, record, section int64 } // the highest ids

	addSource, setSource, addRecord, addFailure, search *statement
	packed, sections, mentions, checks, findings        *bulk
	bulks                                               []*bulk
	scratch                                             []byte
	places                                              map[*form.Form][]int // slots of the facts
	searched                                            []searched           // waits for flush
	contents                                            map[uint64]struct{}  // stored by this build, in short
}

// doubtful is how long before it is read a file must have been changed for its
// time to tell that it has not been changed since.
const doubtful = 2 * time.Second

func newWriter(ctx context.Context, b *builder, n *names) (*writer, error) {
	w := &writer{b: b, names: n, places: map[*form.Form][]int{}, contents: map[uint64]struct{}{}}
	err := b.query("SELECT (SELECT max(id) FROM sources), (SELECT max(id) FROM records), (SELECT max(id) FROM sections)", func(row []driver.Value) error {
		w.last.source, _ = row[0].(int64)
		w.last.record, _ = row[1].(int64)
		w.last.section, _ = row[2].(int64)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, s := range []struct {
		to   **statement
		text string
		args int
	}{
		{&w.addSource, `INSERT INTO sources(id, path, member, state, record, parser, sha256, bytes, size, mtime, url, fetched)
			VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, 12},
		{&w.setSource, `UPDATE sources SET state = ?2, record = ?3, parser = ?4, sha256 = ?5, bytes = ?6, size = ?7, mtime = ?8, url = ?9, fetched = ?10,
			removed = 0 WHERE id = ?1`, 10},
		{&w.addRecord, `INSERT INTO records VALUES(?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, 29},
		{&w.search, "INSERT INTO sections_search(rowid, title, text) VALUES(?, ?, ?)", 3},
		{&w.addFailure, "INSERT OR REPLACE INTO failures VALUES(?, ?, ?, ?, ?, ?)", 6},
	} {
		if *s.to, err = prepare(ctx, b.conn, s.text, s.args); err != nil {
			return nil, err
		}
	}
	for _, t := range []struct {
		to      **bulk
		table   string
		columns int
	}{
		{&w.packed, "cells", 6}, {&w.sections, "sections", 10},
		{&w.mentions, "mentions", 12}, {&w.checks, "checks", 7}, {&w.findings, "findings", 23},
	} {
		if *t.to, err = newBulk(ctx, b.conn, t.table, t.columns); err != nil {
			return nil, err
		}
		w.bulks = append(w.bulks, *t.to)
	}
	return w, nil
}

// searched is a section that is to go into the search index.
type searched struct {
	id          int64
	title, text string
}

// flush writes what waits. The search index comes last and row by row, as every
// statement that writes several rows makes it write out a piece of its own.
func (w *writer) flush() error {
	for _, b := range w.bulks {
		if err := b.flush(); err != nil {
			return err
		}
	}
	for i := range w.searched {
		s := &w.searched[i]
		if _, err := w.search.exec(s.id, s.title, s.text); err != nil {
			return err
		}
	}
	clear(w.searched)
	w.searched = w.searched[:0]
	return nil
}

func (w *writer) close() {
	for _, s := range []*statement{w.addSource, w.setSource, w.addRecord, w.addFailure, w.search} {
		if s != nil {
			_ = s.stop() // it ends with the connection in any case
		}
	}
	for _, b := range w.bulks {
		b.close()
	}
}

// write stores an outcome that is not Unchanged; twice says that this build has
// stored one of the same place.
func (w *writer) write(o *ingest.Outcome, twice bool) (err error) {
	before := int64(0) // the row of sources that there is
	if twice || w.b.memory.hasPlace(o.Path, o.Record) {
		if before, err = w.b.number("SELECT id FROM sources WHERE path = ? AND member = ?", o.Path, o.Record); err != nil {
			return err
		}
	}
	state, record := "archive", int64(0)
	switch {
	case o.Kept == ingest.Walked:
	case o.Kept == ingest.Same:
		if state, record, err = w.same(o, before); err != nil {
			return err
		}
	case o.Refusal != nil:
		state = "refused"
	default:
		state = "parsed"
		if o.Report.Partial {
			state = "partial"
		}
		if record, err = w.record(o); err != nil {
			return err
		}
	}
	id, err := w.place(o, before, state, record)
	if err != nil {
		return err
	}
	if o.Refusal != nil {
		err = w.failure(id, o.Refusal)
	} else if before != 0 && state != "refused" {
		err = w.b.exec("DELETE FROM failures WHERE source = ?", id)
	}
	return err
}

// same returns what is known of a content that was not parsed again.
func (w *writer) same(o *ingest.Outcome, before int64) (state string, record int64, err error) {
	err = w.b.query("SELECT id, partial FROM records WHERE sha256 = ? AND kind = ?", func(row []driver.Value) error {
		record, _ = row[0].(int64)
		state = "parsed"
		if partial, _ := row[1].(int64); partial != 0 {
			state = "partial"
		}
		return nil
	}, o.SHA256[:], kind(o.Place))
	if err != nil || record != 0 {
		return state, record, err
	}
	err = w.b.query("SELECT state FROM sources WHERE id = ?", func(row []driver.Value) error {
		state, _ = row[0].(string)
		return nil
	}, before)
	return state, 0, err
}

// place writes the row of sources and returns its id.
func (w *writer) place(o *ingest.Outcome, id int64, state string, record int64) (int64, error) {
	mtime := int64(0)
	if !again(o) && time.Since(o.ModTime) > doubtful {
		mtime = o.ModTime.UnixNano()
	}
	var hash driver.Value
	if o.SHA256 != [32]byte{} && !again(o) {
		hash = o.SHA256[:]
	}
	values := []driver.Value{state, reference(record), w.b.parser, hash, o.Bytes, o.Size, mtime, text(o.URL), text(o.Fetched)}
	if id != 0 {
		_, err := w.setSource.exec(append([]driver.Value{id}, values...)...)
		return id, err
	}
	w.last.source++
	_, err := w.addSource.exec(append([]driver.Value{w.last.source, o.Path, o.Record}, values...)...)
	return w.last.source, err
}

// again reports whether an input is to be read again by the next build, as what
// kept it from being read may have passed.
func again(o *ingest.Outcome) bool {
	if o.Refusal == nil {
		return false
	}
	switch o.Refusal.Refused {
	case ingest.Permission, ingest.IO, ingest.TimeLimit, ingest.NoTesseract:
		return true
	}
	return false
}

func (w *writer) failure(source int64, r *normalize.Refusal) error {
	_, err := w.addFailure.exec(source, r.Refused, r.Reason.ZH, r.Reason.EN, text(r.Detail), list(r.Links))
	return err
}

// clear removes all that belongs to a record.
func (w *writer) clear(record int64) error {
	if err := w.flush(); err != nil {
		return err
	}
	for _, text := range []string{
		"INSERT INTO sections_search(sections_search, rowid, title, text) SELECT 'delete', id, title, text FROM sections WHERE record = ?",
		"DELETE FROM sections WHERE record = ?",
		"DELETE FROM cells WHERE record = ?",
		"DELETE FROM mentions WHERE record = ?",
		"DELETE FROM checks WHERE record = ?",
		"DELETE FROM findings WHERE record = ?",
		"UPDATE records SET copy_of = NULL WHERE copy_of = ?",
	} {
		if err := w.b.exec(text, record); err != nil {
			return err
		}
	}
	return nil
}

// record stores a report, unless its content is stored already, and returns its
// id.
func (w *writer) record(o *ingest.Outcome) (id int64, err error) {
	parser := int64(0)
	_, twice := w.contents[short(o.SHA256[:])]
	w.contents[short(o.SHA256[:])] = struct{}{}
	if twice || w.b.memory.hasContent(o.SHA256) {
		err = w.b.query("SELECT id, parser FROM records WHERE sha256 = ? AND kind = ?", func(row []driver.Value) error {
			id, _ = row[0].(int64)
			parser, _ = row[1].(int64)
			return nil
		}, o.SHA256[:], kind(o.Place))
	}
	switch {
	case err != nil:
		return 0, err
	case id == 0:
		w.last.record++
		id = w.last.record
	case parser == w.b.parser:
		return id, nil
	default:
		if err := w.clear(id); err != nil {
			return 0, err
		}
		if err := w.b.exec("DELETE FROM records WHERE id = ?", id); err != nil {
			return 0, err
		}
	}
	return id, errors.Join(w.head(id, o), w.body(id, o.Report))
}

// head writes the row of records.
func (w *writer) head(id int64, o *ingest.Outcome) error {
	r := o.Report
	d := digest(r)
	key, code := organOf(r.Organ, r.OrganFull, r.Year)
	_, err := w.addRecord.exec(id, o.SHA256[:], kind(o.Place), w.b.parser, nil,
		r.Organ, r.OrganFull, key, int64(r.Year), r.Form, r.Title, r.Published, flag(r.Partial),
		r.Source.Format, r.Source.Charset, r.Source.Bytes, int64(len(r.Facts)), int64(d.known), int64(d.telling),
		d.facts, d.text, d.quarters[0], d.quarters[1], d.quarters[2], d.quarters[3],
		list(r.Metadata), list(r.Tables), list(r.Implied), code)
	return err
}

// body writes all that belongs to a record.
func (w *writer) body(id int64, r *normalize.Report) error {
	if r.Preamble != "" {
		if err := w.section(id, &counter{}, nil, &normalize.Section{Key: "preamble", Text: r.Preamble}); err != nil {
			return err
		}
	}
	n := &counter{next: 1}
	for i := range r.Sections {
		if err := w.section(id, n, nil, &r.Sections[i]); err != nil {
			return err
		}
	}
	if err := w.cells(id, r); err != nil {
		return err
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		var stated driver.Value
		if m.Reason != normalize.UnreadableMention {
			stated = value(m.Value)
		}
		if err := w.mentions.add(id, int64(i), marshal(append([]string{}, m.Facts...)), stated, m.Raw, m.Verdict, text(m.Reason),
			m.Where.Section, int64(m.Where.Chapter), int64(m.Where.Paragraph), int64(m.Where.Offset), int64(m.Where.Length)); err != nil {
			return err
		}
	}
	for i := range r.Checks {
		c := &r.Checks[i]
		if err := w.checks.add(id, c.Rule, int64(c.Holds), int64(c.Broken), int64(c.Open), int64(c.NotStated), flag(isSum(r, c.Rule))); err != nil {
			return err
		}
	}
	for i := range r.Findings {
		if err := w.finding(id, FromReport, int64(i), &r.Findings[i], 0); err != nil {
			return err
		}
	}
	return nil
}

// FromReport is the origin of findings that a report alone gives.
const FromReport = "report"

// fromCopies is the origin of findings in which copies of one report differ.
const fromCopies = "copies"

func (w *writer) finding(record int64, origin string, n int64, f *normalize.Finding, other int64) error {
	return w.findings.add(record, origin, n, f.Rule, f.At, f.Severity, f.Verdict,
		valueOr(f.Left), valueOr(f.Right), valueOr(f.Difference), valueOr(f.Derived),
		text(f.Formula), text(f.Cause), text(f.Located), list(f.Facts), list(f.Suspects), list(f.Repairs),
		object(f.Where), object(f.Passage), reference(other), f.Message.ZH, f.Message.EN, f.Identity)
}

// counter numbers the sections of a report.
type counter struct{ next int64 }

// section writes a section and those below it.
func (w *writer) section(record int64, n *counter, parent driver.Value, s *normalize.Section) error {
	w.last.section++
	number := n.next
	n.next++
	if err := w.sections.add(w.last.section, record, number, parent, s.Key, s.Number, s.Title, int64(s.Level), count(s.Line), s.Text); err != nil {
		return err
	}
	w.searched = append(w.searched, searched{w.last.section, s.Title, s.Text})
	for i := range s.Sections {
		if err := w.section(record, n, number, &s.Sections[i]); err != nil {
			return err
		}
	}
	return nil
}

// isSum reports whether a rule is an identity of the report's form.
func isSum(r *normalize.Report, rule string) bool {
	return r.FormData != nil && slices.Contains(r.FormData.Rules, rule)
}
