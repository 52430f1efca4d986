package mentions

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// differ says that a number in the text is not the table's.
func (s *scan) differ(x *item, sum number.Value) {
	slots := x.readings[0]
	f := s.finding(RuleDiffers, x, slots)
	if x.amount.rough != exact || x.amount.round || len(x.readings) > 1 && s.g.phrases[x.phrases[0]].columns != nil {
		f.Severity = normalize.SeverityNotice
	}
	s.amounts(&f, x.value, sum)
	f.Formula = "mention " + x.value.String() + " ≠ " + s.formula(slots, sum)
	raw := clip(s.raw(x))
	zh, en := s.tableSays(slots, sum)
	difference := magnitude(*f.Difference).String()
	f.Message = form.Text{
		ZH: fmt.Sprintf("正文称%s，%s，相差 %s。", quoted(raw, x.value, "（%s）"), zh, difference),
		EN: fmt.Sprintf("The narrative says %s, but %s: a difference of %s.", quoted(raw, x.value, " (%s)"), en, difference),
	}
	s.report(f)
}

// partsDiffer says that parts do not add up to their whole.
func (s *scan) partsDiffer(k int, parts []int, sum number.Value, all bool) {
	whole := &s.items[k]
	var slots []int
	if len(whole.readings) > 0 {
		slots = whole.readings[whole.chosen]
	}
	f := s.finding(RuleParts, whole, slots)
	s.amounts(&f, whole.value, sum)
	terms := make([]string, len(parts))
	for i, p := range parts {
		terms[i] = s.items[p].value.String()
	}
	added := strings.Join(terms, " + ")
	sign, word, en := "≠", "不等于", "the parts it names add up to"
	if !all {
		sign, word, en = "<", "大于", "some of the parts it names already add up to"
	}
	f.Formula = whole.value.String() + " " + sign + " " + sum.String() + " = " + added
	raw := clip(s.raw(whole))
	f.Message = form.Text{
		ZH: fmt.Sprintf("正文所列各项 %s = %s，%s%s。", added, sum, word, quoted(raw, whole.value, "（%s）")),
		EN: fmt.Sprintf("The narrative says %s, but %s %s = %s.", quoted(raw, whole.value, " (%s)"), en, added, sum),
	}
	s.report(f)
}

// percentDiffers says that no whole makes a part the stated share.
func (s *scan) percentDiffers(x, part *item, base number.Value, got float64) {
	var slots []int
	if len(part.readings) > 0 {
		slots = part.readings[part.chosen]
	}
	f := s.finding(RulePercentage, part, slots)
	percent := decimal(got, x.value.Scale())
	s.amounts(&f, x.value, percent)
	f.Formula = fmt.Sprintf("%s / %s = %s%% ≠ %s%%", part.value, base, percent, x.value)
	raw := s.stretch(&f, part, x)
	f.Message = form.Text{
		ZH: fmt.Sprintf("正文称“%s”，但文中和表中没有一个总数能得出该比例；以 %s 计应为 %s%%。", raw, base, percent),
		EN: fmt.Sprintf("The narrative says “%s”, but no total in it or in the tables makes it so; of %s it would be %s%%.", raw, base, percent),
	}
	s.report(f)
}

// growthDiffers says that the stated growth is not that of the numbers.
func (s *scan) growthDiffers(x, now *item, got float64) {
	var slots []int
	if len(now.readings) > 0 {
		slots = now.readings[now.chosen]
	}
	f := s.finding(RulePercentage, now, slots)
	percent := decimal(got, x.value.Scale())
	s.amounts(&f, x.value, percent)
	f.Formula = fmt.Sprintf("%s%% ≠ %s%%", x.value, percent)
	raw := s.stretch(&f, now, x)
	f.Message = form.Text{
		ZH: fmt.Sprintf("正文称“%s”，按所列数字增减幅度应为 %s%%。", raw, percent),
		EN: fmt.Sprintf("The narrative says “%s”; by its own numbers the change is %s%%.", raw, percent),
	}
	s.report(f)
}

// finding begins a finding about a mention.
func (s *scan) finding(rule string, x *item, slots []int) normalize.Finding {
	f := normalize.Finding{Rule: rule, Severity: normalize.SeverityWarning} // what prose means is less certain than a cell
	for _, slot := range slots {
		if s.cell(slot).Status != normalize.Absent {
			f.Facts = append(f.Facts, s.g.form.Facts[slot].ID)
		}
	}
	f.At = strings.Join(f.Facts, "+")
	_, passage := s.place(x)
	f.Passage = &passage
	return f
}

