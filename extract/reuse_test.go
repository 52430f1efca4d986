package extract

import "testing"

// TestEmptied holds on to no text and to no large list.
func TestEmptied(t *testing.T) {
	list := []string{"a", "b", "c"}
	if got := Emptied(Shortened(list, 2)); len(got) != 0 || cap(got) != 3 || list[0] != "" || list[2] != "" {
		t.Errorf("Emptied: %q of %q", got, list)
	}
	if got := Emptied(make([]string, 0, 1<<20)); got != nil {
		t.Error("a large list is kept")
	}
}
