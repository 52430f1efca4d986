package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"strings"

	"github.com/gouji/gouji/corpus/organs"
	"github.com/gouji/gouji/corpus/organs/division"
)

// names gives the facts of all forms their numbers.
type names struct {
	ids  map[[2]string]int64 // by form and fact
	last int64
}

func newNames() *names { return &names{ids: map[[2]string]int64{}} }

// known takes a row of the table: id, form, fact.
func (n *names) known(row []driver.Value) error {
	id, _ := row[0].(int64)
	form, _ := row[1].(string)
	fact, _ := row[2].(string)
	n.ids[[2]string{form, fact}] = id
	n.last = max(n.last, id)
	return nil
}

// id returns the number of a fact, and whether it is a new one.
func (n *names) id(form, fact string) (id int64, fresh bool) {
	id, ok := n.ids[[2]string{form, fact}]
	if !ok {
		n.last++
		id = n.last
		n.ids[[2]string{form, fact}] = id
	}
	return id, !ok
}

// parts splits a fact's id: table.row.column, or table.row.
func parts(fact string) (table, row, column string) {
	table, rest, _ := strings.Cut(fact, ".")
	row, column, _ = strings.Cut(rest, ".")
	return table, row, column
}

// organOf returns what the names of an organ tell that reports on a year: its key, and the code of its
// administrative division, NULL where they do not tell just one.
func organOf(organ, full string, year int) (key string, code driver.Value) {
	name := organs.Fullest(organ, full)
	if d, ok := division.In(name, year); ok {
		code = int64(d.Code)
	}
	return organs.Key(name), code
}

// deriveOrgans derives anew what records have by the names of their organs.
func deriveOrgans(ctx context.Context, conn *sql.Conn) error {
	type names struct {
		organ, full string
		year        int
	}
	rows, err := conn.QueryContext(ctx, "SELECT DISTINCT organ, organ_full, year FROM records")
	if err != nil {
		return err
	}
	defer rows.Close()
	var all []names
	for rows.Next() {
		var n names
		if err := rows.Scan(&n.organ, &n.full, &n.year); err != nil {
			return err
		}
		all = append(all, n)
	}
	if err := rows.Err(); err != nil || len(all) == 0 {
		return err
	}
	if _, err := conn.ExecContext(ctx, "CREATE INDEX organ_names ON records(organ, organ_full, year)"); err != nil {
		return err
	}
	for _, n := range all {
		key, code := organOf(n.organ, n.full, n.year)
		if _, err := conn.ExecContext(ctx, "UPDATE records SET organ_key = ?, division = ? WHERE organ = ? AND organ_full = ? AND year = ?", key, code, n.organ, n.full, n.year); err != nil {
			return err
		}
	}
	_, err = conn.ExecContext(ctx, "DROP INDEX organ_names")
	return err
}