func (s *scan) amounts(f *normalize.Finding, left, right number.Value) {
	difference, _ := number.Sub(left, right)
	f.Left, f.Right, f.Difference = &left, &right, &difference
}

// report keeps a finding unless the text has said the same before.
func (s *scan) report(f normalize.Finding) {
	key := f.Rule + "\x00" + f.At + "\x00" + f.Left.String() + "\x00" + f.Right.String()
	if s.told == nil {
		s.told = map[string]bool{}
	}
	if !s.told[key] {
		s.told[key] = true
		s.findings = append(s.findings, f)
	}
}

// stretch makes the finding's passage go from one mention to another.
func (s *scan) stretch(f *normalize.Finding, from, to *item) string {
	x := item{from: from.from, to: to.to, token: to.token}
	_, passage := s.place(&x)
	f.Passage = &passage
	return clip(s.raw(&x))
}

// raw returns a mention's words, also those on other lines.
func (s *scan) raw(x *item) string {
	first, last := s.t.tokens[x.from].start, s.t.tokens[x.to].end-1
	_, size := utf8.DecodeRuneInString(s.t.raw[s.t.byte[last]:])
	raw := s.t.raw[s.t.byte[first] : int(s.t.byte[last])+size]
	return strings.ReplaceAll(raw, "\n", "")
}

// formula writes what the table's facts add up to.
func (s *scan) formula(slots []int, sum number.Value) string {
	var terms []string
	for _, slot := range slots {
		c := s.cell(slot)
		if c.Status == normalize.Absent {
			continue
		}
		text := "?"
		if c.Status.Known() {
			text = c.Value.String()
		}
		terms = append(terms, s.shortID(slot)+" "+text)
	}
	if len(terms) == 1 {
		return sum.String() + " = " + strings.TrimSuffix(terms[0], " "+sum.String())
	}
	return sum.String() + " = " + strings.Join(terms, " + ")
}

// shortID is a fact's id without its table, and without the column of all.
func (s *scan) shortID(slot int) string {
	_, id, _ := strings.Cut(s.g.form.Facts[slot].ID, ".")
	return strings.TrimSuffix(id, ".total")
}

// tableSays says what the facts are called and add up to, in both languages.
func (s *scan) tableSays(slots []int, sum number.Value) (zh, en string) {
	var zhs, ens []string
	for _, slot := range slots {
		c := s.cell(slot)
		if !c.Status.Known() {
			continue
		}
		title := s.title(slot)
		if len(slots) == 1 {
			return fmt.Sprintf("表中“%s”为 %s", title.ZH, sum), fmt.Sprintf("the table has “%s” %s", title.EN, sum)
		}
		zhs = append(zhs, fmt.Sprintf("“%s”%s", title.ZH, c.Value))
		ens = append(ens, fmt.Sprintf("“%s” %s", title.EN, c.Value))
	}
	if len(zhs) > 3 {
		n := strconv.Itoa(len(zhs))
		return "表中相应 " + n + " 项之和为 " + sum.String(), "the " + n + " facts of the table add up to " + sum.String()
	}
	return "表中" + strings.Join(zhs, "、") + "，合计 " + sum.String(),
		"the table has " + strings.Join(ens, " and ") + ", which add up to " + sum.String()
}

func (s *scan) title(slot int) form.Text {
	fact := &s.g.form.Facts[slot]
	table := &s.g.form.Tables[fact.Table]
	t := table.Rows[fact.Row].Title
	if fact.Column >= 0 && table.Columns[fact.Column].Key != "total" {
		c := table.Columns[fact.Column].Title
		return form.Text{ZH: t.ZH + "·" + c.ZH, EN: t.EN + " · " + c.EN}
	}
	return t
}

// quoted quotes words and adds the number that they state where its digits are not
// in them.
func quoted(raw string, v number.Value, format string) string {
	if strings.Contains(raw, v.String()) {
		return "“" + raw + "”"
	}
	return "“" + raw + "”" + fmt.Sprintf(format, v)
}

// clip shortens what is quoted.
func clip(raw string) string {
	const most = 60 // characters
	n := 0
	for i := range raw {
		if n++; n > most {
			return raw[:i] + "…"
		}
	}
	return raw
}

func magnitude(v number.Value) number.Value {
	if v.Sign() < 0 {
		return v.Neg()
	}
	return v
}

// decimal rounds to the decimals that the text prints.
func decimal(f float64, scale uint8) number.Value {
	scale = min(scale, 6)
	return number.Decimal(int64(math.Round(f*math.Pow10(int(scale)))), scale)
}
