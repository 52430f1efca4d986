package form

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// Write prints a form for people: what it is, its tables with rows and columns,
// its identities written out by key and in words. The language is "zh" or
// anything else for English; labels are shown as the form prints them. Columns
// line up in a terminal that shows Chinese characters two columns wide.
func Write(w io.Writer, f *Form, lang string) error {
	out := bufio.NewWriter(w)
	l := lister{out: out, form: f, words: englishWords(), zh: strings.HasPrefix(lang, "zh")}
	if l.zh {
		l.words = chineseWords()
	}
	l.head()
	l.sections()
	for i := range f.Tables {
		l.table(&f.Tables[i])
	}
	l.identities()
	return out.Flush() // reports the first error of any write
}

// listWords are the words that Write adds to a form's own.
type listWords struct {
	basis, years, from, facts, identities   string
	section, headings                       string
	row, column, label, under, meaning      string
	columns, unit, note, all, optional      string
	instead, signed, eachColumn, eachRow, w string
	list, pair                              string // what joins items, what stands between a name and its value
}

func englishWords() listWords {
	return listWords{
		basis: "Basis", years: "Years", from: "from %d", facts: "Facts", identities: "Identities",
		section: "Section", headings: "Headings",
		row: "Row", column: "Column", label: "Label", under: "Under", meaning: "Meaning",
		columns: "Columns", unit: "Unit", note: "Note", all: "all", optional: "optional",
		instead: "in place of %s", signed: "signed", eachColumn: "each column", eachRow: "each row", w: "warning",
		list: ", ", pair: ": ",
	}
}

func chineseWords() listWords {
	return listWords{
		basis: "依据", years: "年度", from: "%d 年起", facts: "数据项", identities: "勾稽关系",
		section: "章节", headings: "标题",
		row: "行", column: "列", label: "标签", under: "所属", meaning: "含义",
		columns: "所含列", unit: "单位", note: "备注", all: "全部", optional: "可缺",
		instead: "代替 %s", signed: "可为负", eachColumn: "逐列", eachRow: "逐行", w: "警告",
		list: "、", pair: "：",
	}
}

// lister writes one form. Errors of writing stay in its bufio.Writer.
type lister struct {
	out   *bufio.Writer
	form  *Form
	words listWords
	zh    bool
}

func (l *lister) in(t Text) string {
	if l.zh {
		return t.ZH
	}
	return t.EN
}

func (l *lister) head() {
	f := l.form
	fmt.Fprintf(l.out, "%s  %s\n", f.ID, l.in(f.Title))
	years := ""
	switch y := f.Years; {
	case y.To != 0:
		years = fmt.Sprintf("%d–%d", y.From, y.To)
	case y.From != 0:
		years = fmt.Sprintf(l.words.from, y.From)
	}
	for _, line := range [][2]string{
		{l.words.basis, f.Basis},
		{l.words.years, years},
		{l.words.facts, fmt.Sprint(len(f.Facts))},
		{l.words.identities, fmt.Sprint(len(f.Sums))},
	} {
		if line[1] != "" {
			fmt.Fprintf(l.out, "%s%s%s\n", line[0], l.words.pair, line[1])
		}
	}
}

func (l *lister) sections() {
	if len(l.form.Sections) == 0 {
		return
	}
	g := newGrid(l.words.section, l.words.headings)
	for i := range l.form.Sections {
		s := &l.form.Sections[i]
		g.add(s.Key, numbered(s.Number, s.Headings[0]))
	}
	l.grid("", g)
}

func (l *lister) table(t *Table) {
	title := l.titled(t.Key, t.Title)
	if len(t.Columns) > 0 {
		l.grid(title, l.columnGrid(t))
		title = ""
	}
	l.grid(title, l.rowGrid(t))
}

// titled returns a key and the title behind it, where it says more.
func (l *lister) titled(key string, title Text) string {
	if words := l.in(title); words != key {
		return key + "  " + words
	}
	return key
}

func (l *lister) columnGrid(t *Table) *listGrid {
	g := newGrid(l.words.column, l.words.label, l.words.under, l.words.meaning, l.words.unit, l.words.note)
	for i := range t.Columns {
		c := &t.Columns[i]
		var notes []string
		if c.Signed {
			notes = append(notes, l.words.signed)
		}
		g.add(c.Key, c.Labels[0], strings.Join(c.Group, " › "), l.meaning(c.Title, c.Labels), c.Unit, strings.Join(notes, l.words.list))
	}
	return g
}

