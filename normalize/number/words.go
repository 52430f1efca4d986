package number

// unit is a printed unit and the name that readings give it.
type unit struct{ printed, name string }

// units are the units that a cell can carry, longer ones before their
// beginnings.
var units = [...]unit{
	{"万元", "万元"}, {"萬元", "万元"}, {"亿元", "亿元"}, {"億元", "亿元"}, {"元", "元"},
	{"人次", "人次"}, {"件次", "件次"}, {"户次", "户次"}, {"场次", "场次"}, {"場次", "场次"},
	{"批次", "批次"}, {"份次", "份次"}, {"篇次", "篇次"}, {"班次", "班次"},
	{"件", "件"}, {"条", "条"}, {"條", "条"}, {"次", "次"}, {"个", "个"}, {"個", "个"}, {"人", "人"},
	{"项", "项"}, {"項", "项"}, {"份", "份"}, {"篇", "篇"}, {"场", "场"}, {"場", "场"}, {"期", "期"},
	{"家", "家"}, {"名", "名"}, {"位", "位"}, {"部", "部"}, {"起", "起"}, {"宗", "宗"},
	{"页", "页"}, {"頁", "页"}, {"册", "册"}, {"冊", "册"}, {"本", "本"}, {"辆", "辆"}, {"輛", "辆"},
	{"台", "台"}, {"套", "套"}, {"户", "户"}, {"戶", "户"}, {"处", "处"}, {"處", "处"}, {"批", "批"},
	{"例", "例"}, {"班", "班"}, {"种", "种"}, {"種", "种"}, {"张", "张"}, {"張", "张"}, {"幅", "幅"},
	{"则", "则"}, {"則", "则"}, {"字", "字"}, {"集", "集"}, {"版", "版"}, {"所", "所"},
	{"%", "%"}, {"﹪", "%"}, {"‰", "‰"},
}

// unitPrefix returns the unit that text begins with and its length.
func unitPrefix(text string) (name string, size int) {
	for i := range units {
		if size := prefix(text, units[i].printed); size > 0 {
			return units[i].name, size
		}
	}
	return "", 0
}

// isMoney reports whether the unit counts money.
func isMoney(unit string) bool { return unit == "元" || unit == "万元" || unit == "亿元" }

// multiplierPrefix returns the exponent of the multiplier (万, 千万, 万亿) that
// text begins with, and its length.
func multiplierPrefix(text string) (exponent, size int) {
	last := 0
	for size < len(text) && exponent <= MaxDigits {
		r, n := next(text[size:])
		e := hanUnit(r)
		if e < 2 && (size == 0 || e == 0) || last >= 4 && e <= last {
			break
		}
		exponent, last, size = exponent+e, e, size+n
	}
	return exponent, size
}

// signWords are the words before a number that say in which direction it
// counts, longer ones before their beginnings.
var signWords = [...]struct {
	word     string
	negative bool
}{
	{"减少了", true}, {"減少了", true}, {"减少", true}, {"減少", true}, {"减", true}, {"減", true},
	{"净减少", true}, {"净减", true}, {"淨減", true}, {"下降了", true}, {"下降", true}, {"降低", true},
	{"负", true}, {"負", true}, {"↓", true}, {"⬇", true},
	{"增加了", false}, {"增加", false}, {"增长", false}, {"增", false}, {"净增加", false}, {"净增", false}, {"淨增", false},
	{"新增", false}, {"上升了", false}, {"上升", false}, {"提高", false}, {"正", false}, {"↑", false}, {"⬆", false},
	{"+", false}, {"﹢", false},
}

// signPrefix returns the sign that text begins with and its length.
func signPrefix(text string) (negative bool, size int) {
	r, n := next(text)
	if isMinus(r) {
		return true, n
	}
	if digitOf(r) >= 0 {
		return false, 0
	}
	for i := range signWords {
		if size := prefix(text, signWords[i].word); size > 0 {
			return signWords[i].negative, size
		}
	}
	return false, 0
}

// approximateBefore are the words that make the number after them a rough one.
var approximateBefore = [...]string{
	"大约", "大概", "约", "約", "将近", "接近", "近", "超过", "超過", "超", "逾", "不足", "不到", "至少", "最多",
	"好几", "几", "幾", "数", "數", "上", ">", "<", "≥", "≤", "≈", "~", "≧", "≦",
}

// approximateAfter are the words that make the number before them a rough one.
var approximateAfter = [...]string{
	"余", "餘", "多", "来", "來", "几", "幾", "许", "左右", "上下", "以上", "以下", "以内", "+",
}

// wordPrefix returns the length of the first of words that text begins with.
func wordPrefix(text string, words []string) int {
	for _, word := range words {
		if size := prefix(text, word); size > 0 {
			return size
		}
	}
	return 0
}

// currencies are the signs and words before an amount in yuan.
var currencies = [...]string{"¥", "￥", "人民币", "人民幣", "rmb", "cny"}

// nilWords are the words that say that there is none, longer ones before
// their beginnings.
var nilWords = [...]string{
	"无此情况", "无此项", "无数据", "无", "無", "空", "没有发生", "没有", "沒有", "暂无", "暫無", "不涉及",
	"不适用", "不適用", "未发生", "未發生", "未涉及", "未产生", "n/a", "n.a.", "×", "✕", "╳",
}

// errorWords are what programs print in place of a number.
var errorWords = [...]string{"nan", "null", "undefined", "inf", "infinity", "error"}

// noteWords begin the explanation that follows a number without brackets.
var noteWords = [...]string{"其中", "含", "包括", "包含", "注"}

// declineWords are notes that would turn the number before them negative.
var declineWords = [...]string{"减少", "減少", "减", "減", "下降", "降", "负", "負", "↓", "-"}
