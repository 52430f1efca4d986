package layout

import (
	"strings"
	"testing"
)

// TestCutOff prints a row of numbers to the edge of the printed area.
func TestCutOff(t *testing.T) {
	for name, c := range map[string]struct {
		x      float32 // of the last number
		longer bool    // a line of the table runs over the edge
		clip   Box
		want   string
	}{
		"inside":                             {400, true, Box{50, 50, 500, 800}, "3119"},
		"at the edge":                        {476.5, true, Box{50, 50, 500, 800}, "3119\ufffd"},
		"over the edge":                      {478, true, Box{50, 50, 500, 800}, "3119\ufffd"},
		"at the edge, where nothing runs on": {476.5, false, Box{50, 50, 500, 800}, "3119"},
		"at the edge of a cell":              {476.5, true, Box{450, 50, 500, 100}, "3119"},
		"at the edge of the page":            {572, true, Box{}, "3119\ufffd"},
	} {
		p := newPrinter(12)
		p.text("收到", 60, 100, 12)
		p.text("3119", c.x, 100, 12)
		to := float32(480)
		if c.longer {
			to = 700
		}
		page := p.pages[0]
		for _, y := range []float32{page.Box.Y1 - 90, page.Box.Y1 - 120} {
			page.Rules = append(page.Rules, Box{50, y, to, y + 0.5})
		}
		page.Clip(c.clip)
		res := document(t, []Page{page})
		if !strings.HasSuffix(strings.TrimSpace(res.Source), c.want) {
			t.Errorf("%s: %q", name, res.Source)
		}
	}
}
