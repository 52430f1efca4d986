package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"
)

// acquire makes this build the only writer. A writer holds a transaction open at
// nearly all times, and its token in meta: one whose process died holds the
// token only.
func (b *builder) acquire(ctx context.Context) error {
	holder, err := b.holder()
	if err == nil && holder != "" {
		if err = b.exec("ROLLBACK"); err != nil {
			return err
		}
		b.open = false
		select {
		case <-time.After(takeover):
		case <-ctx.Done():
			return ctx.Err()
		}
		var later string
		if later, err = b.holder(); err == nil && later != holder {
			return ErrBusy // it lives
		}
	}
	if err != nil {
		return busy(err)
	}
	return b.stamp()
}

// stamp says that this build is the writer and goes on.
func (b *builder) stamp() error {
	b.commits++
	return b.exec("INSERT OR REPLACE INTO meta VALUES('writer', ?)", b.mark())
}

// mark is what meta holds of this build since its last commit.
func (b *builder) mark() string { return fmt.Sprintf("%s %d", b.token, b.commits) }

// holder begins a transaction and returns the token of the last writer.
func (b *builder) holder() (token string, err error) {
	const patience = 100 // ms
	if err = b.exec(fmt.Sprintf("PRAGMA busy_timeout = %d", patience)); err != nil {
		return "", err
	}
	if err = b.exec("BEGIN IMMEDIATE"); err != nil {
		return "", err
	}
	b.open, b.begun = true, time.Now()
	err = b.query("SELECT value FROM meta WHERE key = 'writer'", func(row []driver.Value) error {
		token, _ = row[0].(string)
		return nil
	})
	return token, errors.Join(err, b.exec("PRAGMA busy_timeout = 10000"))
}

// commit ends the transaction and begins the next one.
func (b *builder) commit() error {
	if b.writer != nil {
		if err := b.writer.flush(); err != nil {
			return err
		}
	}
	if err := b.exec("COMMIT"); err != nil {
		return err
	}
	b.open = false
	if err := b.exec("BEGIN IMMEDIATE"); err != nil {
		return busy(err)
	}
	b.open, b.pending, b.begun = true, 0, time.Now()
	token := ""
	err := b.query("SELECT value FROM meta WHERE key = 'writer'", func(row []driver.Value) error {
		token, _ = row[0].(string)
		return nil
	})
	if err == nil && token != b.mark() {
		err = ErrBusy
	}
	if err != nil {
		return err
	}
	return b.stamp()
}

// release commits what was done and gives the database free.
func (b *builder) release() error {
	if err := b.writer.flush(); err != nil {
		return err
	}
	if err := b.exec("UPDATE meta SET value = '' WHERE key = 'writer'"); err != nil {
		return err
	}
	err := b.exec("COMMIT")
	b.open = err != nil
	return err
}
