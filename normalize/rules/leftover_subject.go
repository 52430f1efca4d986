package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/organ"
)

// subjects yields who the first sentence of a chapter is about, where it says what an
// organ did in the year: 2024年，示例市水利局认真贯彻…. Elsewhere in a chapter other organs
// have a good reason to be named.
func subjects(r *normalize.Report) func(yield func(claim) bool) {
	return func(yield func(claim) bool) {
		for i := range r.Sections {
			for p := range chapter(r, i) {
				if from, to := subject(p.text); to > from && !yield(claim{p, from, to}) {
					return
				}
				break
			}
		}
	}
}

// did are words behind the organ that a report is about.
func did() []string {
	return []string{"认真", "高度重视", "严格", "坚持", "积极", "深入", "全面", "切实", "不断", "紧紧围绕", "紧扣", "持续", "始终", "扎实", "大力", "着力",
		"共收到", "共受理", "新收", "未收到", "未收取", "没有收取", "没有收到", "没有发生", "未发生", "主动公开", "以习近平"}
}

// subject returns the name in the first sentence of a text that stands at the beginning
// of a clause and right before a word of did; to is 0 where there is none.
func subject(text string) (from, to int) {
	end := strings.IndexAny(text, "。；！")
	if end < 0 {
		end = len(text)
	}
	for from < end {
		clause := text[from:end]
		if k := strings.IndexAny(clause, "，,：:"); k >= 0 {
			clause = clause[:k]
		}
		next := from + len(clause)
		name, at := clause, from
		for y := range years(clause) { // 2024年示例市水利局
			if y.from == 0 {
				at += y.to
				name = clause[y.to:]
			}
			break
		}
		if rest, ok := strings.CutPrefix(name, "度"); ok {
			name, at = rest, at+len("度")
		}
		short := -1
		for _, word := range did() {
			if k := strings.Index(name, word); k > 0 && (short < 0 || k < short) {
				short = k
			}
		}
		if short > 0 && placed(name[:short]) {
			return at, at + short
		}
		_, size := utf8.DecodeRuneInString(text[next:])
		from = next + size
	}
	return 0, 0
}

// placed reports whether a text is the name of an organ with the place where it is: not
// 市财政局, which may be any other of the same place.
func placed(text string) bool {
	const shortest = 3 // characters of a place: 示例市
	name := fold.Label(text)
	if !isName(text) {
		return false
	}
	switch organ.KindOf(name) {
	case organ.Department:
		return utf8.RuneCountInString(strings.TrimSuffix(name, organ.Within(name))) >= shortest
	case organ.Township, organ.Government:
		area := lastArea(name)
		last, _ := utf8.DecodeLastRuneInString(area)
		return utf8.RuneCountInString(area) >= shortest && strings.ContainsRune("市县镇乡", last) && strings.HasSuffix(name, "政府")
	}
	return false
}

// twoSigns are words in the names of organs that are often one organ under two names.
func twoSigns(a, b string) bool {
	for _, same := range [...][]string{
		{"城市管理", "城管", "综合执法", "行政执法"}, {"大数据", "行政审批", "政务服务", "数据局", "营商"}, {"文体", "文化", "体育", "旅游", "广电", "新闻出版"},
		{"市场监督", "工商", "知识产权", "质量技术", "食品药品"}, {"自然资源", "规划", "国土", "林业", "海洋"}, {"卫生", "健康", "计生", "卫健"}, {"发展和改革", "发改", "粮食", "物价"},
		{"农业", "畜牧", "农村", "乡村振兴", "扶贫"}, {"住房", "住建", "建设", "人防", "人民防空"}, {"工业", "工信", "科技", "科学技术", "商务", "经信"}, {"人力资源", "人社"}, {"生态环境", "环境保护", "环保"},
	} {
		if contains(a, same...) && contains(b, same...) {
			return true
		}
	}
	return false
}
