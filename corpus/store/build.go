package store

import (
	"context"
	"crypto/rand"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"time"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// BuildOptions say what a build reads and how.
type BuildOptions struct {
	Ingest ingest.Options // Parse is required; Memory is set by Build
	Paths  []string       // as ingest.Run takes them
	Forms  []*form.Form   // those that Parse knows
	// Parser names the program and all settings that change what it reads: what
	// another parser read is read again.
	Parser string
	// Outcomes is how many inputs one transaction covers at most; default 256. A
	// transaction ends after five seconds in any case.
	Outcomes int
	// Done, where set, is told of every input that is dealt with.
	Done func(ingest.Outcome)
}

// Summary counts what a build did.
type Summary struct {
	Parsed    int                  // inputs read anew
	Partial   int                  // of these: a part could not be read
	Refused   map[string]int       // inputs read anew that are no report, by the refusal's name
	Reasons   map[string]form.Text // of these, by the same
	Unchanged int                  // inputs known from an earlier build
	Known     int                  // inputs with a content that another one has
	Removed   int                  // inputs no longer there
	Reports   int                  // in the database: primary records
	Copies    int                  // in the database: records of the same reports
	Differ    int                  // in the database: cells in which copies differ
}

// Build brings the database up to date with what paths name: what is new or
// changed is read, what is no longer there is marked. What is wrong with an
// input becomes a row of failures, not an error.
//
// At the end of ctx, what was done is committed and ctx's error returned. After
// that, as after the death of the process at any moment, the next build goes on,
// and the database comes out the same. ErrBusy says that another build is
// writing.
func (db *DB) Build(ctx context.Context, o BuildOptions) (Summary, error) {
	b := &builder{db: db, BuildOptions: o, summary: Summary{Refused: map[string]int{}, Reasons: map[string]form.Text{}}}
	if b.Outcomes <= 0 {
		b.Outcomes = 256
	}
	writer, err := db.pool.Conn(ctx)
	if err != nil {
		return b.summary, err
	}
	defer writer.Close()
	err = writer.Raw(func(c any) error { return b.run(ctx, c.(conn)) })
	if err != nil {
		err = fmt.Errorf("%s: %w", db.path, err)
	}
	return b.summary, err
}

// builder is the state of one Build. It is used by one goroutine, that of
// ingest.Run's emit.
type builder struct {
	BuildOptions
	db      *DB
	conn    conn
	token   string // of this build, in meta
	commits int    // so far
	parser  int64  // id of Parser
	writer  *writer
	memory  *memory
	seen    seen
	summary Summary

	open    bool // a transaction is
	pending int  // outcomes in it
	begun   time.Time
	changed bool // something was written, so the end of a build has work

	differing map[int64]int64 // findings of copies so far, by record
	loaded    []*candidate    // whose cells are kept
}

// takeover is how long a writer that holds the database may take from one
// transaction to the next.
const takeover = 300 * time.Millisecond

func (b *builder) run(ctx context.Context, c conn) (err error) {
	b.conn, b.token = c, rand.Text()
	if err := b.acquire(ctx); err != nil {
		return err
	}
	defer func() {
		if b.open { // only after an error
			_ = b.exec("ROLLBACK")
		}
	}()
	if err := b.prepare(ctx); err != nil {
		return err
	}
	defer b.writer.close()
	if b.memory, err = b.db.memory(ctx, b.parser); err != nil {
		return err
	}
	defer b.memory.close()
	o := b.Ingest
	o.Memory = b.memory
	err = ingest.Run(ctx, o, b.Paths, b.add)
	if err != nil && ctx.Err() == nil {
		return err
	}
	if err == nil {
		if err := b.finish(ctx); err != nil {
			return err
		}
	}
	return errors.Join(b.release(), err)
}

func (b *builder) exec(text string, values ...driver.Value) error {
	args := make([]driver.NamedValue, len(values))
	for i, v := range values {
		args[i] = driver.NamedValue{Ordinal: i + 1, Value: v}
	}
	if _, err := b.conn.ExecContext(context.Background(), text, args); err != nil {
		return fmt.Errorf("%s: %w", firstWords(text), err)
	}
	return nil
}

// query calls row for each row of a query's result; the values are valid until
// it returns.
func (b *builder) query(text string, row func([]driver.Value) error, values ...driver.Value) error {
	args := make([]driver.NamedValue, len(values))
	for i, v := range values {
		args[i] = driver.NamedValue{Ordinal: i + 1, Value: v}
	}
	rows, err := b.conn.QueryContext(context.Background(), text, args)
	if err != nil {
		return fmt.Errorf("%s: %w", firstWords(text), err)
	}
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

// number returns the first value of a query's only row.
func (b *builder) number(text string, values ...driver.Value) (n int64, err error) {
	err = b.query(text, func(row []driver.Value) error {
		n, _ = row[0].(int64)
		return nil
	}, values...)
	return n, err
}

// prepare makes sure of the parser's and the facts' names and of the statements.
func (b *builder) prepare(ctx context.Context) error {
	if err := b.exec("INSERT INTO parsers(name) VALUES(?) ON CONFLICT DO NOTHING", b.Parser); err != nil {
		return err
	}
	var err error
	if b.parser, err = b.number("SELECT id FROM parsers WHERE name = ?", b.Parser); err != nil {
		return err
	}
	names := newNames()
	if err := b.query("SELECT id, form, fact, slot FROM names", names.known); err != nil {
		return err
	}
	if b.writer, err = newWriter(ctx, b, names); err != nil {
		return err
	}
	for _, f := range b.Forms {
		if _, err := b.writer.slots(f); err != nil {
			return err
		}
	}
	return b.commit()
}

// add stores one outcome.
func (b *builder) add(o ingest.Outcome) error {
	if own := filepath.Clean(b.db.path); o.Path == own || o.Path == own+"-wal" || o.Path == own+"-shm" || o.Path == own+"-journal" {
		return nil
	}
	if err := b.store(&o); err != nil {
		return fmt.Errorf("%s: %w", o.Place, err)
	}
	if b.Done != nil {
		b.Done(o)
	}
	b.pending++
	if b.pending >= b.Outcomes || b.pending > 0 && time.Since(b.begun) > 5*time.Second {
		return b.commit()
	}
	return nil
}

func (b *builder) store(o *ingest.Outcome) error {
	o.Path = filepath.Clean(o.Path)
	twice := b.seen.add(o)
	if o.Kept == ingest.Unchanged {
		b.summary.Unchanged++
		return nil
	}
	if o.Refusal != nil && passing(o) {
		b.summary.refuse(o.Refusal)
		return nil
	}
	if !b.changed {
		b.changed = true
		if err := b.exec("INSERT OR REPLACE INTO meta VALUES('finished', '0')"); err != nil {
			return err
		}
	}
	switch {
	case o.Kept == ingest.Walked:
	case o.Kept == ingest.Same:
		if b.memory.holds(o.Place, o.SHA256) {
			b.summary.Unchanged++
		} else {
			b.summary.Known++
		}
	case o.Refusal != nil:
		b.summary.refuse(o.Refusal)
	default:
		b.summary.Parsed++
		if o.Report.Partial {
			b.summary.Partial++
		}
	}
	return b.writer.write(o, twice)
}

// passing reports whether a refusal says something of the command's arguments,
// or of a moment, and nothing of a file.
func passing(o *ingest.Outcome) bool {
	return o.ModTime.IsZero() || o.Refusal.Refused == ingest.NotFound
}

// finish brings up to date what depends on all records: what is no longer there,
// where a record is found, and which records are copies.
func (b *builder) finish(ctx context.Context) error {
	if err := b.commit(); err != nil {
		return err
	}
	if err := b.markRemoved(); err != nil {
		return err
	}
	finished, err := b.number("SELECT value = '1' FROM meta WHERE key = 'finished'")
	if err != nil {
		return err
	}
	if finished == 0 {
		if err := b.dropOrphans(); err != nil {
			return err
		}
		if err := b.exec(`UPDATE records SET source = (SELECT id FROM sources s WHERE s.record = records.id AND s.removed = 0
			ORDER BY s.path, s.member LIMIT 1)`); err != nil {
			return err
		}
		if err := b.copies(ctx); err != nil {
			return err
		}
		if err := b.exec("INSERT OR REPLACE INTO meta VALUES('finished', '1')"); err != nil {
			return err
		}
	}
	return b.count()
}

// dropOrphans removes the records of contents that no place has any more. It is
// done last, as a content may turn up in another place.
func (b *builder) dropOrphans() error {
	var orphans []int64
	err := b.query("SELECT id FROM records r WHERE NOT EXISTS (SELECT 1 FROM sources s WHERE s.record = r.id)", func(row []driver.Value) error {
		id, _ := row[0].(int64)
		orphans = append(orphans, id)
		return nil
	})
	for _, id := range orphans {
		if err == nil {
			err = b.writer.clear(id)
		}
		if err == nil {
			err = b.exec("DELETE FROM records WHERE id = ?", id)
		}
	}
	return err
}

// count counts what the database holds.
func (b *builder) count() error {
	return b.query(`SELECT (SELECT count(*) FROM records WHERE copy_of IS NULL AND source IS NOT NULL),
		(SELECT count(*) FROM records WHERE copy_of IS NOT NULL),
		(SELECT count(*) FROM findings WHERE origin = 'copies')`, func(row []driver.Value) error {
		counts := [3]int{}
		for i := range counts {
			n, _ := row[i].(int64)
			counts[i] = int(n)
		}
		b.summary.Reports, b.summary.Copies, b.summary.Differ = counts[0], counts[1], counts[2]
		return nil
	})
}

func (s *Summary) refuse(r *normalize.Refusal) {
	s.Refused[r.Refused]++
	s.Reasons[r.Refused] = r.Reason
}

// Refusals returns the number of refused inputs.
func (s *Summary) Refusals() int {
	n := 0
	for count := range maps.Values(s.Refused) {
		n += count
	}
	return n
}
