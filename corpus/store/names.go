package store

import (
	"database/sql/driver"
	"strings"
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
