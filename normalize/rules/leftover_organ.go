package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/organ"
)

func leftoverOrgan() Rule {
	return Rule{
		ID:       "structure.leftover_organ",
		Severity: normalize.SeverityWarning,
		Check:    checkLeftoverOrgan,
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "疑似照抄其他机关的报告", EN: "Text that may be another organ's"},
				What:    form.Text{ZH: "介绍报告的语句、各章首句的主语和落款所称的机关，就是标题中的机关。", EN: "The sentences that introduce the report, the subjects of the chapters' first sentences and the signature name the organ of the title."},
				Why:     form.Text{ZH: "其中出现同级的另一个机关，多半是照抄了它的报告，数据也就可疑。简称、全称、内设机构和上级不计。", EN: "Where they name another organ of the same kind, its report was mostly copied, and the figures are in doubt. Short and full names, offices inside and organs above are left alone."},
				Example: on2021(Edit{"本报告由示例市水利局", "本报告由示例市财政局"}),
			}
		},
	}
}

func checkLeftoverOrgan(r *normalize.Report) (holds int, broken []normalize.Finding) {
	kind := organ.KindOf(r.Organ)
	if kind == organ.Unknown {
		return 0, nil
	}
	organName, full := fold.Label(r.Organ), fold.Label(r.OrganFull)
	for c := range claims(r) {
		name := inner(fold.Label(c.name()))
		switch {
		case strings.HasSuffix(name, organName):
			holds++
		case organ.KindOf(name) != kind:
		case related(name, organName, kind), full != "" && related(name, full, kind):
			holds++
		case len(broken) == 0:
			broken = append(broken, normalize.Finding{At: "organ", Passage: c.in.passage(c.from, c.to),
				Message: say("标题中的机关是“%s”，此处却是“%s”", "the title names %q, but here stands %q", r.Organ, c.name())})
		}
	}
	return holds, broken
}

// claim is a place that says whose report it is.
type claim struct {
	in       paragraph
	from, to int // bytes of the paragraph
}

func (c *claim) name() string { return c.in.text[c.from:c.to] }

// formula is how a sentence says whose report it is: the name stands between a
// word and the first of others.
type formula struct {
	before string
	behind []string
}

// claim returns the name that a paragraph states in this way.
func (f *formula) claim(p paragraph) (c claim, ok bool) {
	_, after, found := strings.Cut(p.text, f.before)
	if !found {
		return claim{}, false
	}
	end := -1
	for _, word := range f.behind {
		if k := strings.Index(after, word); k >= 0 && (end < 0 || k < end) {
			end = k
		}
	}
	if end <= 0 || !isName(after[:end]) {
		return claim{}, false
	}
	from := len(p.text) - len(after)
	return claim{p, from, from + end}, true
}

// claims yields who the report says that it is by: 本报告由…编制, 现公布…2023年…报告, and
// the signature, and who its chapters begin with.
func claims(r *normalize.Report) func(yield func(claim) bool) {
	author := []string{"根据", "依据", "按照", "依照", "编制", "编写", "负责"}
	year := []string{"20", "二〇", "二○", "２０"}
	formulas := [...]formula{{"本报告由", author}, {"本年度报告由", author}, {"现公布", year}, {"现将", year}}
	return func(yield func(claim) bool) {
		for p := range narrative(r) {
			if p.chapter > 1 {
				break
			}
			for _, f := range formulas {
				if c, ok := f.claim(p); ok && !yield(c) {
					return
				}
			}
		}
		if c := signature(r); c.to > 0 && !yield(c) {
			return
		}
		for c := range subjects(r) {
			if !yield(c) {
				return
			}
		}
	}
}

// signature returns the name that stands alone before the date at the end.
func signature(r *normalize.Report) (c claim) {
	if len(r.Sections) == 0 {
		return c
	}
	var before paragraph
	for p := range chapter(r, len(r.Sections)-1) {
		text := strings.TrimFunc(p.text, fold.Blank)
		const date = 40 // bytes
		for y := range years(text) {
			if y.from == 0 && len(text) <= date && strings.HasSuffix(text, "日") && isName(before.text) {
				c = claim{before, 0, len(before.text)}
			}
			break
		}
		before = p
	}
	return c
}

// isName reports whether a text may be a name and nothing else.
func isName(text string) bool {
	n := utf8.RuneCountInString(text)
	return n >= 3 && n <= 40 && !strings.ContainsAny(text, "，。、；：,;:《》（）() 　的我本0123456789")
}

// inner takes the names of offices inside an organ off its name.
func inner(name string) string {
	for _, office := range [...]string{"党政综合办公室", "党政办公室", "政务公开办公室", "政府信息公开办公室", "综合办公室", "办公室", "党政办", "综合科", "秘书科"} {
		if head, ok := strings.CutSuffix(name, office); ok && head != "" {
			return head
		}
	}
	return name
}

// related reports whether two names of organs of one kind may mean the same organ.
func related(a, b string, kind organ.Kind) bool {
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	if kind == organ.Department {
		return share(organ.Within(a), organ.Within(b), "局厅委员会管理和政务省市县区") || twoSigns(a, b)
	}
	x, y := lastArea(a), lastArea(b)
	lx, _ := utf8.DecodeLastRuneInString(x)
	ly, _ := utf8.DecodeLastRuneInString(y)
	return lx != ly || share(x, y, "省市县区旗州盟镇乡街道办事处")
}

// lastArea returns the smallest area of a name: 云岭县青石镇人民政府 is 青石镇.
func lastArea(name string) string {
	for _, ending := range [...]string{"人民政府", "政府", "办事处", "办"} {
		if head, ok := strings.CutSuffix(name, ending); ok {
			name = head
			break
		}
	}
	return organ.Within(name)
}

// share reports whether two names have a character in common that is none of the
// general ones.
func share(a, b, general string) bool {
	return strings.ContainsFunc(a, func(r rune) bool { return !strings.ContainsRune(general, r) && strings.ContainsRune(b, r) })
}
