package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql/driver"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/gouji/gouji/normalize"
)

// FromSeries is the origin of findings that need the reports of several years or
// organs. A build that changes anything drops them, as they may no longer hold.
const FromSeries = "series"

// ErrUnfinished says that the last build did not come to its end, so that copies of
// one report are not known yet.
var ErrUnfinished = errors.New("the last build did not end; run it again")

// Group says which reports belong together, and where one stands among them.
type Group struct {
	Key string
	N   int // from 0
	Of  int // how many there are
}

// Last reports whether no other report of the group follows.
func (g Group) Last() bool { return g.N == g.Of-1 }

// Groups calls yield for every primary record that is still found somewhere, those that have
// the same key together, in the order of the keys; each group in the order of year, organ,
// form and place. key sees a report without what belongs to it; those with the
// key "" are left out. A report is read when its turn comes; of the others an id is held.
func (db *DB) Groups(ctx context.Context, key func(*Report) string, yield func(Group, *Report) error) error {
	type member struct {
		id   int64
		year int
	}
	c, err := db.pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	return c.Raw(func(raw any) error {
		groups := map[string][]member{}
		err := each(ctx, raw.(conn), headQuery, nil, func(row []driver.Value) error {
			r := head(row)
			if k := key(r); k != "" {
				groups[k] = append(groups[k], member{r.ID, r.Year})
			}
			return ctx.Err()
		})
		if err != nil {
			return err
		}
		read, err := newReader(ctx, raw.(conn))
		if err != nil {
			return err
		}
		defer read.close()
		for _, k := range slices.Sorted(maps.Keys(groups)) {
			members := groups[k]
			slices.SortStableFunc(members, func(a, b member) int { return cmp.Compare(a.year, b.year) })
			for i, m := range members {
				r, err := read.report(ctx, m.id)
				if err == nil {
					err = yield(Group{k, i, len(members)}, r)
				}
				if err != nil {
					return err
				}
			}
			delete(groups, k)
		}
		return nil
	})
}

// Additions take what Replace writes.
type Additions struct {
	b       *builder
	check   *statement
	origin  string
	numbers map[int64]int64 // of the next finding, by record
}

// Finding adds a finding of a record; other is the record that it is about, 0 for none.
func (a *Additions) Finding(record, other int64, f *normalize.Finding) error {
	n := a.numbers[record]
	a.numbers[record]++
	return a.b.writer.finding(record, a.origin, n, f, other)
}

// Check adds to how often a record was checked by a rule between reports.
func (a *Additions) Check(record int64, c *normalize.Check) error {
	_, err := a.check.exec(record, c.Rule, int64(c.Holds), int64(c.Broken), int64(c.Open), int64(c.NotStated))
	return err
}

// Replace writes the findings of one origin, and the counts of rules between reports, in
// place of those that the database has. fill adds each of them; meanwhile nobody else writes to the database. All is
// done or, after an error or the death of the process, nothing. ErrBusy says that a
// build is writing, ErrUnfinished that one has to end first.
func (db *DB) Replace(ctx context.Context, origin string, fill func(*Additions) error) error {
	c, err := db.pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	err = c.Raw(func(raw any) error {
		b := &builder{db: db, conn: raw.(conn), token: rand.Text()}
		return b.replace(ctx, origin, fill)
	})
	if err != nil {
		return fmt.Errorf("%s: %w", db.path, err)
	}
	return nil
}

func (b *builder) replace(ctx context.Context, origin string, fill func(*Additions) error) (err error) {
	if err := b.acquire(ctx); err != nil {
		return err
	}
	defer func() {
		if b.open { // only after an error
			_ = b.exec("ROLLBACK")
		}
	}()
	finished, err := b.number("SELECT count(*) FROM meta WHERE key = 'finished' AND value = '1'")
	if err != nil {
		return err
	}
	if finished == 0 {
		return ErrUnfinished
	}
	if b.writer, err = newWriter(ctx, b, newNames()); err != nil {
		return err
	}
	defer b.writer.close()
	if err := b.exec("DELETE FROM findings WHERE origin = ?", origin); err != nil {
		return err
	}
	if err := b.exec("DELETE FROM checks WHERE sum = 2"); err != nil {
		return err
	}
	check, err := prepare(ctx, b.conn, `INSERT INTO checks VALUES(?, ?, ?, ?, ?, ?, 2) ON CONFLICT DO UPDATE SET holds = holds + excluded.holds,
		broken = broken + excluded.broken, open = open + excluded.open, not_stated = not_stated + excluded.not_stated`, 6)
	if err != nil {
		return err
	}
	defer check.stop()
	if err := fill(&Additions{b, check, origin, map[int64]int64{}}); err != nil {
		return err
	}
	return b.release()
}
