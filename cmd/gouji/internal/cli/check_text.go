package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// found reports whether r has a finding at least as grave as severity that nobody
// accepted; none is where severity is "never".
func found(r *normalize.Report, severity string) bool {
	return slices.ContainsFunc(r.Findings, func(f normalize.Finding) bool { return counts(&f, severity) })
}

// counts reports whether a finding is at least as grave as severity and nobody accepted
// it.
func counts(f *normalize.Finding, severity string) bool {
	grave := []string{"error", "warning", "notice"}
	return f.Waived == nil && slices.Contains(grave[:slices.Index(grave, severity)+1], f.Severity)
}

// palette holds the escape sequences for colours, all empty without colour.
type palette struct{ red, yellow, green, bold, off string }

// palette returns the colours for a file, standard output for "".
func (a *app) palette(mode, file string) palette {
	if mode == "never" || mode == "auto" &&
		(file != "" || a.Getenv("NO_COLOR") != "" || a.Getenv("TERM") == "dumb" || !isTerminal(a.Stdout)) {
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
	accepted    *waivers

	total totals
	b     strings.Builder // the block being written
}

// totals count the inputs of a run. Broken reports have errors: broken sums, and
// others. Formless reports fit no known form: none of their sums were checked. Of
// undecided ones nothing is broken, but something could not be read or is not printed
// that a sum waits for.
type totals struct{ reports, sound, broken, sums, others, undecided, formless, refused, waived int }

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
		say("%d 份有误（勾稽关系不成立 %d 处，其他错误 %d 处）", "%d with errors (broken sums: %d, other errors: %d)", t.broken, t.sums, t.others),
	}
	if t.undecided > 0 {
		parts = append(parts, say("%d 份未能判定（有无法识读或未填的数）", "%d undecided (numbers unreadable or not printed)", t.undecided))
	}
	if t.formless > 0 {
		parts = append(parts, say("%d 份无已知格式", "%d of no known form", t.formless))
	}
	reports := say("报告 %d 份", "reports: %d", t.reports)
	refused := say("被拒绝的输入 %d 个", "refused: %d", t.refused)
	rest := []string{refused}
	if t.waived > 0 {
		rest = append(rest, say("已接受 %d 项", "accepted: %d", t.waived))
	}
	if unused := len(c.accepted.list.Unused()); unused > 0 {
		rest = append(rest, say("未用到的接受条目 %d 项", "unused waivers: %d", unused))
	}
	_, err := fmt.Fprintf(c.w, "%s%s%s%s%s\n", reports, say("：", " — "), strings.Join(parts, say("，", ", ")), say("；", "; "), strings.Join(rest, say("；", "; ")))
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
	c.total.waived += len(all.accepted)
	switch {
	case len(all.broken) > 0:
		c.total.broken++
		c.mark(c.paint.red, "✗")
	case r.Form == "":
		c.total.formless++
		c.mark(c.paint.yellow, "?")
	case findings.Undecided(r):
		c.total.undecided++
		c.mark(c.paint.yellow, "?")
	default:
		c.total.sound++
		c.mark(c.paint.green, "✓")
	}
	c.head(r)
	for i, f := range all.broken {
		if f.Verdict == "broken" {
			c.total.sums++
		} else {
			c.total.others++
		}
		if i >= mostBroken && !c.verbose {
			continue
		}
		c.finding(c.colour(f), f)
		if i+1 == len(all.broken) || !findings.SameAlternatives(f, all.broken[i+1]) {
			c.suspects(f)
			c.repairs(f)
			c.located(f)
		}
	}
	if more := len(all.broken) - mostBroken; more > 0 && !c.verbose {
		fmt.Fprintf(&c.b, "  %s\n", c.lang.sayf("+ 另有 %d 项错误（-v 逐条列出）", "+ %d more errors (-v lists them)", more))
	}
	c.unreadable(all.warnings)
	c.summary(all)
}

// mostBroken is how many errors of a report are written without -v: one with more is
// mostly another kind of table, or was read wrongly as a whole.
const mostBroken = 12

// mostUnreadable is how many cells that could not be read are written without -v.
const mostUnreadable = 3

// unreadable writes which cells could not be read.
func (c *checkWriter) unreadable(warnings []*normalize.Finding) {
	if c.verbose {
		return // with the other warnings
	}
	n := 0
	for _, f := range warnings {
		if f.Rule != normalize.RuleUnreadable {
			continue
		}
		if n++; n <= mostUnreadable {
			c.finding(c.paint.yellow, f)
		}
	}
	if n > mostUnreadable {
		fmt.Fprintf(&c.b, "  %s\n", c.lang.sayf("+ 另有 %d 处无法识读", "+ %d more that cannot be read", n-mostUnreadable))
	}
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
	fmt.Fprintf(&c.b, "%s%s%s  %s  %s  %s  %s\n", c.paint.bold, printable(r.Source.Name()), c.paint.off, organ, year, form,
		c.lang.sayf("%d 个数据，%d 条勾稽关系成立", "%d facts, %d sums hold", len(r.Facts), findings.Holds(r)))
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
		c.b.WriteString(formulaLines(printable(f.Formula)))
	}
	if len(f.Suspects)+len(f.Repairs) == 0 { // each has its own
		c.place(findings.FindingText(f))
	}
}

