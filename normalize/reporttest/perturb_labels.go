package reporttest

import (
	"math/rand/v2"
	"strings"
	"sync"
)

func labelPerturbations() []Perturbation {
	return []Perturbation{
		{Name: "misprints", Kind: OfLabels,
			Doc:    "One to three labels retyped with a character lost or exchanged.",
			report: misprints},
		{Name: "wording", Kind: OfLabels,
			Doc:    "Other words for the same in all labels: 合计, 其它, 信息数量.",
			report: relabelled(func(l label) label { l.text = otherWords.Replace(l.text); return l })},
		{Name: "numbering-lost", Kind: OfLabels,
			Doc:    "Labels and headings without their numbers: automatic lists copied as text.",
			report: numberingLost},
		{Name: "numbering-doubled", Kind: OfLabels,
			Doc:    "Numbers typed before automatic ones.",
			report: numberingDoubled},
		{Name: "numbering-styled", Kind: OfLabels,
			Doc:    "Numbers with other points and brackets.",
			report: numberingStyled},
		{Name: "brackets-half", Kind: OfLabels,
			Doc:    "Half-width brackets, colons and commas in labels and headings.",
			report: relabelled(func(l label) label { return label{halfWidth.Replace(l.number), halfWidth.Replace(l.text)} })},
		{Name: "labels-spaced", Kind: OfLabels, suits: explicit,
			Doc:    "Short labels stretched with blanks: 总 计, 自 然 人.",
			report: labelsSpaced},
		{Name: "quotes-straight", Kind: OfLabels,
			Doc:    "Straight, corner or no quotation marks in labels.",
			report: quotes},
	}
}

var (
	otherWords = strings.NewReplacer("总计", "合计", "其他", "其它", "数量", "数", "本年制发", "本年度制发",
		"结果维持", "维持", "结果纠正", "纠正", "尚未审结", "未审结", "商业企业", "企业", "统计指标", "指标名称")
	halfWidth = strings.NewReplacer("（", "(", "）", ")", "：", ":", "，", ",", "；", ";")
)

// labels calls f for every label cell of the report's tables.
func (d *report) labels(f func(c *cell)) {
	for _, b := range d.blocks {
		if b.kind == table {
			b.grid.each(func(c *cell) {
				if c.role != value {
					f(c)
				}
			})
		}
	}
}

// headings calls f for every numbered heading.
func (d *report) headings(f func(l *label)) {
	for i := range d.blocks {
		if d.blocks[i].kind == heading {
			f(&d.blocks[i].label)
		}
	}
}

// relabelled changes every label of the tables and every heading's number.
func relabelled(f func(label) label) func(*rand.Rand, *report) bool {
	return func(_ *rand.Rand, d *report) bool {
		done := false
		d.labels(func(c *cell) {
			now := f(c.label)
			done = done || now != c.label
			c.label = now
		})
		d.headings(func(l *label) { l.number = f(label{l.number, ""}).number })
		return done
	}
}

// misprinted are labels as they were found misprinted, or could be.
var misprinted = sync.OnceValue(func() map[string][]string {
	return map[string][]string{
		"其他法律行政法规禁止公开":    {"其他法律行政止公开", "其他法律行政法规禁止公升", "其他法律法规禁止公开"},
		"现行有效件数":          {"现行有效件", "现行有效数", "现有效件数"},
		"本年制发件数":          {"本年发件", "本年制发件", "本年制定件数"},
		"本年废止件数":          {"本年废止件", "本年度止件数"},
		"本年处理决定数量":        {"本年处理决定数", "本年处理决量"},
		"本年收费金额（单位：万元）":   {"本年收费金额（万元）", "本年收金额（单位：万元）"},
		"行政规范性文件":         {"行政规范文件", "规范性文件"},
		"行政强制":            {"行政强致"},
		"行政事业性收费":         {"行政事业收费", "行政事业性收费项目"},
		"属于四类过程性信息":       {"属于四类过程信息", "属于四类过程性信"},
		"属于三类内部事务信息":      {"属于三类内部信息", "属于三类内部事物信息"},
		"属于行政执法案卷":        {"属于行政执法卷宗", "属于行政执法案巻"},
		"属于行政查询事项":        {"属于行政查询事顶", "行政查询事项"},
		"属于国家秘密":          {"属于国家秘蜜", "属于国家密秘"},
		"危及“三安全一稳定”":      {"危机“三安全一稳定”", "危及“三安全一稳定", "危及“三全一稳定”"},
		"保护第三方合法权益":       {"保护第三方合法权利", "保护第三方权益"},
		"信访举报投诉类申请":       {"信访举报投诉申请", "信访举投诉类申请"},
		"重复申请":            {"重复申清"},
		"要求提供公开出版物":       {"要求提供公开出版", "要求提供公开岀版物"},
		"无正当理由大量反复申请":     {"无正当理由大量返复申请", "无正当理由大量重复申请"},
		"没有现成信息需要另行制作":    {"没有现成信息需另行制作", "没有现成信息需要另行制做"},
		"本机关不掌握相关政府信息":    {"本机关不掌握相关信息", "本机关不掌握相关政府信"},
		"补正后申请内容仍不明确":     {"补正后申请内容不明确", "补证后申请内容仍不明确"},
		"本年新收政府信息公开申请数量":  {"本年新收政府信息公开申请数", "本年度新收政府信息公开申请数量", "本年新收政府信息公开申请量"},
		"上年结转政府信息公开申请数量":  {"上年结转政府信息公开申请", "上年结传政府信息公开申请数量"},
		"结转下年度继续办理":       {"结转下年继续办理", "结转下年度继续处理"},
		"本年度办理结果":         {"本年度办理结", "本年办理结果"},
		"予以公开":            {"予已公开"},
		"社会公益组织":          {"社会公益组积", "公益组织"},
		"法律服务机构":          {"法律服务机枸", "法律服务"},
		"科研机构":            {"科研机枸", "科研单位"},
		"结果纠正":            {"结果纠证"},
		"尚未审结":            {"尚末审结", "尚未办结"},
		"未经复议直接起诉":        {"未经复议直接起拆", "未经复议直接诉讼"},
		"复议后起诉":           {"复议后起拆", "经复议后起诉"},
		"对外公开总数量":         {"对外公开总量"},
		"上一年项目数量":         {"上年项目数量", "上一年项目数"},
		"本年增/减":           {"本年增减", "本年增／减"},
		"政府集中采购":          {"政府集中采狗", "集中采购"},
		"其他对外管理服务事项":      {"其他对外管理服务项目", "其他对外管理事项"},
		"采购总金额":           {"采购金额", "采购总金额（万元）"},
		"主动公开规范性文件数":      {"主动公开规范文件数"},
		"收到申请数":           {"收到申请总数"},
		"政策解读稿件发布数":       {"政策解读稿发布数", "政策解读稿件发布数量"},
		"信函申请数":           {"信涵申请数"},
		"申请信息不存在数":        {"申请信息不存数"},
		"告知通过其他途径办理数":     {"告知通过其它途径办理数", "告知通过其他途经办理数"},
		"不同意公开答复数":        {"不同意公开答覆数"},
		"举报投诉数量":          {"举报投诉数"},
		"接受培训人员数":         {"接受培训人数"},
		"设置政府信息公开查阅点数":    {"设置信息公开查阅点数"},
		"依申请公开信息收取的费用":    {"依申请公开收取的费用"},
		"受理依申请公开信息总数":     {"受理依申请公开信息数"},
		"被依法纠错数":          {"被依法纠正数"},
		"法律法规规定的其他情形":     {"法律法规规定的其它情形", "法律法规规定其他情形"},
		"不是《条例》所指政府信息":    {"不是条例所指政府信息", "不是《条例》所指的政府信息"},
		"政府信息公开工作专门机构数":   {"政府信息公开专门机构数"},
		"从事政府信息公开工作人员数":   {"从事政府信息公开人员数"},
		"主要负责同志参加新闻发布会次数": {"主要负责人参加新闻发布会次数"},
	}
})

