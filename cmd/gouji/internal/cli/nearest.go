package cli

import (
	"cmp"
	"slices"
	"strings"
)

// named is what may be asked for by its id: a fact, a rule.
type named struct {
	id    string
	title string // in the user's language
}

// nearest returns the ids that are likely meant by what somebody typed, the likeliest
// first: those that hold it, or whose title does, before those that resemble it.
func nearest(all []named, typed string) []string {
	const (
		most    = 5
		longest = 200 // bytes that are compared
	)
	if typed == "" || len(typed) > longest {
		return nil
	}
	typed = strings.ToLower(typed)
	type near struct {
		id       string
		distance int
	}
	var found []near
	for _, n := range all {
		_, name, _ := strings.Cut(n.id, ".")
		d := min(distance(n.id, typed), distance(name, typed))
		switch {
		case strings.Contains(n.id, typed), strings.Contains(strings.ToLower(n.title), typed):
			d = 0
		case d > max(2, len(typed)/4):
			continue
		}
		found = append(found, near{n.id, d})
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	ids := make([]string, 0, most)
	for _, n := range found[:min(len(found), most)] {
		ids = append(ids, n.id)
	}
	return ids
}

// distance is how many bytes have to be changed, dropped or added to make b of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for k := range row {
		row[k] = k
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for k := range len(b) {
			cost := 1
			if a[i] == b[k] {
				cost = 0
			}
			before, row[k+1] = row[k+1], min(row[k+1]+1, row[k]+1, before+cost)
		}
	}
	return row[len(b)]
}
