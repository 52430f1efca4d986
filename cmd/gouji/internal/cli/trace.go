package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/reconcile"
	"github.com/gouji/gouji/normalize/record"
)

// traceSchema names the object that trace writes.
const traceSchema = "gouji/trace/v1"

func (a *app) traceCommand() *cobra.Command {
	format := newChoice("text", "json")
	cmd := &cobra.Command{
		Use:   "trace [FLAG…] FILE FACT",
		Short: a.lang.say("显示一个数据读自何处、参与哪些勾稽关系", "print where a fact was read and the sums that it stands in"),
		Long: a.lang.say(`
FILE 是一份报告，或 -（标准输入）；FACT 是数据的标识，如 applications.received.total。
显示：数值、原文、状态、单位、位置、读法，它参与的每一条勾稽关系（连同数字和判定），以及正文中的提及。
报告没有列出的数据也可查询：显示勾稽关系对它的推断。

退出码：0 已显示；2 用法错误，包括报告的格式没有这个数据；3 报告无法读取。`, `
FILE is one report or - for standard input, FACT the id of a fact: applications.received.total.
Printed are its value, what stands in print, its status, unit and place, how it was read, every sum
that it stands in with its numbers and verdict, and what the narrative says of it. A fact that the
report does not print can be asked for, too: then there is what the sums say of it.

Exit codes: 0 printed, 2 wrong use, which a fact is that the report's form does not have, 3 the
report could not be read.`),
		Example: "gouji trace report.html applications.results_total.natural_person\n" +
			"gouji trace --format json report.pdf proceedings.reconsideration.total",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return a.usage(cmd, "需要一个文件和一个数据标识", "a file and the id of a fact are needed")
			}
			return nil
		},
	}
	addChoice(cmd.Flags(), cmd, format, "format", a.lang.say("输出格式", "output format"))
	in := a.addInputFlags(cmd)
	cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, start string) ([]string, cobra.ShellCompDirective) {
		if len(args) != 1 {
			return nil, cobra.ShellCompDirectiveDefault
		}
		return completeFacts(in.forms, start), cobra.ShellCompDirectiveNoFileComp
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		one := new(single)
		if err := a.read(cmd, in, args[:1], one, func(ingest.Outcome, io.Writer) {}); err != nil {
			return err
		}
		return a.trace(cmd, one, args[1], format.value == "json")
	}
	return cmd
}

