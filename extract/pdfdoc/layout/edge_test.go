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

// TestHidden prints a table whose last column the edge of the page cuts off: nobody can
// say that its cells are blank, but those of the other columns are.
func TestHidden(t *testing.T) {
	const height = 30
	for name, c := range map[string]struct {
		right float32
		want  string
	}{
		"over the edge": {700, "收到|3119||\ufffd\n结转||4|\ufffd"},
		"at the edge":   {pageWidth, "收到|3119||\n结转||4|"},
	} {
		p := newPrinter(12)
		xs := []float32{50, 200, 300, 400, c.right}
		for r, row := range [][]string{{"收到", "3119", "", ""}, {"结转", "", "4", ""}} {
			y := 100 + float32(r)*height
			for k, text := range row {
				p.frameOf(xs[k], y, xs[k+1], y+height)
				p.text(text, xs[k]+10, y+9, 12)
			}
		}
		tables := tablesOf(document(t, p.pages))
		if len(tables) != 1 {
			t.Errorf("%s: %d tables", name, len(tables))
			continue
		}
		if got := printedRows(tables[0]); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// TestOverprinted prints numbers that are too wide for their cells: over a blank one they
// are whole, unless no other cell beside is blank, and over the number of the next cell
// both are unread.
func TestOverprinted(t *testing.T) {
	for name, c := range map[string]struct {
		row  []string
		want string
	}{
		"into a blank cell":       {[]string{"收到", "446267", "", ""}, "收到|446267||"},
		"into the one that is":    {[]string{"收到", "446267", "", "5"}, "收到|44626\ufffd|\ufffd|5"},
		"with a mark":             {[]string{"收到", "44,626", "", ""}, "收到|44,626||"},
		"with a mark before it":   {[]string{"收到", "4462,671", "", ""}, "收到|4462,671||"},
		"up to the next number":   {[]string{"收到", "446267", "75471", "5"}, "收到|4462\ufffd|\ufffd75471|5"},
		"over the next number":    {[]string{"收到", "4462678", "9547", "5"}, "收到|4462\ufffd|\ufffd\ufffd\ufffd547|5"},
		"numbers in their cells":  {[]string{"收到", "4462", "7547", "5"}, "收到|4462|7547|5"},
		"numbers that fill cells": {[]string{"收到", "44626", "75471", "5"}, "收到|44626|75471|5"},
	} {
		p := newPrinter(12)
		xs := []float32{50, 200, 236, 272, 308}
		for r, row := range [][]string{{"信息", "甲", "乙", "丙"}, c.row} {
			y := 100 + float32(r)*30
			for k, text := range row {
				p.frameOf(xs[k], y, xs[k+1], y+30)
				p.text(text, xs[k]+3, y+9, 12)
			}
		}
		tables := tablesOf(document(t, p.pages))
		if len(tables) != 1 {
			t.Errorf("%s: %d tables", name, len(tables))
			continue
		}
		if _, got, _ := strings.Cut(printedRows(tables[0]), "\n"); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
