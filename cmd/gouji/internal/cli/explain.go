package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/rules"
)

// RuleSchema names the object that explain writes as JSON.
const RuleSchema = "gouji/rule/v1"

func (a *app) explainCommand() *cobra.Command {
	dir, all := "", false
	format := newChoice("text", "json", "markdown")
	cmd := &cobra.Command{
		Use:   "explain [RULE]",
		Short: a.lang.say("说明一条规则", "print what a rule is about"),
		Long: a.lang.say(`
规则查什么、为什么、依据什么规定，一个违反它的例子（对一份没有问题的报告的改动），
以及本程序对这个例子实际给出的结果。不给规则名则列出全部规则。`, `
What a rule wants, why, and by which law; an example that breaks it (a change to a sound report)
and what this program really says about that example. Without a RULE all rules are listed.`),
		Example: "gouji explain\ngouji explain cell.blank\ngouji explain --all --format markdown > RULES.md",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return a.usage(cmd, "多余的参数 %q", "unexpected argument %q", args[1])
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			forms, _ := loadForms(dir) // without forms there are fewer rules to complete
			var ids []string
			for _, r := range rules.All(forms) {
				ids = append(ids, r.ID+"\t"+a.lang.text(r.Page().Title))
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
	}
	addChoice(cmd.Flags(), cmd, format, "format", a.lang.say("输出格式", "output format"))
	cmd.Flags().BoolVar(&all, "all", false, a.lang.say("说明全部规则", "print the pages of all rules"))
	cmd.Flags().StringVar(&dir, "forms", "", a.lang.say("另加目录 `DIR` 中的格式定义", "add the form files in `DIR`"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		forms, err := loadForms(dir)
		if err != nil {
			return a.usage(cmd, "格式定义有误：%v", "form files: %v", err)
		}
		known := rules.All(forms)
		if len(args) == 0 && !all && format.value != "markdown" {
			return a.listRules(known, format.value)
		}
		chosen := known
		if len(args) == 1 {
			i := slices.IndexFunc(known, func(r rules.Rule) bool { return r.ID == args[0] })
			if i < 0 {
				return a.unknownRule(cmd, known, args[0])
			}
			chosen = known[i : i+1]
		}
		return a.explain(cmd.Context(), forms, chosen, format.value, len(args) == 0)
	}
	return cmd
}

// unknownRule names the rules whose ids are like the one asked for.
func (a *app) unknownRule(cmd *cobra.Command, known []rules.Rule, id string) error {
	all := make([]named, len(known))
	for i := range known {
		all[i] = named{known[i].ID, a.lang.text(known[i].Page().Title)}
	}
	if near := nearest(all, id); len(near) > 0 {
		return a.usage(cmd, "没有规则 %q；相近的有：%s", "unknown rule %q; near it: %s", id, strings.Join(near, ", "))
	}
	return a.usage(cmd, "没有规则 %q；gouji explain 列出全部规则", "unknown rule %q; gouji explain lists all", id)
}

// listRules lists rules without their examples.
func (a *app) listRules(known []rules.Rule, format string) error {
	if format == "json" {
		pages := make([]rulePage, len(known))
		for i := range known {
			pages[i] = pageOf(&known[i])
		}
		return a.writeJSON(pages)
	}
	w := tabwriter.NewWriter(a.output(), 0, 0, 2, ' ', 0)
	for _, r := range known {
		fmt.Fprintf(w, "%s\t%s\t%s\n", r.ID, a.severity(r.Severity), a.lang.text(r.Page().Title))
	}
	return w.Flush()
}

func (a *app) writeJSON(v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := a.output().Write(b.Bytes())
	return err
}

// severity says for people how grave a finding is.
func (a *app) severity(name string) string { return a.lang.severity(name) }

func (l lang) severity(name string) string {
	switch name {
	case "error":
		return l.say("错误", "error")
	case "warning":
		return l.say("警告", "warning")
	}
	return l.say("提示", "notice")
}

// rulePage is a rule's page as JSON.
type rulePage struct {
	Schema   string       `json:"schema"`
	Rule     string       `json:"rule"`
	Severity string       `json:"severity"`
	Title    form.Text    `json:"title"`
	What     form.Text    `json:"what"`
	Why      form.Text    `json:"why"`
	Law      []form.Text  `json:"law"`
	Example  *ruleExample `json:"example,omitempty"`
}

// ruleExample is a report, or several, that breaks the rule and what the program says
// about it.
type ruleExample struct {
	Base   string        `json:"base,omitempty"`   // the sound report that is changed, a file of normalize/rules/examples
	Change string        `json:"change,omitempty"` // the lines taken away (-) and put in (+)
	Files  []exampleFile `json:"files,omitempty"`  // of a rule between reports: all of them
	Output form.Text     `json:"output"`           // of gouji check -v, or corpus check -v, on the rule; "" where it says nothing
}

type exampleFile struct {
	Name    string `json:"name"`
	Content string `json:"content"`
}

func pageOf(r *rules.Rule) rulePage {
	p := r.Page()
	law := p.Law
	if law == nil {
		law = []form.Text{}
	}
	return rulePage{Schema: RuleSchema, Rule: r.ID, Severity: r.Severity, Title: p.Title, What: p.What, Why: p.Why, Law: law}
}

// explain writes the pages of rules, with what the program says about their
// examples.
func (a *app) explain(ctx context.Context, forms []*form.Form, chosen []rules.Rule, format string, all bool) (err error) {
	pipeline := ingest.NewPipeline(forms, ingest.Settings{})
	pages := make([]rulePage, len(chosen))
	for i := range chosen {
		pages[i] = pageOf(&chosen[i])
		if e := chosen[i].Page().Example; e != nil {
			pages[i].Example = run(pipeline, chosen[i].ID, e)
		}
		if r := chosen[i].Page().Reports; r != nil {
			if pages[i].Example, err = runReports(ctx, pipeline, forms, chosen[i].ID, r); err != nil {
				return err
			}
		}
	}
	if err := pipeline.Close(); err != nil {
		return err
	}
	var b strings.Builder
	switch {
	case format == "json" && all:
		return a.writeJSON(pages)
	case format == "json":
		return a.writeJSON(pages[0])
	case format == "markdown" && all:
		writeCatalogue(&b, pages)
	case format == "markdown":
		pages[0].markdown(&b, "#")
	default:
		for i := range pages {
			if i > 0 {
				b.WriteByte('\n')
			}
			pages[i].text(&b, a.lang)
		}
	}
	_, err = io.WriteString(a.output(), b.String())
	return err
}

// run checks an example and keeps what is said by one rule.
func run(pipeline *ingest.Pipeline, id string, e *rules.Example) *ruleExample {
	example := &ruleExample{Base: e.Base, Change: e.Diff()}
	report, refusal := pipeline.Parse(e.Base, e.Content())
	if refusal != nil {
		return example
	}
	output := func(l lang) string {
		c := checkWriter{lang: l, verbose: true}
		for i := range report.Findings {
			if f := &report.Findings[i]; f.Rule == id {
				c.finding("", f)
				c.suspects(f)
			}
		}
		return c.b.String()
	}
	example.Output = form.Text{ZH: output(chinese), EN: output(english)}
	return example
}

// text writes a page for a terminal.
func (p *rulePage) text(b *strings.Builder, l lang) {
	fmt.Fprintf(b, "%s  %s\n%s\n\n%s\n%s\n", p.Rule, l.severity(p.Severity), l.text(p.Title), l.text(p.What), l.text(p.Why))
	if len(p.Law) > 0 {
		b.WriteString("\n" + l.say("依据：", "Law:") + "\n")
		for _, law := range p.Law {
			b.WriteString("  " + l.text(law) + "\n")
		}
	}
	if p.Example == nil {
		return
	}
	if p.Example.Base != "" {
		fmt.Fprintf(b, "\n%s\n%s", l.sayf("例（对报告 %s 的改动）：", "Example (a change to the report %s):", p.Example.Base), indented(p.Example.Change))
	} else {
		fmt.Fprintf(b, "\n%s\n%s", l.say("例（几份报告的有关部分）：", "Example (the parts of some reports that matter):"), indented(p.Example.filesText()))
		b.WriteString(l.text(p.Example.crowdText()))
	}
	said := l.say("gouji check -v 的结果：", "What gouji check -v says:")
	if len(p.Example.Files) > 0 {
		said = l.say("gouji corpus check -v 的结果：", "What gouji corpus check -v says:")
	}
	if output := l.text(p.Example.Output); output != "" {
		fmt.Fprintf(b, "\n%s\n%s", said, output)
	}
}

func indented(lines string) string {
	var b strings.Builder
	for line := range strings.Lines(lines) {
		b.WriteString("  " + line)
	}
	return b.String()
}
