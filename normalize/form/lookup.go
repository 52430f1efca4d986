package form

import (
	"slices"
	"strings"
)

// grid holds the slots of one table by place, -1 where the row lacks the column.
type grid struct {
	width int // places per row: the table's columns, 1 where it has none
	slots []int
}

// Slot returns the slot of the fact with the given id.
func (f *Form) Slot(id string) (int, bool) {
	slot, ok := f.slots[id]
	return slot, ok
}

// SlotOf returns the slot of the fact at the given indexes into Tables, Rows and
// Columns, where column is -1 for a table without columns. It returns -1 where
// the form has no such fact.
func (f *Form) SlotOf(table, row, column int) int {
	if uint(table) >= uint(len(f.grids)) {
		return -1
	}
	g := &f.grids[table]
	if len(f.Tables[table].Columns) == 0 {
		column++ // the only place of a row is its first
	}
	if row < 0 || uint(column) >= uint(g.width) {
		return -1
	}
	place := row*g.width + column
	if place >= len(g.slots) {
		return -1
	}
	return g.slots[place]
}

// Table returns the table with the given key, nil where the form has none.
func (f *Form) Table(key string) *Table {
	if i := f.tableIndex(key); i >= 0 {
		return &f.Tables[i]
	}
	return nil
}

func (f *Form) tableIndex(key string) int {
	return slices.IndexFunc(f.Tables, func(t Table) bool { return t.Key == key })
}

// RuleTitle returns what the rule with the given id says, for people.
func (f *Form) RuleTitle(id string) (Text, bool) {
	for i := range f.Identities {
		if f.Identities[i].ID == id {
			return f.Identities[i].Title, true
		}
	}
	return Text{}, false
}

// has reports whether the row has the column.
func (r *Row) has(column string) bool {
	return len(r.Columns) == 0 || slices.Contains(r.Columns, column)
}

// index finds the rows and columns of one table by key.
type index struct {
	rows, columns map[string]int
}

func indexes(f *Form) []index {
	all := make([]index, len(f.Tables))
	for i := range f.Tables {
		t := &f.Tables[i]
		x := index{make(map[string]int, len(t.Rows)), make(map[string]int, len(t.Columns))}
		for r := range t.Rows {
			x.rows[t.Rows[r].Key] = r
		}
		for c := range t.Columns {
			x.columns[t.Columns[c].Key] = c
		}
		all[i] = x
	}
	return all
}

func (x index) hasRow(key string) bool {
	_, ok := x.rows[key]
	return ok
}

func (x index) hasColumn(key string) bool {
	_, ok := x.columns[key]
	return ok
}

// hasFact reports whether name is a fact of the table t: row, or row.column
// where t has columns.
func (x index) hasFact(t *Table, name string) bool {
	row, column, dotted := strings.Cut(name, ".")
	r, ok := x.rows[row]
	if !ok || dotted != (len(t.Columns) > 0) {
		return false
	}
	return !dotted || x.hasColumn(column) && t.Rows[r].has(column)
}
