package layout

import (
	"slices"
	"testing"
)

// TestDotted finds a line along each axis among dots, and none in a few of them.
func TestDotted(t *testing.T) {
	var dots []Box
	dot := func(x, y float32) { dots = append(dots, Box{x, y, x + 0.75, y + 0.75}) }
	for i := range 40 {
		i := float32(i)
		dot(100+1.5*i, 200)
		dot(400, 300+1.5*i)
	}
	dot(100, 500)
	dot(101.5, 500)
	slices.Reverse(dots)
	want := []Box{{100, 200, 159.25, 200.75}, {400, 300, 400.75, 359.25}}
	if got := Dotted(dots); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
