package number

import (
	"slices"
	"testing"
)

func TestGroups(t *testing.T) {
	for text, want := range map[string][]int{
		"": nil, "件": nil, "319": {3}, "31 9件": {2, 1}, "3\n1 1  9": {1, 1, 1, 1}, "３１\u3000９": {2, 1},
		"共31 9件 5": {2, 1}, "12,3 45": {2}, "3 119": {1, 3},
	} {
		if got := Groups(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}