// located says of an error that is not located in one cell how far it is.
func (c *checkWriter) located(f *normalize.Finding) {
	if f.Located == normalize.LocatedAlternatives || f.Located == normalize.LocatedNotDetermined {
		fmt.Fprintf(&c.b, "    %s\n", c.lang.text(findings.LocatedText(f.Located, 0)))
	}
}

// suspects writes the cells that explain a finding and those above it, each with
// its place.
func (c *checkWriter) suspects(f *normalize.Finding) {
	for i := range f.Suspects {
		s := &f.Suspects[i]
		fmt.Fprintf(&c.b, "    %s %s %s → %s%s\n", c.lang.say("疑似", "suspect"), s.Fact, s.Stated, s.Expected,
			c.lang.sayf("（%s）", " (%s)", c.slip(s.Slip)+c.evidence(s.Evidence)))
		c.place(findings.PlaceText(&s.Where))
	}
}

// waived writes who accepted a finding, and why.
func (c *checkWriter) waived(f *normalize.Finding) {
	if w := f.Waived; w != nil {
		fmt.Fprintf(&c.b, "    %s\n", acceptedLine(c.lang, w))
	}
}

// acceptedLine says who accepted a finding, and why.
func acceptedLine(l lang, w *normalize.Waiver) string {
	return l.sayf("接受：%s（%s，%s）", "accepted: %s (%s, %s)", printable(w.Reason), printable(w.By), printable(w.Date))
}

// formulaLines writes a formula, a long one on several lines.
func formulaLines(formula string) string {
	const width = 96
	var b strings.Builder
	indent := "    "
	for len(formula) > width {
		end := strings.LastIndex(formula[:width], " + ")
		if end < 0 {
			break
		}
		fmt.Fprintf(&b, "%s%s +\n", indent, formula[:end])
		formula, indent = formula[end+len(" + "):], "      "
	}
	fmt.Fprintf(&b, "%s%s\n", indent, formula)
	return b.String()
}

func (c *checkWriter) place(t form.Text) {
	if place := c.lang.text(t); place != "" {
		fmt.Fprintf(&c.b, "    %s%s\n", c.lang.say("位置 ", "at "), place)
	}
}

// slip says for people what kind of slip it would have been.
func (c *checkWriter) slip(name string) string { return c.lang.text(findings.SlipText(name)) }

// grouped are the findings of a report by how they are written. Broken are all
// errors and all broken sums, also those that are warnings only.
// Accepted are those that somebody accepted, whatever they are.
type grouped struct {
	broken, open, notStated, warnings, notices, accepted []*normalize.Finding
}

func group(r *normalize.Report) grouped {
	var s grouped
	for i := range r.Findings {
		f := &r.Findings[i]
		switch {
		case f.Waived != nil:
			s.accepted = append(s.accepted, f)
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
		{s.open, c.lang.say("待定：%d 条勾稽关系须空白处填数才成立", "open, true only if blank cells stand for more than 0: %d")},
		{s.notStated, c.lang.say("未载明：%d 处合计空白", "not stated, as the total is blank: %d")},
		{s.warnings, c.lang.say("警告：%d 条", "warnings: %d")},
		{s.notices, c.lang.say("提示：%d 条", "notices: %d")},
		{s.accepted, c.lang.say("已接受 %d 项", "accepted: %d")},
	} {
		if len(kind.findings) == 0 {
			continue
		}
		which := "" // with -v they follow
		if !c.verbose {
			which = c.lang.sayf("（%s）", " (%s)", strings.Join(rulesOf(kind.findings), c.lang.say("、", ", ")))
		}
		fmt.Fprintf(&c.b, "  %s%s%s%s\n", c.paint.yellow, fmt.Sprintf(kind.text, len(kind.findings)), c.paint.off, which)
		if c.verbose {
			for _, f := range kind.findings {
				c.finding("", f)
				c.suspects(f)
				c.repairs(f)
				c.waived(f)
			}
		}
	}
}

// rulesOf names the rules of findings, each once and with how often it occurs if more
// than once.
func rulesOf(list []*normalize.Finding) []string {
	var names []string
	times := map[string]int{}
	for _, f := range list {
		if times[f.Rule]++; times[f.Rule] == 1 {
			names = append(names, f.Rule)
		}
	}
	for i, name := range names {
		if n := times[name]; n > 1 {
			names[i] = fmt.Sprintf("%s ×%d", name, n)
		}
	}
	return names
}
