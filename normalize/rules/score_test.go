package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/mentions"
	"github.com/gouji/gouji/normalize/reconcile"
)

// mutant is a sound report with one thing changed, and the rule that has to see it.
type mutant struct {
	rule, base, text string
}

// difference is the first line of the mutant that its base has not.
func (m *mutant) difference() string {
	base := strings.Split(string((&Example{Base: m.base}).Content()), "\n")
	for line := range strings.SplitSeq(m.text, "\n") {
		if !slices.Contains(base, line) {
			return strings.ReplaceAll(line, "\t", " ")
		}
	}
	return "a line less"
}

// score counts the mutants of a rule.
type score struct{ made, found int }

// TestMutationScore breaks every rule that one report can break at every place, and in
// every way, that its base offers, and prints per rule how many mutants it finds. Structural
// mutants at fixed places, with nothing else found, are those of TestMutations.
func TestMutationScore(t *testing.T) {
	reader := mentions.New(forms(t))
	scores := map[string]*score{}
	var order []string
	for _, m := range mutants(t) {
		r := readReport(t, m.base, []byte(m.text))
		reader.Check(r)
		reconcile.Check(r)
		Check(r)
		s := scores[m.rule]
		if s == nil {
			s = &score{}
			scores[m.rule] = s
			order = append(order, m.rule)
		}
		s.made++
		if slices.ContainsFunc(r.Findings, func(f normalize.Finding) bool { return f.Rule == m.rule }) {
			s.found++
		} else {
			t.Logf("%s survives: %s", m.rule, (&m).difference())
		}
	}
	made, found := 0, 0
	for _, rule := range order {
		s := scores[rule]
		t.Logf("%-30s %4d mutants, %4d found (%5.1f %%)", rule, s.made, s.found, 100*float64(s.found)/float64(s.made))
		if 100*s.found < 80*s.made {
			t.Errorf("%s finds too few", rule)
		}
		made += s.made
		found += s.found
	}
	t.Logf("%-30s %4d mutants, %4d found (%5.1f %%)", "all", made, found, 100*float64(found)/float64(made))
	for _, rule := range judged() {
		if scores[rule.ID] == nil && rule.Page().Example != nil {
			t.Errorf("%s has no mutant", rule.ID)
		}
	}
}

// mutants makes all mutants.
func mutants(t *testing.T) []mutant {
	var all []mutant
	add := func(rule, base, text string) { all = append(all, mutant{rule, base, text}) }
	for _, m := range mutations(t) {
		for _, want := range m.want {
			rule, _, _ := strings.Cut(want, "@")
			add(rule, "2021.txt", m.text)
		}
	}
	for _, rule := range All(forms(t)) {
		if e := rule.Page().Example; e != nil {
			add(rule.ID, e.Base, string(e.Content()))
		}
	}
	cellMutants(add)
	rowMutants(add)
	narrativeMutants(add)
	return all
}

// cellMutants changes every cell with a number of the bases' tables.
func cellMutants(add func(rule, base, text string)) {
	for _, base := range []string{"2021.txt", "2014.txt"} {
		lines := strings.Split(string((&Example{Base: base}).Content()), "\n")
		for i, line := range lines {
			cells := strings.Split(line, "\t")
			if len(cells) < 2 {
				continue
			}
			for k := 1; k < len(cells); k++ {
				n, err := strconv.Atoi(cells[k])
				if err != nil {
					continue
				}
				change := func(rule, to string) {
					changed := slices.Clone(cells)
					changed[k] = to
					text := slices.Clone(lines)
					text[i] = strings.Join(changed, "\t")
					add(rule, base, strings.Join(text, "\n"))
				}
				if k < len(cells)-1 { // a last cell that is empty is no cell
					change("cell.blank", "")
				}
				if !strings.Contains(line, "万元") { // a count
					change("cell.decimal", cells[k]+".5")
					change("cell.negative", fmt.Sprint(-n-1))
				}
				change("cell.unreadable", "l"+cells[k])
				change("cell.unreadable", "若干")
			}
		}
	}
}

// rowMutants takes away, doubles, adds and misprints the rows of the applications table.
func rowMutants(add func(rule, base, text string)) {
	lines := strings.Split(string(on2021().Content()), "\n")
	from := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "一、本年新收") })
	to := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "四、结转下年度") })
	for i := from; i <= to; i++ {
		without := slices.Delete(slices.Clone(lines), i, i+1)
		if !strings.Contains(lines[i], "三、本年度办理结果") && !strings.Contains(lines[i], "1.") { // with the label of a group
			add("row.missing", "2021.txt", strings.Join(without, "\n"))
		}
		if i > from && i < to-1 {
			added := slices.Insert(slices.Clone(lines), i+1, "\t\t自行增加的情形\t0\t0\t0\t0\t0\t0\t0")
			add("row.unknown", "2021.txt", strings.Join(added, "\n"))
		}
		label := strings.TrimRight(lines[i], "\t0123456789")
		if runes := []rune(label); len(runes) > 12 {
			misprinted := slices.Clone(lines)
			at := len(runes) - 5 // a character lost, and one doubled
			misprinted[i] = string(runes[:at]) + string(runes[at+1:]) + lines[i][len(label):]
			add("label.misprinted", "2021.txt", strings.Join(misprinted, "\n"))
		}
	}
}

