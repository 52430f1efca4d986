package cli

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/gouji/gouji/corpus/compare"
	"github.com/gouji/gouji/normalize"
)

// comparing writes a comparison for people.
type comparing struct {
	*compare.Comparison
	lang lang
	all  bool // also what is the same
	b    strings.Builder
}

// text returns the whole: the two reports, what they say of themselves, cells,
// text, and how similar they are.
func (c *comparing) text() string {
	c.header()
	c.cells()
	for i := range c.Sections {
		c.section(&c.Sections[i])
	}
	c.summary()
	return c.b.String()
}

// grid returns an empty table whose columns line up in a terminal that shows
// Chinese characters two columns wide.
func grid(numbers ...int) table.Writer {
	t := table.NewWriter()
	style := table.StyleDefault
	style.Options = table.OptionsNoBordersAndSeparators
	style.Format.Header = text.FormatDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "  ", ""
	t.SetStyle(style)
	var columns []table.ColumnConfig
	for _, n := range numbers {
		columns = append(columns, table.ColumnConfig{Number: n, Align: text.AlignRight, AlignHeader: text.AlignRight})
	}
	t.SetColumnConfigs(columns)
	return t
}

func (c *comparing) render(t table.Writer) {
	for line := range strings.Lines(t.Render()) {
		c.b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
}

// header writes which reports they are and what they say of themselves.
func (c *comparing) header() {
	say := c.lang.say
	fmt.Fprintf(&c.b, "A  %s\nB  %s\n\n", printable(c.A.Source.Name()), printable(c.B.Source.Name()))
	t := grid()
	t.AppendHeader(table.Row{"", "A", "B", ""})
	names := map[string]string{
		"organ": say("机关", "organ"), "year": say("年度", "year"), "form": say("格式", "form"), "published": say("发布日期", "published"),
	}
	for i := range c.Header {
		f := &c.Header[i]
		note := "="
		switch {
		case !f.Likeness.Same():
			note = "≠"
		case f.Likeness != compare.Identical:
			note = c.likeness(f.Likeness)
		}
		t.AppendRow(table.Row{names[f.Name], c.orUnknown(f.A), c.orUnknown(f.B), note})
	}
	c.render(t)
}

func (c *comparing) orUnknown(s string) string {
	if s == "" {
		return c.lang.say("不明", "unknown")
	}
	return printable(s)
}

// cells writes the cells that differ and, on request, those that are equal.
func (c *comparing) cells() {
	say := c.lang.say
	t := grid(2, 3, 4)
	t.AppendHeader(table.Row{say("数据", "fact"), "A", "B", say("差", "B − A"), say("A 的位置", "place in A"), say("B 的位置", "place in B"), ""})
	for _, relation := range relations(c.all) {
		for i := range c.Cells {
			cell := &c.Cells[i]
			if cell.Relation != relation || cell.Foreign && !c.all {
				continue
			}
			t.AppendRow(table.Row{printable(cell.ID), c.side(cell.A, cell.Foreign), c.side(cell.B, cell.Foreign), difference(cell),
				c.place(cell.A), c.place(cell.B), c.relation(cell)})
		}
	}
	if t.Length() > 0 {
		c.b.WriteString("\n")
		c.render(t)
	}
	if c.all {
		return
	}
	for _, side := range []struct {
		n          int
		has, lacks string
	}{{c.Counts.ForeignA, "A", "B"}, {c.Counts.ForeignB, "B", "A"}} {
		if side.n > 0 {
			fmt.Fprintf(&c.b, "\n%s\n", c.lang.sayf("只有 %[2]s 有、%[3]s 的格式所无的数据 %[1]d 个（--all 逐个列出）",
				"%d facts only in %s, for which the form of %s has no place (--all lists them)", side.n, side.has, side.lacks))
		}
	}
}

// side shows what one report prints.
func (c *comparing) side(s *compare.Side, foreign bool) string {
	switch {
	case s == nil && foreign:
		return c.lang.say("格式所无", "not in form")
	case s == nil:
		return c.lang.say("未列出", "not printed")
	case s.Status == normalize.Blank.String():
		return c.lang.say("空白", "blank")
	case s.Value == nil:
		return c.lang.say("无法识读", "unreadable") + " " + quoted(shortened(s.Raw))
	case s.Status == normalize.Nil.String():
		return quoted(shortened(s.Raw))
	}
	return s.Value.String()
}

// difference shows a difference with its sign, nothing where there is none.
func difference(cell *compare.Cell) string {
	d := cell.Difference
	switch {
	case d == nil || cell.Relation == compare.Equal:
		return ""
	case d.Sign() > 0:
		return "+" + d.String()
	}
	return d.String()
}

// place says in few words where a cell is printed: p4 t3 r4 c9.
func (c *comparing) place(s *compare.Side) string {
	if s == nil {
		return ""
	}
	w := &s.Where
	parts := []struct {
		n      int
		zh, en string
	}{{w.Page, "页%d", "p%d"}, {w.Table, "表%d", "t%d"}, {w.Row, "行%d", "r%d"}, {w.Column, "列%d", "c%d"}}
	var words []string
	for _, p := range parts {
		if p.n > 0 {
			words = append(words, c.lang.sayf(p.zh, p.en, p.n))
		}
	}
	if w.Table == 0 && w.Line > 0 {
		words = append(words, c.lang.sayf("第%d行文本", "line %d", w.Line))
	}
	return strings.Join(words, " ")
}

// relation says what the columns do not show.
func (c *comparing) relation(cell *compare.Cell) string {
	switch {
	case cell.Relation == compare.Equal:
		return "="
	case cell.Relation == compare.StatusDiffers:
		return c.lang.say("状态不同", "status differs")
	case cell.A != nil && cell.B != nil && cell.A.Unit != cell.B.Unit:
		return printable(cell.A.Unit + " / " + cell.B.Unit)
	}
	return ""
}

// section writes a chapter in which something differs.
func (c *comparing) section(s *compare.Section) {
	if !c.all && s.Likeness == compare.Identical && (s.Heading == "" || s.Heading == compare.Identical) {
		return
	}
	fmt.Fprintf(&c.b, "\n%s  %s\n", c.title(s), c.likenessOf(s))
	if s.Heading != "" && s.Heading != compare.Identical {
		fmt.Fprintf(&c.b, "  %s%s\n    A %s\n    B %s\n", c.lang.say("标题：", "heading: "), c.likeness(s.Heading), printable(s.A.Title), printable(s.B.Title))
	}
	folded := 0
	for i := range s.Changes {
		switch change := &s.Changes[i]; {
		case !change.Likeness.Same():
			c.change(change)
		case c.all:
			fmt.Fprintf(&c.b, "  = %s\n", c.run(change.A, 0, 0))
		case change.Likeness != compare.Identical:
			folded++
		}
	}
	if folded > 0 && !s.Likeness.Same() {
		fmt.Fprintf(&c.b, "  %s\n", c.lang.sayf("另有 %d 处仅繁简、全半角、空白或分段不同", "besides, %d are the same but for script, widths, blanks or breaks", folded))
	}
}

// title names a chapter by its number and title, by A's where it has it.
func (c *comparing) title(s *compare.Section) string {
	chapter := s.A
	if chapter == nil {
		chapter = s.B
	}
	switch s.Kind {
	case compare.KindPreamble:
		return c.lang.say("正文之前", "Before the first chapter")
	case compare.KindTables:
		return c.lang.say("格式之外的表格", "Tables that no form knows")
	}
	title := printable(strings.TrimSpace(chapter.Number + " " + chapter.Title))
	if title == "" {
		return c.lang.sayf("第 %d 章", "Chapter %d", chapter.Chapter)
	}
	return title
}

func (c *comparing) likenessOf(s *compare.Section) string {
	if s.Likeness != compare.TextDiffers {
		return c.likeness(s.Likeness)
	}
	return c.lang.sayf("%d 段中 %d 段相同，相似度 %s", "%[2]d of %[1]d paragraphs are the same, similarity %[3]s",
		max(s.A.Paragraphs, s.B.Paragraphs), s.Same, percent(s.Similarity))
}

func (c *comparing) likeness(l compare.Likeness) string {
	say := c.lang.say
	switch l {
	case compare.Identical:
		return say("相同", "the same")
	case compare.SameBlanks:
		return say("除空白外相同", "the same but for blanks")
	case compare.SameScript:
		return say("除繁简、全半角外相同", "the same but for the script")
	case compare.SameBreaks:
		return say("除分段外相同", "the same but for where paragraphs end")
	case compare.TextOnlyInA:
		return say("仅 A 有", "only in A")
	case compare.TextOnlyInB:
		return say("仅 B 有", "only in B")
	}
	return say("不同", "different")
}

// change writes paragraphs that differ. Of a long one that was changed, what both
// begin and end with is left out.
func (c *comparing) change(change *compare.Change) {
	if change.Likeness != compare.TextDiffers {
		sign, run := "−", change.A
		if change.Likeness == compare.TextOnlyInB {
			sign, run = "+", change.B
		}
		fmt.Fprintf(&c.b, "  %s %s\n", sign, c.run(run, 0, 0))
		return
	}
	a, b := []rune(joinedText(change.A)), []rune(joinedText(change.B))
	begin, end := 0, 0
	for begin < min(len(a), len(b)) && a[begin] == b[begin] {
		begin++
	}
	for end < min(len(a), len(b))-begin && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	const around = 12 // characters that show where it is
	begin, end = max(begin-around, 0), max(end-around, 0)
	fmt.Fprintf(&c.b, "  ~ %s\n    − %s\n    + %s\n", c.lang.sayf("相似度 %s", "similarity %s", percent(change.Similarity)),
		c.run(change.A, begin, end), c.run(change.B, begin, end))
}

// run shows paragraphs and where they stand, without so many characters at the
// beginning and at the end.
func (c *comparing) run(p []compare.Paragraph, begin, end int) string {
	var where string
	switch first := &p[0]; {
	case first.Table > 0:
		where = c.lang.sayf("表 %d 行 %d", "table %d, row %d", first.Table, first.Row)
	case first.Heading:
		where = c.lang.say("小标题", "heading")
	default:
		where = c.lang.sayf("第 %d 段", "paragraph %d", first.Number)
	}
	chars := []rune(joinedText(p))
	if !c.all {
		cut := chars[begin : len(chars)-end]
		chars = []rune(clipped(cut))
		if begin > 0 {
			chars = append([]rune("…"), chars...)
		}
		if end > 0 {
			chars = append(chars, '…')
		}
	}
	return where + c.lang.say("：", ": ") + printable(string(chars))
}

func joinedText(p []compare.Paragraph) string {
	var b strings.Builder
	for i := range p {
		b.WriteString(p[i].Text)
	}
	return b.String()
}

// clipped leaves out the middle of a long text.
func clipped(chars []rune) string {
	const longest = 200 // characters
	if len(chars) <= longest {
		return string(chars)
	}
	return string(chars[:longest*3/4]) + " … " + string(chars[len(chars)-longest/4:])
}

// shortened is clipped for a cell.
func shortened(s string) string {
	const longest = 24 // characters
	if chars := []rune(s); len(chars) > longest {
		return string(chars[:longest]) + "…"
	}
	return s
}

// summary writes the counts and how similar the reports are.
func (c *comparing) summary() {
	n, say := &c.Counts, c.lang.sayf
	fmt.Fprintf(&c.b, "\n%s\n", say("数据：相等 %d，数值不同 %d，状态不同 %d，仅 A 有 %d，仅 B 有 %d",
		"cells: %d equal, %d differ, %d differ in status, %d only in A, %d only in B", n.Equal, n.Differs, n.Status, n.OnlyA, n.OnlyB))
	fmt.Fprintf(&c.b, "%s\n", say("相似度：数据 %s，其中不全为 0 者 %s，正文 %s", "similarity: cells %s, of those not 0 in both %s, text %s",
		percent(c.Similarity.Cells), percent(c.Similarity.NonZero), percent(c.Similarity.Text)))
	if c.Limited {
		fmt.Fprintf(&c.b, "%s\n", c.lang.say("正文过长，未全部逐段比较；列为不同的段落可能有对应者",
			"the text is too long to be compared throughout; paragraphs that are listed may have their like"))
	}
	if !c.Different {
		fmt.Fprintf(&c.b, "%s\n", c.lang.say("没有不同", "no difference"))
	}
}

// percent shows a share; it is 100 % only where nothing is missing.
func percent(s compare.Share) string {
	ratio, ok := s.Ratio()
	if !ok {
		return "–"
	}
	if s.Equal < s.Of {
		ratio = min(ratio, 0.999)
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", ratio*100), ".0") + " %"
}
