package stats

import (
	_ "embed"
	"html/template"
	"io"
	"slices"

	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/rules"
)

//go:embed page.html
var pageText string

// pageRows is how many rows a table of the page shows.
const pageRows = 40

// WritePage writes the statistics as one HTML page in Chinese or, with any other
// lang, in English. forms are those whose rules it names. It needs no other file.
func (s *Stats) WritePage(w io.Writer, lang string, forms []*form.Form) error {
	zh := lang == "zh"
	titles := map[string]form.Text{}
	for _, rule := range rules.All(forms) {
		titles[rule.ID] = rule.Page().Title
	}
	t, err := template.New("page").Funcs(template.FuncMap{
		"say": func(chinese, english string) string {
			if zh {
				return chinese
			}
			return english
		},
		"first": func(list []Count) []Count { return list[:min(len(list), pageRows)] },
		"bars":  bars,
		"title": func(rule string) string {
			if zh {
				return titles[rule].ZH
			}
			return titles[rule].EN
		},
		"severity": func(name string) string {
			if i := slices.Index([]string{"error", "warning", "notice"}, name); zh && i >= 0 {
				return []string{"错误", "警告", "提示"}[i]
			}
			return name
		},
		"orNone": func(name, chinese, english string) string {
			switch {
			case name != "":
				return name
			case zh:
				return chinese
			}
			return english
		},
	}).Parse(pageText)
	if err != nil {
		return err
	}
	return t.Execute(w, struct {
		*Stats
		Lang string
	}{s, lang})
}

// bar is one bar of a chart, with its parts from left to right.
type bar struct {
	Count
	Y       int
	Holds   float64 // widths
	Against float64
	Rest    float64
}

// chart is a chart of bars below each other.
type chart struct {
	Bars   []bar
	Height int
}

// bars lays out a chart of at most pageRows counts.
func bars(list []Count) chart {
	const step, width = 22, 520
	list = list[:min(len(list), pageRows)]
	most := 1
	for _, c := range list {
		most = max(most, c.Reports)
	}
	scale := func(n int) float64 { return float64(n) * width / float64(most) }
	c := chart{Height: len(list)*step + 4}
	for i, count := range list {
		c.Bars = append(c.Bars, bar{Count: count, Y: i * step, Holds: scale(count.Reconcile), Against: scale(count.Broken), Rest: scale(count.Unchecked())})
	}
	return c
}

// After returns where the second and third part begin and where the bar ends.
func (b bar) After() [3]float64 {
	return [3]float64{labelWidth + b.Holds, labelWidth + b.Holds + b.Against, labelWidth + b.Holds + b.Against + b.Rest + 6}
}

// labelWidth is the place in front of the bars.
const labelWidth = 150
