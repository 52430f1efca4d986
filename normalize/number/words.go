package number

// entry is a word and what it means.
type entry struct{ word, meaning string }

// lexicon is a list of words that is cheap to ask about texts that begin with
// none of them.
type lexicon struct {
	heads   [256]bool // by the last byte of a character: some word may begin with it
	first   []rune    // the first character of each word
	entries []entry
}

// define returns the lexicon of entries. Where a word begins with another, it
// has to come first.
func define(entries ...entry) lexicon {
	l := lexicon{entries: entries}
	for _, e := range entries {
		head, _ := next(e.word)
		l.first = append(l.first, head)
		l.heads[byte(head)] = true
	}
	return l
}

// list returns the lexicon of words that mean themselves.
func list(words ...string) lexicon {
	entries := make([]entry, len(words))
	for i, word := range words {
		entries[i] = entry{word, word}
	}
	return define(entries...)
}

// find returns the meaning of the first word that text begins with, and its
// length there; 0 where text begins with none.
func (l *lexicon) find(text string) (meaning string, size int) {
	r, size := next(text)
	r = narrow(r)
	if size == 0 || !l.heads[byte(r)] {
		return "", 0
	}
	for i, first := range l.first {
		if first != r {
			continue
		}
		if size := prefix(text, l.entries[i].word); size > 0 {
			return l.entries[i].meaning, size
		}
	}
	return "", 0
}

// begins returns the length of the word that text begins with, 0 for none.
func (l *lexicon) begins(text string) int {
	_, size := l.find(text)
	return size
}

// units are the printed units that a cell can carry; they mean the names that
// readings give them.
var units = define([]entry{
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
}...)

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
// counts.
var signWords = define([]entry{
	{"减少了", "-"}, {"減少了", "-"}, {"减少", "-"}, {"減少", "-"}, {"减", "-"}, {"減", "-"},
	{"净减少", "-"}, {"净减", "-"}, {"淨減", "-"}, {"下降了", "-"}, {"下降", "-"}, {"降低", "-"},
	{"负", "-"}, {"負", "-"}, {"↓", "-"}, {"⬇", "-"},
	{"增加了", "+"}, {"增加", "+"}, {"增长", "+"}, {"增", "+"}, {"净增加", "+"}, {"净增", "+"}, {"淨增", "+"},
	{"新增", "+"}, {"上升了", "+"}, {"上升", "+"}, {"提高", "+"}, {"正", "+"}, {"↑", "+"}, {"⬆", "+"},
	{"+", "+"}, {"﹢", "+"},
}...)

// signPrefix returns the sign that text begins with and its length.
func signPrefix(text string) (negative bool, size int) {
	r, n := next(text)
	if isMinus(r) {
		return true, n
	}
	if digitOf(r) >= 0 {
		return false, 0
	}
	sign, n := signWords.find(text)
	return sign == "-", n
}

// approximateBefore are the words that make the number after them a rough one.
var approximateBefore = list(
	"大约", "大概", "约", "約", "将近", "接近", "近", "超过", "超過", "超", "逾", "不足", "不到", "至少", "最多",
	"好几", "几", "幾", "数", "數", "上", ">", "<", "≥", "≤", "≈", "~", "≧", "≦",
)

// approximateAfter are the words that make the number before them a rough one.
var approximateAfter = list(
	"余", "餘", "多", "来", "來", "几", "幾", "许", "左右", "上下", "以上", "以下", "以内", "+",
)

// currencies are the signs and words before an amount in yuan.
var currencies = list("¥", "￥", "人民币", "人民幣", "rmb", "cny")

// nilWords are the words that say that there is none.
var nilWords = list(
	"无此情况", "无此项", "无数据", "无", "無", "空", "没有发生", "没有", "沒有", "暂无", "暫無", "不涉及",
	"不适用", "不適用", "未发生", "未發生", "未涉及", "未产生", "n/a", "n.a.", "×", "✕", "╳",
)

// errorWords are what programs print in place of a number.
var errorWords = list("nan", "null", "undefined", "infinity", "inf", "error")

// noteWords begin the explanation that follows a number without brackets.
var noteWords = list("其中", "含", "包括", "包含", "注")

// declineWords are notes that would turn the number before them negative.
var declineWords = list("减少", "減少", "减", "減", "下降", "降", "负", "負", "↓", "-")
