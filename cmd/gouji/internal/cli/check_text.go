package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize"
)

// severities, the gravest first.
func severities() []string { return []string{"error", "warning", "notice"} }

// found reports whether r has a finding at least as grave as severity.
func found(r *normalize.Report, severity string) bool {
	grave := severities()
	grave = grave[:slices.Index(grave, severity)+1]
	return slices.ContainsFunc(r.Findings, func(f normalize.Finding) bool { return slices.Contains(grave, f.Severity) })
}

// palette holds the escape sequences for colours, all empty without colour.
type palette struct{ red, yellow, green, bold, off string }

func (a *app) palette(mode string) palette {
	if mode == "never" || mode == "auto" &&
		(a.Getenv("NO_COLOR") != "" || a.Getenv("TERM") == "dumb" || !isTerminal(a.Stdout)) {
		return palette{}
	}
	return palette{red: "\x1b[31m", yellow: "\x1b[33m", green: "\x1b[32m", bold: "\x1b[1m", off: "\x1b[0m"}
}

// checkWriter writes for people what the rules found: a block per report, then
// the totals.
type checkWriter struct {
	w           io.Writer
	lang        lang
	paint       palette
	verbose     bool
	refusalLine func(*normalize.Refusal) string

	total totals
	b     strings.Builder // the block being written
}

// totals count the inputs of a run. Formless reports fit no known form: none of
// their sums were checked.
type totals struct{ reports, sound, broken, sums, formless, refused int }

func (c *checkWriter) begin() error { return nil }

func (c *checkWriter) write(o ingest.Outcome) error {
	c.b.Reset()
	if o.Refusal != nil {
		c.total.refused++
		c.mark(c.paint.yellow, "!")
		c.b.WriteString(c.refusalLine(o.Refusal) + "\n")
	} else {
		c.report(o.Report)
	}
	_, err := io.WriteString(c.w, c.b.String())
	return err
}

func (c *checkWriter) end() error {
	t, say := &c.total, c.lang.sayf
	parts := []string{
		say("%d 份成立", "%d sound", t.sound),
		say("%d 份不成立（%d 处）", "%d with broken sums (%d in all)", t.broken, t.sums),
	}
	if t.formless > 0 {
		parts = append(parts, say("%d 份无已知格式", "%d of no known form", t.formless))
	}
	reports := say("报告 %d 份", "reports: %d", t.reports)
	refused := say("被拒绝的输入 %d 个", "refused: %d", t.refused)
	_, err := fmt.Fprintf(c.w, "%s%s%s%s%s\n", reports, say("：", " — "), strings.Join(parts, say("，", ", ")), say("；", "; "), refused)
	return err
}

// colour is that of a finding's severity.
func (c *checkWriter) colour(f *normalize.Finding) string {
	if f.Severity == "error" {
		return c.paint.red
	}
	return c.paint.yellow
}

func (c *checkWriter) mark(colour, sign string) {
	c.b.WriteString(colour + sign + c.paint.off + " ")
}

// report writes the block of one report.
func (c *checkWriter) report(r *normalize.Report) {
	c.total.reports++
	all := group(r)
	switch {
	case len(all.broken) > 0:
		c.total.broken++
		c.mark(c.paint.red, "✗")
	case r.Form == "":
		c.total.formless++
		c.mark(c.paint.yellow, "?")
	default:
		c.total.sound++
		c.mark(c.paint.green, "✓")
	}
	c.head(r)
	for i, f := range all.broken {
		if f.Verdict == "broken" {
			c.total.sums++
		}
		c.finding(c.colour(f), f)
		if i+1 == len(all.broken) || !sameSuspects(f, all.broken[i+1]) {
			c.suspects(f)
		}
	}
	c.summary(all)
}

// head writes the line that says what the report is.
func (c *checkWriter) head(r *normalize.Report) {
	organ, form, year := printable(r.Organ), r.Form, c.lang.say("年度不明", "year unknown")
	if organ == "" {
		organ = c.lang.say("机关不明", "organ unknown")
	}
	if form == "" {
		form = c.lang.say("无已知格式", "no known form")
	}
	if r.Year != 0 {
		year = fmt.Sprint(r.Year)
	}
	holds := 0
	for _, check := range r.Checks {
		holds += check.Holds
	}
	fmt.Fprintf(&c.b, "%s%s%s  %s  %s  %s  %s\n", c.paint.bold, printable(r.Source.Place()), c.paint.off, organ, year, form,
		c.lang.sayf("%d 个数据，%d 条勾稽关系成立", "%d facts, %d sums hold", len(r.Facts), holds))
}

