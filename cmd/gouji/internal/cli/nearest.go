package cli

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gouji/gouji/normalize/form"
)

// nearest returns the ids of a form's facts that are most like id, the likest
// first. Ids that hold it as a whole come before those that resemble it.
func nearest(f *form.Form, id string) []string {
	const (
		shown   = 5
		longest = 200 // bytes of an id that are compared
	)
	id = strings.ToLower(id[:min(len(id), longest)])
	type near struct {
		id       string
		distance int
	}
	all := make([]near, 0, len(f.Facts))
	for i := range f.Facts {
		n := near{id: f.Facts[i].ID, distance: distance(id, f.Facts[i].ID)}
		if id != "" && strings.Contains(n.id, id) {
			n.distance = 0
		}
		all = append(all, n)
	}
	slices.SortStableFunc(all, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	ids := make([]string, 0, shown)
	for _, n := range all[:min(shown, len(all))] {
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
