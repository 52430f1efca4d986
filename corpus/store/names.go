package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"strings"

	"github.com/gouji/gouji/corpus/organs"
	"github.com/gouji/gouji/corpus/organs/division"
)

// names gives the facts of all forms their numbers, and their slots in the form.
type names struct {
	slots map[[2]string]int // by form and fact
	count map[string]int    // slots, by form
	last  int64             // id
}

func newNames() *names { return &names{slots: map[[2]string]int{}, count: map[string]int{}} }

// known takes a row of the table: id, form, fact, slot.
func (n *names) known(row []driver.Value) error {
	form, slot := str(row[1]), int(integer(row[3]))
	n.slots[[2]string{form, str(row[2])}] = slot
	n.count[form] = max(n.count[form], slot+1)
	n.last = max(n.last, integer(row[0]))
	return nil
}

// add returns a fact's slot in its form and, where it has been given just now, the
// number of its name.
func (n *names) add(form, fact string) (id int64, slot int, fresh bool) {
	key := [2]string{form, fact}
	if slot, ok := n.slots[key]; ok {
		return 0, slot, false
	}
	n.last++
	slot = n.count[form]
	n.slots[key] = slot
	n.count[form]++
	return n.last, slot, true
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
