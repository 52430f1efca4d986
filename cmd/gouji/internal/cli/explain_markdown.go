package cli

import (
	"fmt"
	"strings"
)

// writeCatalogue writes the pages of all rules in both languages, as RULES.md has
// them.
func writeCatalogue(b *strings.Builder, pages []rulePage) {
	b.WriteString("<!-- Written by gouji explain --all --format markdown; a test compares. Change the rules, not this file. -->\n\n" +
		"# Rules · 规则\n\n" +
		"Every finding of `gouji check` names its rule. Each page says what the rule wants, why, and by which law; its example is a change to a\n" +
		"sound report of [normalize/rules/examples](normalize/rules/examples), and the output below it is the program's own. `gouji explain RULE`\n" +
		"prints one page. Rules between reports (`series.*`, `hierarchy.*`, `hint.*`, `copies.*`) have several reports for an example; what follows them is the\n" +
		"output of `gouji corpus check`.\n\n" +
		"`gouji check` 的每一条结果都写明所依据的规则。每条规则说明查什么、为什么、依据什么规定；例子是对\n" +
		"[normalize/rules/examples](normalize/rules/examples) 中一份没有问题的报告的改动，其后是程序实际给出的结果。\n" +
		"`gouji explain 规则名` 显示其中一条。报告之间的规则（`series.*`、`hierarchy.*`、`hint.*`、`copies.*`）以几份报告为例，其后是 `gouji corpus check` 的结果。\n\n" +
		"Severities · 级别：error 错误（the report contradicts itself or the form's law · 自相矛盾或违反格式）, warning 警告（likely wrong, incomplete, late ·\n" +
		"可能有误、不完整、逾期）, notice 提示（worth a look · 值得一看）.\n\n" +
		"| rule · 规则 | severity · 级别 | |\n|---|---|---|\n")
	for i := range pages {
		p := &pages[i]
		fmt.Fprintf(b, "| [`%s`](#%s) | %s | %s · %s |\n", p.Rule, strings.ReplaceAll(p.Rule, ".", ""), p.Severity, cell(p.Title.EN), cell(p.Title.ZH))
	}
	for i := range pages {
		b.WriteByte('\n')
		pages[i].markdown(b, "##")
	}
}

// cell escapes what would end a cell of a table.
func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

// markdown writes a page in both languages under a heading of the given level.
func (p *rulePage) markdown(b *strings.Builder, level string) {
	fmt.Fprintf(b, "%s `%s`\n\n**%s · %s** (%s · %s)\n\n%s\n%s\n\n%s%s\n", level, p.Rule, p.Title.EN, p.Title.ZH,
		english.severity(p.Severity), chinese.severity(p.Severity), p.What.EN, p.Why.EN, p.What.ZH, p.Why.ZH)
	if len(p.Law) > 0 {
		b.WriteString("\nLaw · 依据：\n\n")
		for _, law := range p.Law {
			if law.EN == law.ZH {
				fmt.Fprintf(b, "- %s\n", law.ZH)
				continue
			}
			fmt.Fprintf(b, "- %s · %s\n", law.EN, law.ZH)
		}
	}
	if p.Example == nil {
		return
	}
	if p.Example.Base != "" {
		fmt.Fprintf(b, "\nExample · 例（[%[1]s](normalize/rules/examples/%[1]s)）：\n\n```diff\n%[2]s```\n", p.Example.Base, p.Example.Change)
	} else {
		fmt.Fprintf(b, "\nExample, the parts of some reports that matter · 例，几份报告的有关部分（[%[1]s.txt](normalize/rules/examples/corpus/%[1]s.txt)）：\n\n```\n%[2]s```\n", p.Rule, p.Example.filesText())
		if crowd := p.Example.crowdText(); crowd.EN != "" {
			fmt.Fprintf(b, "\n%s%s", crowd.EN, crowd.ZH)
		}
	}
	if p.Example.Output.EN != "" {
		fmt.Fprintf(b, "\n```\n%s```\n\n```\n%s```\n", unindented(p.Example.Output.EN), unindented(p.Example.Output.ZH))
	}
}

// unindented takes the two blanks off each line with which findings stand below
// their report.
func unindented(lines string) string {
	var b strings.Builder
	for line := range strings.Lines(lines) {
		b.WriteString(strings.TrimPrefix(line, "  "))
	}
	return b.String()
}