// finding writes one finding: what, by which rule, where.
func (c *checkWriter) finding(colour string, f *normalize.Finding) {
	name := f.Rule
	if f.At != "" {
		name += " " + printable(f.At)
	}
	message := printable(c.lang.text(f.Message))
	fmt.Fprintf(&c.b, "  %s%s%s  %s\n", colour, name, c.paint.off, message)
	if f.Formula != "" && !strings.Contains(message, f.Formula) {
		c.formula(printable(f.Formula))
	}
	if f.Where != nil && len(f.Suspects) == 0 {
		c.place(f.Where)
	}
}

// sameSuspects reports whether the same cells explain two findings.
func sameSuspects(f, g *normalize.Finding) bool {
	return slices.EqualFunc(f.Suspects, g.Suspects, func(a, b normalize.Suspect) bool {
		return a.Fact == b.Fact && a.Expected.Equal(b.Expected)
	})
}

// suspects writes the cells that explain a finding and those above it, each with
// its place.
func (c *checkWriter) suspects(f *normalize.Finding) {
	for i := range f.Suspects {
		s := &f.Suspects[i]
		fmt.Fprintf(&c.b, "    %s %s %s → %s%s\n", c.lang.say("疑似", "suspect"), s.Fact, s.Stated, s.Expected,
			c.lang.sayf("（%s）", " (%s)", c.slip(s.Slip)))
		c.place(&s.Where)
	}
}

// formula writes a formula, a long one on several lines.
func (c *checkWriter) formula(formula string) {
	const width = 96
	indent := "    "
	for len(formula) > width {
		end := strings.LastIndex(formula[:width], " + ")
		if end < 0 {
			break
		}
		fmt.Fprintf(&c.b, "%s%s +\n", indent, formula[:end])
		formula, indent = formula[end+len(" + "):], "      "
	}
	fmt.Fprintf(&c.b, "%s%s\n", indent, formula)
}

func (c *checkWriter) place(w *normalize.Where) {
	if place := c.lang.place(w); place != "" {
		fmt.Fprintf(&c.b, "    %s%s\n", c.lang.say("位置 ", "at "), place)
	}
}

// place writes a place: "line 41, table 3, row 4, column 9".
func (l lang) place(w *normalize.Where) string {
	var parts []string
	for _, p := range [...]struct {
		n      int
		zh, en string
	}{
		{w.Page, "第 %d 页", "page %d"}, {w.Line, "第 %d 行文本", "line %d"}, {w.Table, "表 %d", "table %d"},
		{w.Row, "行 %d", "row %d"}, {w.Column, "列 %d", "column %d"},
	} {
		if p.n > 0 {
			parts = append(parts, l.sayf(p.zh, p.en, p.n))
		}
	}
	return strings.Join(parts, l.say("，", ", "))
}

// slip says for people what kind of slip it would have been.
func (c *checkWriter) slip(name string) string {
	if c.lang == chinese {
		switch name {
		case "digit_changed":
			return "一位数字有误"
		case "digit_dropped":
			return "漏了一位数字"
		case "digit_added":
			return "多了一位数字"
		case "digits_swapped":
			return "两位数字颠倒"
		case "neighbour":
			return "误抄相邻单元格"
		case "shifted_row":
			return "错行"
		case "sign":
			return "正负号有误"
		case "other":
			return "其他差错"
		}
	}
	return strings.ReplaceAll(name, "_", " ")
}

// grouped are the findings of a report by how they are written. Broken are all
// errors and all broken sums, also those that are warnings only.
type grouped struct{ broken, open, notStated, warnings, notices []*normalize.Finding }

func group(r *normalize.Report) grouped {
	var s grouped
	for i := range r.Findings {
		f := &r.Findings[i]
		switch {
		case f.Severity == "error", f.Verdict == "broken":
			s.broken = append(s.broken, f)
		case f.Verdict == "open":
			s.open = append(s.open, f)
		case f.Verdict == "not_stated":
			s.notStated = append(s.notStated, f)
		case f.Severity == "warning":
			s.warnings = append(s.warnings, f)
		default:
			s.notices = append(s.notices, f)
		}
	}
	return s
}

// summary writes a line for each kind of finding that is no error, and the
// findings themselves where they are wanted.
func (c *checkWriter) summary(s grouped) {
	for _, kind := range [...]struct {
		findings []*normalize.Finding
		text     string
	}{
		{s.open, c.lang.say("待定：%d 条勾稽关系须空白处填数才成立", "open: %d sums hold only if blank cells stand for more than 0")},
		{s.notStated, c.lang.say("未载明：%d 处合计空白", "not stated: %d sums have a blank total")},
		{s.warnings, c.lang.say("警告：%d 条", "warnings: %d")},
		{s.notices, c.lang.say("提示：%d 条", "notices: %d")},
	} {
		if len(kind.findings) == 0 {
			continue
		}
		fmt.Fprintf(&c.b, "  %s%s%s\n", c.paint.yellow, fmt.Sprintf(kind.text, len(kind.findings)), c.paint.off)
		if c.verbose {
			for _, f := range kind.findings {
				c.finding("", f)
				c.suspects(f)
			}
		}
	}
}
