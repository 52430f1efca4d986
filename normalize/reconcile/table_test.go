package reconcile_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// columns are the applicants, the total last.
func columns() []string {
	return []string{"natural_person", "enterprise", "research_institution", "public_interest_organization",
		"legal_service", "other", "total"}
}

// resultRows are the rows of the applications table that add up to its results.
func resultRows(f *form.Form) []string {
	var rows []string
	for i := range f.Table("applications").Rows {
		switch key := f.Table("applications").Rows[i].Key; key {
		case "received", "carried_in", "results_total", "carried_out":
		default:
			rows = append(rows, key)
		}
	}
	return rows
}

// soundTable returns an applications table in which all sums hold. Variant
// "single" prints one row of other processing, any other variant the three.
func soundTable(rng *rand.Rand, f *form.Form, variant string) map[string]int {
	table := map[string]int{}
	id := func(row, column string) string { return "applications." + row + "." + column }
	add := func(row, column string, n int) {
		table[id(row, column)] += n
		table[id(row, "total")] += n
	}
	for _, column := range columns()[:6] {
		scale := []int{1, 5, 50, 2000}[rng.IntN(4)]
		results := 0
		for _, row := range resultRows(f) {
			if isOther := strings.HasPrefix(row, "other_"); isOther && (row == "other_processing") != (variant == "single") {
				continue
			}
			n := rng.IntN(scale)
			add(row, column, n)
			results += n
		}
		out := rng.IntN(scale)
		in := rng.IntN(results + out + 1)
		add("results_total", column, results)
		add("carried_out", column, out)
		add("carried_in", column, in)
		add("received", column, results+out-in)
	}
	return table
}

// texts prints numbers as cells.
func texts(table map[string]int) map[string]string {
	printed := make(map[string]string, len(table))
	for id, n := range table {
		printed[id] = strconv.Itoa(n)
	}
	return printed
}

// ids are the keys of a table in a fixed order.
func ids[T any](table map[string]T) []string {
	list := make([]string, 0, len(table))
	for id := range table {
		list = append(list, id)
	}
	slices.Sort(list)
	return list
}

// misprints returns the wrong numbers that a kind of slip can make of n, which
// stands in the given cell.
func misprints(table map[string]int, id, slip string) []int {
	n := table[id]
	digits := strconv.Itoa(n)
	var made []string
	switch slip {
	case "digits_swapped":
		for i := 1; i < len(digits); i++ {
			b := []byte(digits)
			b[i-1], b[i] = b[i], b[i-1]
			made = append(made, string(b))
		}
	case "digit_changed":
		for i := range digits {
			for d := '0'; d <= '9'; d++ {
				made = append(made, digits[:i]+string(d)+digits[i+1:])
			}
		}
	case "digit_dropped":
		for i := range digits {
			made = append(made, "0"+digits[:i]+digits[i+1:])
		}
	case "digit_added":
		for i := range len(digits) + 1 {
			for d := '0'; d <= '9'; d++ {
				made = append(made, digits[:i]+string(d)+digits[i:])
			}
		}
	case "neighbour":
		for _, other := range besides(table, id) {
			made = append(made, strconv.Itoa(table[other]))
		}
	}
	var wrong []int
	for _, text := range made {
		if v, err := strconv.Atoi(text); err != nil {
			panic(fmt.Sprintf("misprint %q: %v", text, err))
		} else if v != n {
			wrong = append(wrong, v)
		}
	}
	slices.Sort(wrong)
	return slices.Compact(wrong)
}

// besides are the cells to the left and right of a cell.
func besides(table map[string]int, id string) []string {
	dot := strings.LastIndex(id, ".")
	at := slices.Index(columns(), id[dot+1:])
	var found []string
	for _, i := range []int{at - 1, at + 1} {
		if i >= 0 && i < len(columns()) {
			found = append(found, id[:dot+1]+columns()[i])
		}
	}
	return found
}

// pick returns n different elements.
func pick(rng *rand.Rand, list []string, n int) []string {
	picked := make([]string, 0, n)
	for _, i := range rng.Perm(len(list))[:n] {
		picked = append(picked, list[i])
	}
	return picked
}

func value(n int) number.Value { return number.Int(int64(n)) }