// narrativeMutants changes what the text says.
func narrativeMutants(add func(rule, base, text string)) {
	edit := func(rule string, edits ...Edit) { add(rule, "2021.txt", string(on2021(edits...).Content())) }
	for _, day := range []string{"2025-02-01", "2025-02-28", "2025-03-31", "2025-04-01", "2025年3月12日", "2025年02月14日", "2025/6/1"} {
		edit("law.published_late", Edit{"发布日期：2025-01-20", "发布日期：" + day})
	}
	for _, none := range []string{"无。", "暂无。", "没有。", "无", "本年度无。", ""} {
		edit("law.fees_unstated", Edit{"2024年未收取信息处理费。", none})
		edit("law.problems_unstated", Edit{"公开内容的更新还不够及时，下一步将加强督促。", none})
	}
	for _, year := range []string{"2023", "2022", "2019"} {
		edit("structure.leftover_year", Edit{"2024年未收取信息处理费。", year + "年未收取信息处理费。"})
		edit("structure.leftover_year", Edit{"2024年，本局", year + "年，本局"})
		edit("structure.leftover_year", Edit{"公开内容的更新", year + "年，公开内容的更新"})
		edit("structure.year_differs", Edit{"自2024年1月1日起至2024年12月31日止", "自" + year + "年1月1日起至" + year + "年12月31日止"})
		edit("structure.form_ahead", Edit{"示例市水利局2024年", "示例市水利局" + "2019年"}, Edit{"自2024年1月1日起至2024年12月31日止", "自2019年1月1日起至2019年12月31日止"})
	}
	for _, organ := range []string{"示例市财政局", "云岭县教育局", "示例市审计局"} {
		edit("structure.leftover_organ", Edit{"本报告由示例市水利局", "本报告由" + organ})
		edit("structure.leftover_organ", Edit{"2024年，本局依法", "2024年，" + organ + "认真"})
		edit("structure.leftover_organ", Edit{"2024年未收取信息处理费。", "2024年，" + organ + "未收取信息处理费。"})
		edit("structure.leftover_organ", Edit{"2024年未收取信息处理费。", "2024年未收取信息处理费。\n\n" + organ + "\n2025年1月20日"})
	}
	sentence := func(rule, s string) { edit(rule, Edit{"全年新收政府信息公开申请3119件。", s}) }
	for _, number := range []string{"3191", "3109", "319", "31190", "三千一百一十八", "3200余"} {
		sentence("narrative.differs", "全年新收政府信息公开申请"+number+"件。")
		sentence("narrative.differs", "共受理政府信息公开申请"+number+"件，同比增长3%。")
	}
	for _, parts := range [][2]string{{"3001", "108"}, {"3000", "118"}, {"3101", "118"}} {
		sentence("narrative.parts", "全年新收政府信息公开申请3119件，其中自然人申请"+parts[0]+"件，法人或其他组织申请"+parts[1]+"件。")
	}
	for _, share := range []string{"69.2", "9.62", "86.2", "100"} {
		sentence("narrative.percentage", "全年新收政府信息公开申请3119件，其中自然人申请3001件，占"+share+"%。")
	}
	for _, amount := range []string{"10425600元", "1042.56亿元", "104万"} {
		if strings.HasSuffix(amount, "元") {
			edit("cell.unit", Edit{"行政事业性收费\t1042.5600", "行政事业性收费\t" + amount})
		}
	}
	for _, amount := range []string{"10425600", "3000000.00", "98765432"} {
		edit("cell.amount_unlikely", Edit{"行政事业性收费\t1042.5600", "行政事业性收费\t" + amount})
	}
	for _, row := range []string{"30\t1\t25", "3\t0\t2", "26\t0\t25"} {
		edit("cell.part_exceeds_whole", Edit{"行政规范性文件\t3\t1\t25", "行政规范性文件\t" + row})
	}
	for _, year := range []string{"2019", "2020", "2021", "2022", "2024"} {
		add("structure.form_outdated", "2014.txt", strings.ReplaceAll(string(on2014().Content()), "2016", year))
	}
}
