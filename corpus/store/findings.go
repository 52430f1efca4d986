package store

import (
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

// Groups calls yield for groups of primary records that are still found somewhere: those
// that have the same key, in the order of the keys, each group in the order of organ,
// year, form and place. key sees a report without what belongs to it; those with the
// key "" are left out. A group is read when its turn comes and let go after it.
func (db *DB) Groups(ctx context.Context, key func(*Report) string, yield func(key string, reports []*Report) error) error {
	c, err := db.pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	return c.Raw(func(raw any) error {
		groups := map[string][]*Report{}
		err := each(ctx, raw.(conn), headQuery, nil, func(row []driver.Value) error {
			r := head(row)
			if k := key(r); k != "" {
				groups[k] = append(groups[k], r)
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
			if ctx.Err() != nil {
				return ctx.Err()
			}
			for _, r := range groups[k] {
				if err := read.body(ctx, r); err != nil {
					return fmt.Errorf("record %d: %w", r.ID, err)
				}
			}
			if err := yield(k, groups[k]); err != nil {
				return err
			}
			delete(groups, k)
		}
		return nil
	})
}

// Replace writes the findings of one origin in place of those that the database has of
// it. fill calls add for each, with the record that the finding is of and the other one
// that it is about, 0 for none; meanwhile nobody else writes to the database. All is
// done or, after an error or the death of the process, nothing. ErrBusy says that a
// build is writing, ErrUnfinished that one has to end first.
func (db *DB) Replace(ctx context.Context, origin string, fill func(add func(record, other int64, f *normalize.Finding) error) error) error {
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

func (b *builder) replace(ctx context.Context, origin string, fill func(add func(record, other int64, f *normalize.Finding) error) error) (err error) {
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
	numbers := map[int64]int64{} // of the next finding, by record
	err = fill(func(record, other int64, f *normalize.Finding) error {
		n := numbers[record]
		numbers[record]++
		return b.writer.finding(record, origin, n, f, other)
	})
	if err != nil {
		return err
	}
	return b.release()
}