func (l *lister) rowGrid(t *Table) *listGrid {
	g := newGrid(l.words.row, l.words.label, l.words.under, l.words.meaning, l.words.columns, l.words.unit, l.words.note)
	for i := range t.Rows {
		r := &t.Rows[i]
		columns := ""
		switch {
		case len(r.Columns) > 0:
			columns = strings.Join(r.Columns, l.words.list)
		case len(t.Columns) > 0:
			columns = l.words.all
		}
		var notes []string
		if r.Optional {
			notes = append(notes, l.words.optional)
		}
		if len(r.Instead) > 0 {
			notes = append(notes, fmt.Sprintf(l.words.instead, strings.Join(r.Instead, l.words.list)))
		}
		g.add(r.Key, numbered(r.Number, r.Labels[0]), strings.Join(r.Group, " › "), l.meaning(r.Title, r.Labels),
			columns, strings.Join(l.units(t, i), l.words.list), strings.Join(notes, l.words.list))
	}
	return g
}

// units returns the units of a row's facts, each once.
func (l *lister) units(t *Table, row int) []string {
	var units []string
	for _, fact := range l.form.Facts {
		if fact.Row == row && &l.form.Tables[fact.Table] == t && fact.Unit != "" && !slices.Contains(units, fact.Unit) {
			units = append(units, fact.Unit)
		}
	}
	return units
}

// meaning returns a title where it says more than the label beside it.
func (l *lister) meaning(title Text, labels []string) string {
	if m := l.in(title); m != labels[0] {
		return m
	}
	return ""
}

func (l *lister) identities() {
	f := l.form
	for i := range f.Identities {
		r := &f.Identities[i]
		if i == 0 || r.ID != f.Identities[i-1].ID {
			fmt.Fprintf(l.out, "\n%s\n", l.titled(r.ID, r.Title))
		}
		var notes []string
		switch r.Each {
		case "column":
			notes = append(notes, l.words.eachColumn)
		case "row":
			notes = append(notes, l.words.eachRow)
		}
		if r.Severity == "warning" {
			notes = append(notes, l.words.w)
		}
		note := ""
		if len(notes) > 0 {
			note = "  (" + strings.Join(notes, l.words.list) + ")"
		}
		fmt.Fprintf(l.out, "  %s%s\n", equation(r, func(name string) string { return name }), note)
		fmt.Fprintf(l.out, "  %s\n", equation(r, func(name string) string { return l.name(r, name) }))
	}
}

// name returns what a name in a rule stands for, in words.
func (l *lister) name(r *Rule, name string) string {
	t := l.form.Table(r.Table)
	if r.Each == "row" {
		i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Key == name })
		return l.in(t.Columns[i].Title)
	}
	row, column, dotted := strings.Cut(name, ".")
	i := slices.IndexFunc(t.Rows, func(r Row) bool { return r.Key == row })
	words := l.in(t.Rows[i].Title)
	if dotted {
		j := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Key == column })
		words += " · " + l.in(t.Columns[j].Title)
	}
	return words
}

// equation writes a rule out with the given names.
func equation(r *Rule, name func(string) string) string {
	sign := map[Relation]string{Equal: " = ", AtMost: " ≤ "}[r.Relation]
	side := func(names []string) string {
		words := make([]string, len(names))
		for i := range names {
			words[i] = name(names[i])
		}
		return strings.Join(words, " + ")
	}
	return side(r.Left) + sign + side(r.Right)
}

func numbered(number, label string) string {
	if number == "" {
		return label
	}
	return number + " " + label
}

// listGrid is a listing in columns, of which the empty ones are left out.
type listGrid struct {
	head []string
	rows [][]string
}

func newGrid(head ...string) *listGrid { return &listGrid{head: head} }

func (g *listGrid) add(cells ...string) { g.rows = append(g.rows, cells) }

func (l *lister) grid(title string, g *listGrid) {
	fmt.Fprintln(l.out)
	if title != "" {
		fmt.Fprintln(l.out, title)
	}
	t := table.NewWriter()
	style := table.StyleDefault
	style.Options = table.OptionsNoBordersAndSeparators
	style.Format.Header = text.FormatDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "  ", ""
	t.SetStyle(style)
	t.AppendHeader(g.row(g.head))
	for _, cells := range g.rows {
		t.AppendRow(g.row(cells))
	}
	for line := range strings.Lines(t.Render()) {
		fmt.Fprintln(l.out, strings.TrimRight(line, " \n"))
	}
}

// row returns the cells of the columns that are not empty throughout.
func (g *listGrid) row(cells []string) table.Row {
	var row table.Row
	for i, cell := range cells {
		if slices.ContainsFunc(g.rows, func(other []string) bool { return other[i] != "" }) {
			row = append(row, cell)
		}
	}
	return row
}
