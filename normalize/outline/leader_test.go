package outline

import "testing"

// TestWithoutLeader tells the page number of a table of contents from a number that
// belongs to the title.
func TestWithoutLeader(t *testing.T) {
	for _, test := range []struct {
		line, title string
		leader      bool
	}{
		{"总体情况……3", "总体情况", true}, {"总体情况 ...... 128", "总体情况", true}, {"总体情况\t3", "总体情况", true}, {"总体情况……", "总体情况", true},
		{"总体情况 2024", "总体情况 2024", false}, {"总体情况3", "总体情况3", false}, {"总体情况", "总体情况", false}, {"总体情况——", "总体情况——", false},
		{"……3", "……3", false}, {"", "", false},
	} {
		if title, leader := withoutLeader(test.line); title != test.title || leader != test.leader {
			t.Errorf("%q: %q, %v", test.line, title, leader)
		}
	}
}