func misprints(rng *rand.Rand, d *report) bool {
	known := misprinted()
	var found []*cell
	d.labels(func(c *cell) {
		if known[c.text] != nil {
			found = append(found, c)
		}
	})
	rng.Shuffle(len(found), func(i, k int) { found[i], found[k] = found[k], found[i] })
	for _, c := range found[:min(len(found), 1+rng.IntN(3))] {
		c.text = pick(rng, known[c.text])
	}
	return len(found) > 0
}

func numberingLost(_ *rand.Rand, d *report) bool {
	done := false
	d.labels(func(c *cell) {
		if c.number != "" && !strings.HasPrefix(c.number, "其中") {
			c.number = ""
			done = true
		}
	})
	d.headings(func(l *label) { l.number = "" })
	return done
}

func numberingDoubled(rng *rand.Rand, d *report) bool {
	rarely := 1 + rng.IntN(4)
	done := false
	double := func(l *label) {
		if l.number != "" && !strings.HasPrefix(l.number, "其中") && chance(rng, rarely) {
			l.number += l.number
			done = true
		}
	}
	d.labels(func(c *cell) { double(&c.label) })
	d.headings(double)
	return done
}

func numberingStyled(rng *rand.Rand, d *report) bool {
	style := pick(rng, []*strings.Replacer{
		strings.NewReplacer("、", "．", "．", "、"),
		strings.NewReplacer("、", ".", "（", "(", "）", ")"),
		strings.NewReplacer(".", "、"),
		strings.NewReplacer(".", "．", "（", "﹙", "）", "﹚"),
		strings.NewReplacer("1.", "①", "2.", "②", "3.", "③", "4.", "④", "5.", "⑤", "6.", "⑥", "7.", "⑦", "8.", "⑧"),
		strings.NewReplacer("1.", "（1）", "2.", "（2）", "3.", "（3）", "4.", "（4）", "5.", "（5）", "6.", "（6）", "7.", "（7）", "8.", "（8）"),
		strings.NewReplacer("1.", "１．", "2.", "２．", "3.", "３．", "4.", "４．", "5.", "５．", "6.", "６．", "7.", "７．", "8.", "８．"),
	})
	return relabelled(func(l label) label { l.number = style.Replace(l.number); return l })(rng, d)
}

func labelsSpaced(rng *rand.Rand, d *report) bool {
	blank := pick(rng, []string{" ", "　", "  ", "\u00a0"})
	done := false
	d.labels(func(c *cell) {
		runes := strings.Split(c.text, "")
		if c.number == "" && len(runes) >= 2 && len(runes) <= 4 && !strings.ContainsAny(c.text, "—：") {
			c.text = strings.Join(runes, blank)
			done = true
		}
	})
	return done
}

func quotes(rng *rand.Rand, d *report) bool {
	style := pick(rng, []*strings.Replacer{
		strings.NewReplacer("“", `"`, "”", `"`),
		strings.NewReplacer("“", "「", "”", "」"),
		strings.NewReplacer("“", "", "”", ""),
		strings.NewReplacer("“", "”"),
		strings.NewReplacer("《", "", "》", ""),
	})
	return relabelled(func(l label) label { l.text = style.Replace(l.text); return l })(rng, d)
}
