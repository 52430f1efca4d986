package store

import (
	"database/sql/driver"
	"strings"
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
