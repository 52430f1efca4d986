package store

import (
	"testing"

	"github.com/gouji/gouji/normalize"
)

// TestPlace packs places into digits, but for those with a number that is too large.
func TestPlace(t *testing.T) {
	for _, c := range []struct {
		place normalize.Where
		fits  bool
	}{
		{normalize.Where{}, true},
		{normalize.Where{Page: 1, Table: 2, Row: 3, Column: 4, Line: 5, Offset: 6}, true},
		{normalize.Where{Page: 999, Table: 99, Row: 999, Column: 99, Line: 99_999, Offset: 9_999_999}, true},
		{normalize.Where{Page: 1000}, false},
		{normalize.Where{Page: 1, Table: 100}, false},
		{normalize.Where{Row: 1000, Line: 7}, false},
		{normalize.Where{Column: 100}, false},
		{normalize.Where{Line: 100_000}, false},
		{normalize.Where{Offset: 10_000_000}, false},
		{normalize.Where{Offset: -1}, false},
	} {
		slot := make([]byte, placeWidth)
		want := c.place
		if !c.fits {
			want = normalize.Where{}
		}
		if fits := putPlace(slot, &c.place); fits != c.fits || getPlace(slot) != want {
			t.Errorf("%+v: %q, %v", c.place, slot, fits)
		}
	}
}
