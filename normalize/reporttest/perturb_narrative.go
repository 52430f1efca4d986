package reporttest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

func narrativePerturbations() []Perturbation {
	return []Perturbation{
		{Name: "other-years", Kind: OfNarrative,
			Doc:    "Sentences with the numbers of other years and of other organs.",
			report: otherYears},
		{Name: "own-table", Kind: OfNarrative,
			Doc:   "A table of the organ's own in the first chapter, which no form knows.",
			table: ownTable},
		{Name: "contents", Kind: OfNarrative,
			Doc:    "A list of the chapters with page numbers behind the title.",
			report: contents},
		{Name: "title-without-organ", Kind: OfNarrative,
			Doc:    "A title that names no organ: only the text below says whose report it is.",
			report: titleWithoutOrgan},
		{Name: "enclosures", Kind: OfNarrative,
			Doc:    "Names of attached files behind the report.",
			report: enclosures},
	}
}

// insert puts blocks before the i-th.
func (d *report) insert(i int, blocks ...block) { d.blocks = slices.Insert(d.blocks, i, blocks...) }

// find returns the index of the n-th block of a kind, -1 for none.
func (d *report) find(k kind, n int) int {
	return slices.IndexFunc(d.blocks, func(b block) bool {
		if b.kind == k {
			n--
		}
		return b.kind == k && n < 0
	})
}

func plainParagraph(text string) block { return block{kind: paragraph, label: label{"", text}} }

func otherYears(rng *rand.Rand, d *report) bool {
	i := d.find(paragraph, 1)
	if i < 0 {
		return false
	}
	n := func() int { return 1 + rng.IntN(5000) }
	last := d.truth.Year - 1
	d.insert(i, plainParagraph(pick(rng, []string{
		fmt.Sprintf("与%d年相比，申请量由%d件增至%d件，同比增长%d.2%%。", last, n(), n(), 1+rng.IntN(90)),
		fmt.Sprintf("%d年全年受理政府信息公开申请%d件，其中予以公开%d件，行政复议%d件。", last, n(), n(), n()),
		fmt.Sprintf("据统计，%d年至%d年，全县各乡镇共收到申请%d件，其中教育局%d件、自然资源局%d件。", last-2, last, n(), n(), n()),
		fmt.Sprintf("去年本机关共收到政府信息公开申请%d件，结转本年度继续办理%d件。", n(), n()),
	})))
	return true
}

func ownTable(rng *rand.Rand, d *report) bool {
	at := d.find(heading, 1)
	if at < 0 {
		return false
	}
	heads := pick(rng, [][]string{
		{"序号", "公开渠道", "发布信息条数"}, {"栏目名称", "更新次数", "访问量"}, {"责任单位", "报送篇数", "采用篇数"}})
	var m [][]*cell
	line := []*cell{}
	for _, s := range heads {
		line = append(line, text(header, s))
	}
	m = append(m, line)
	for i := range 2 + rng.IntN(4) {
		first := pick(rng, []string{"门户网站", "微信公众号", "政务服务中心", "档案馆", "图书馆"})
		line := []*cell{text(stub, first), text(value, fmt.Sprint(rng.IntN(900)))}
		if heads[0] == "序号" {
			line = []*cell{text(stub, fmt.Sprint(i+1)), text(stub, first)}
		}
		m = append(m, append(line, text(value, fmt.Sprint(rng.IntN(9000)))))
	}
	g := gridOf("own", m)
	g.stubs, g.heads = 1, 1
	d.insert(at, tableBlock(g))
	return true
}

func contents(rng *rand.Rand, d *report) bool {
	at := d.find(paragraph, 0)
	lines := []block{plainParagraph(pick(rng, []string{"目录", "目　录", "目 录"}))}
	page := 1
	for _, b := range d.blocks {
		if b.kind == heading && b.level == 1 {
			dots := strings.Repeat(pick(rng, []string{"…", ".", "·"}), 8+rng.IntN(12))
			lines = append(lines, plainParagraph(b.String()+dots+fmt.Sprint(page)))
			page += rng.IntN(3)
		}
	}
	if at < 0 || len(lines) < 2 {
		return false
	}
	d.insert(at, lines...)
	return true
}

// titleWithoutOrgan leaves the name in preamble and signature only, where they
// have it other than as that of an office.
func titleWithoutOrgan(rng *rand.Rand, d *report) bool {
	t := &d.truth
	if !slices.ContainsFunc(d.blocks, func(b block) bool {
		return b.kind != title && strings.Contains(b.text, t.OrganFull) && !strings.Contains(b.text, t.OrganFull+"办公室")
	}) {
		return false
	}
	at := d.find(title, 0)
	d.blocks = slices.DeleteFunc(d.blocks, func(b block) bool { return b.kind == title })
	d.insert(at, block{kind: title, label: label{"", fmt.Sprintf("%d年%s政府信息公开工作年度报告", t.Year, pick(rng, []string{"", "度"}))}})
	t.Organ = t.OrganFull
	return true
}

func enclosures(rng *rand.Rand, d *report) bool {
	t := d.truth
	for i := range 1 + rng.IntN(2) {
		d.blocks = append(d.blocks, plainParagraph(fmt.Sprintf("附件%d：%s%d年政府信息公开工作年度报告.%s", i+1, t.Organ, t.Year-i,
			pick(rng, []string{"pdf", "doc", "docx", "xls"}))))
	}
	return true
}