// completeFacts returns the ids of the facts of all forms that begin with start.
func completeFacts(dir, start string) []string {
	forms, _ := loadForms(dir) // without forms there is nothing to complete
	seen := map[string]bool{}
	var ids []string
	for _, f := range forms {
		for i := range f.Facts {
			if id := f.Facts[i].ID; strings.HasPrefix(id, start) && !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// single keeps the outcome of the only input.
type single struct {
	outcome ingest.Outcome
	n       int
}

func (s *single) begin() error { return nil }
func (s *single) end() error   { return nil }

func (s *single) write(o ingest.Outcome) error {
	s.n++
	s.outcome = o
	return nil
}

// trace prints what is known of a fact.
func (a *app) trace(cmd *cobra.Command, one *single, id string, asJSON bool) error {
	r := one.outcome.Report
	switch {
	case one.n != 1:
		return a.usage(cmd, "需要一份报告，得到 %d 份", "one report is needed, there are %d", one.n)
	case r == nil:
		a.code = ExitFailure
		fmt.Fprintln(a.Stderr, "gouji:", a.refusalLine(one.outcome.Refusal))
		return nil
	case r.FormData == nil:
		return a.usage(cmd, "%s 没有已知格式，因而没有数据", "%s has no known form, and so no facts", printable(r.Source.Path))
	}
	if _, known := r.FormData.Slot(id); !known {
		return a.unknownFact(cmd, r.FormData, id)
	}
	t := newTracing(r, id)
	if asJSON {
		return t.json(a.output())
	}
	_, err := io.WriteString(a.output(), t.text(a.lang))
	return err
}

// unknownFact names the facts whose ids or titles are like what was asked for.
func (a *app) unknownFact(cmd *cobra.Command, f *form.Form, id string) error {
	all := make([]named, len(f.Facts))
	for i := range f.Facts {
		all[i] = named{f.Facts[i].ID, a.lang.text(findings.FactText(f, f.Facts[i].ID))}
	}
	if near := nearest(all, id); len(near) > 0 {
		return a.usage(cmd, "格式 %s 没有数据 %q；相近的有：%s", "form %s has no fact %q; near it: %s", f.ID, id, strings.Join(near, ", "))
	}
	return a.usage(cmd, "格式 %s 没有数据 %q；gouji forms show %s 列出行和列", "form %s has no fact %q; gouji forms show %s lists rows and columns", f.ID, id, f.ID)
}

// tracing is what is known of one fact.
type tracing struct {
	r          *normalize.Report
	id         string
	fact       *normalize.Fact    // nil: not printed
	implied    *normalize.Implied // nil: nothing
	expected   []normalize.Change // what it should be, according to findings, without repetition
	identities []reconcile.Identity
	mentions   []*normalize.Mention
}

func newTracing(r *normalize.Report, id string) *tracing {
	t := &tracing{r: r, id: id, identities: reconcile.IdentitiesOf(r, id)}
	if i := slices.IndexFunc(r.Facts, func(f normalize.Fact) bool { return f.ID == id }); i >= 0 {
		t.fact = &r.Facts[i]
	}
	if i := slices.IndexFunc(r.Implied, func(f normalize.Implied) bool { return f.Fact == id }); i >= 0 {
		t.implied = &r.Implied[i]
	}
	for i := range r.Findings {
		for _, repair := range findings.Alternatives(&r.Findings[i]) {
			for _, c := range repair.Changes {
				if c.Fact == id && !slices.ContainsFunc(t.expected, func(e normalize.Change) bool { return e.Expected.Equal(c.Expected) }) {
					t.expected = append(t.expected, c)
				}
			}
		}
	}
	for i := range r.Mentions {
		if m := &r.Mentions[i]; slices.Contains(m.Facts, id) {
			t.mentions = append(t.mentions, m)
		}
	}
	return t
}

// text writes it for people.
func (t *tracing) text(l lang) string {
	var b strings.Builder
	value := l.say("报告没有列出", "not printed by the report")
	if t.fact != nil {
		value = l.text(statusText(t.fact.Status))
		if t.fact.Status.Known() {
			value = strings.TrimSpace(t.fact.Value.String() + " " + t.fact.Unit)
		}
	}
	fmt.Fprintf(&b, "%s  %s  %s\n", t.id, value, printable(l.text(findings.FactText(t.r.FormData, t.id))))
	line := func(zh, en, text string) {
		if text != "" {
			fmt.Fprintf(&b, "  %s%s\n", l.say(zh+"：", en+": "), text)
		}
	}
	line("报告", "report", printable(strings.Join(slices.DeleteFunc([]string{t.r.Source.Path, t.r.Organ, yearText(t.r.Year), t.r.Form},
		func(s string) bool { return s == "" }), "  ")))
	if f := t.fact; f != nil {
		line("原文", "in print", quoted(f.Raw))
		line("状态", "status", reasoned(l.text(statusText(f.Status)), f.Reason))
		line("位置", "place", l.text(findings.PlaceText(&f.Where))+t.more(l))
		if f.Readings > 0 {
			line("读法", "readings", l.sayf("%d 种读法一致", "%d readers agree", f.Readings))
		}
		if f.Reading != normalize.ReadingLayout {
			line("读法", "reading", l.say("由勾稽关系在两种排布间选定", "the sums decided between two readings of the layout"))
		}
		if f.OCR != nil {
			text := l.sayf("扫描识别，置信度 %.2f，%d 次识读一致", "from an image, confidence %.2f, %d readings agree", f.OCR.Confidence, f.OCR.Readings)
			if len(f.OCR.Candidates) > 0 {
				text += l.say("，可能为 ", ", may be ") + printable(strings.Join(f.OCR.Candidates, ", "))
			}
			line("识别", "image", text)
		}
	}
	line("推断", "implied", t.impliedText(l))
	for i := range t.expected {
		c := &t.expected[i]
		line("疑似有误", "suspected", l.sayf("应为 %s", "should be %s", c.Expected)+l.sayf("（%s）", " (%s)", l.text(findings.SlipText(c.Slip))))
	}
	b.WriteString(t.identityText(l))
	b.WriteString(t.mentionText(l))
	return b.String()
}

// more says where the cell is in the source and on its page.
func (t *tracing) more(l lang) string {
	w := &t.fact.Where
	text := ""
	if t.fact.Status == normalize.Blank && w.Row > 0 && w.Column == 0 {
		text = l.say("；这一行印出的单元格少于列数，这一格未印出", "; the row prints fewer cells than there are columns, and not this one")
	}
	if w.Offset > 0 {
		text += l.sayf("，第 %d 字节", ", byte %d", w.Offset)
	}
	if w.Box != [4]float32{} {
		text += l.sayf("，左 %.1f 上 %.1f 右 %.1f 下 %.1f 磅", ", left %.1f, upper %.1f, right %.1f, lower %.1f pt", w.Box[0], w.Box[1], w.Box[2], w.Box[3])
	}
	return text
}

// impliedText says what the identities that hold leave open.
func (t *tracing) impliedText(l lang) string {
	switch i := t.implied; {
	case i == nil:
		return ""
	case i.Most == nil:
		return l.sayf("至少 %s", "at least %s", i.Least)
	case i.Most.Equal(i.Least):
		return l.sayf("只能是 %s", "can only be %s", i.Least)
	default:
		return l.sayf("%s 至 %s", "from %s to %s", i.Least, i.Most)
	}
}

func (t *tracing) identityText(l lang) string {
	if len(t.identities) == 0 {
		return l.say("没有它参与的勾稽关系\n", "it stands in no sum\n")
	}
	var b strings.Builder
	b.WriteString(l.say("勾稽关系：\n", "sums:\n"))
	for i := range t.identities {
		one := &t.identities[i]
		fmt.Fprintf(&b, "  %s %s  %s\n", verdictSign(one.Verdict), strings.TrimSpace(one.Rule+" "+one.At), l.text(findings.VerdictText(one.Verdict)))
		if one.Formula != "" {
			b.WriteString(formulaLines(printable(one.Formula)))
		}
		if message := l.text(one.Message); message != "" {
			fmt.Fprintf(&b, "    %s\n", printable(message))
		}
	}
	return b.String()
}

func verdictSign(verdict string) string {
	switch verdict {
	case "holds":
		return "✓"
	case "broken":
		return "✗"
	case "void":
		return "-"
	}
	return "?"
}

func (t *tracing) mentionText(l lang) string {
	if len(t.mentions) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(l.say("正文中的提及：\n", "mentions:\n"))
	for _, m := range t.mentions {
		fmt.Fprintf(&b, "  %s  %s  %s\n    %s\n", m.Value, l.text(findings.MentionText(m.Verdict)), l.text(findings.PassageText(&m.Where)), quoted(m.Raw))
		if len(m.Facts) > 1 {
			fmt.Fprintf(&b, "    = %s\n", strings.Join(m.Facts, " + "))
		}
	}
	return b.String()
}

// statusText says what a status means.
func statusText(s normalize.Status) form.Text {
	switch s {
	case normalize.Stated:
		return form.Text{ZH: "载有数值", EN: "stated"}
	case normalize.Nil:
		return form.Text{ZH: "载明没有（计为 0）", EN: "nil (counts as 0)"}
	case normalize.Blank:
		return form.Text{ZH: "空白", EN: "blank"}
	case normalize.Unreadable:
		return form.Text{ZH: "无法识读", EN: "unreadable"}
	}
	return form.Text{ZH: "未列出", EN: "not printed"}
}

func reasoned(text, reason string) string {
	if reason == "" {
		return text
	}
	return text + " (" + reason + ")"
}

// quoted shows a text with its ends.
func quoted(s string) string { return "“" + printable(s) + "”" }

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return fmt.Sprint(year)
}

// json writes it for programs, as one object.
func (t *tracing) json(w io.Writer) error {
	type identity struct {
		Rule     string        `json:"rule"`
		At       string        `json:"at"`
		Relation form.Relation `json:"relation"`
		Verdict  string        `json:"verdict"`
		Left     []string      `json:"left"`
		Right    []string      `json:"right"`
		LeftSum  *number.Value `json:"left_sum,omitempty"`
		RightSum *number.Value `json:"right_sum,omitempty"`
		Formula  string        `json:"formula,omitempty"`
		Message  *form.Text    `json:"message,omitempty"`
	}
	out := struct {
		Schema     string             `json:"schema"`
		Source     json.RawMessage    `json:"source"`
		Organ      string             `json:"organ"`
		Year       int                `json:"year"`
		Form       string             `json:"form"`
		ID         string             `json:"id"`
		Title      form.Text          `json:"title"`
		Fact       json.RawMessage    `json:"fact"` // null where the report does not print it
		Implied    *normalize.Implied `json:"implied,omitempty"`
		Expected   []number.Value     `json:"expected,omitempty"`
		Identities []identity         `json:"identities"`
		Mentions   []json.RawMessage  `json:"mentions"`
	}{
		Schema: traceSchema, Source: record.AppendSource(nil, &t.r.Source), Organ: t.r.Organ, Year: t.r.Year, Form: t.r.Form,
		ID: t.id, Title: findings.FactText(t.r.FormData, t.id), Fact: json.RawMessage("null"), Implied: t.implied,
		Identities: []identity{}, Mentions: []json.RawMessage{},
	}
	if t.fact != nil {
		out.Fact = record.AppendFact(nil, t.fact)
	}
	for i := range t.identities {
		one := &t.identities[i]
		v := identity{Rule: one.Rule, At: one.At, Relation: one.Relation, Verdict: one.Verdict, Left: one.Left, Right: one.Right,
			LeftSum: one.LeftSum, RightSum: one.RightSum, Formula: one.Formula}
		if one.Message != (form.Text{}) {
			v.Message = &one.Message
		}
		out.Identities = append(out.Identities, v)
	}
	for i := range t.expected {
		out.Expected = append(out.Expected, t.expected[i].Expected)
	}
	for _, m := range t.mentions {
		out.Mentions = append(out.Mentions, record.AppendMention(nil, m))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}
