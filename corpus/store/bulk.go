package store

import (
	"context"
	"database/sql/driver"
	"fmt"
	"strings"
)

// conn is a connection of the driver, without the layer of database/sql.
type conn interface {
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
}

// statement is a prepared statement of the driver whose arguments are reused.
type statement struct {
	run  driver.StmtExecContext
	stop func() error
	args []driver.NamedValue
}

func prepare(ctx context.Context, c conn, text string, args int) (*statement, error) {
	prepared, err := c.PrepareContext(ctx, text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", firstWords(text), err)
	}
	s := &statement{run: prepared.(driver.StmtExecContext), stop: prepared.Close, args: make([]driver.NamedValue, args)}
	for i := range s.args {
		s.args[i].Ordinal = i + 1
	}
	return s, nil
}

// firstWords shows which statement an error is about.
func firstWords(text string) string {
	const shown = 60
	return text[:min(len(text), shown)]
}

// exec runs the statement with as many values as it has arguments.
func (s *statement) exec(values ...driver.Value) (driver.Result, error) {
	for i, v := range values {
		s.args[i].Value = v
	}
	return s.run.ExecContext(context.Background(), s.args[:len(values)])
}

// sizes are the numbers of rows that one INSERT of a bulk writes.
func sizes() [3]int { return [3]int{64, 8, 1} }

// bulk inserts rows into a table, many at once. Rows wait until there are enough
// or flush is called.
type bulk struct {
	columns int
	inserts [3]*statement
	waiting []driver.Value
}

func newBulk(ctx context.Context, c conn, table string, columns int) (*bulk, error) {
	b := &bulk{columns: columns}
	row := "(" + strings.TrimSuffix(strings.Repeat("?,", columns), ",") + ")"
	for i, rows := range sizes() {
		text := "INSERT INTO " + table + " VALUES " + strings.TrimSuffix(strings.Repeat(row+",", rows), ",")
		var err error
		if b.inserts[i], err = prepare(ctx, c, text, columns*rows); err != nil {
			return nil, err
		}
	}
	b.waiting = make([]driver.Value, 0, columns*sizes()[0])
	return b, nil
}

// add adds one row.
func (b *bulk) add(row ...driver.Value) error {
	b.waiting = append(b.waiting, row...)
	if len(b.waiting) < cap(b.waiting) {
		return nil
	}
	return b.flush()
}

// flush writes all rows that wait.
func (b *bulk) flush() error {
	rest := b.waiting
	for i, rows := range sizes() {
		for n := rows * b.columns; len(rest) >= n; rest = rest[n:] {
			if _, err := b.inserts[i].exec(rest[:n]...); err != nil {
				return err
			}
		}
	}
	clear(b.waiting)
	b.waiting = b.waiting[:0]
	return nil
}

func (b *bulk) close() {
	for _, s := range b.inserts {
		if s != nil {
			_ = s.stop() // it ends with the connection in any case
		}
	}
}
