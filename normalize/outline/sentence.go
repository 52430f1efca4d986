package outline

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/fold"
)

// Lengths of titles, in characters.
const (
	longestBefore  = 30 // of one that a full stop ends
	longestColon   = 20 // of one that a colon ends
	longestItem    = 20 // of one numbered 1. or (1) that a full stop ends
	longestPlain   = 40 // of one that fills its line
	longestListing = 30 // the same, numbered 1. or (1)
	manyCommas     = 24 // from here on a title has at most one comma
)

// titleEnd returns the end of the title that s, the text behind a number,
// begins with. It fails on sentences and items of lists.
func titleEnd(s string, style fold.Style) (end int, ok bool) {
	runes, commas := 0, 0
	item := style >= fold.Arabic
	for i, r := range s {
		switch r {
		case '。', '！', '？':
			limit := longestBefore
			if item {
				limit = longestItem
			}
			alone := strings.TrimLeft(s[i+utf8.RuneLen(r):], " \u3000") == ""
			ok = runes > 1 && runes <= limit && commas <= maxCommas(runes) && !(alone && (item || runes > 25)) && !counts(s[:i])
			return i, ok
		case '：', ':':
			return i, runes > 1 && runes <= longestColon && commas == 0 && !counts(s[:i])
		case '；', ';':
			return 0, false
		case '，', ',':
			commas++
		}
		if runes++; runes > longestTitle {
			return 0, false
		}
	}
	limit := longestPlain
	if item {
		limit = longestListing
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	ok = runes > 1 && runes <= limit && commas <= maxCommas(runes) && last != '，' && last != '、' && last != ',' && !counts(s)
	return len(s), ok
}

// maxCommas returns how many commas a title may have.
func maxCommas(runes int) int {
	if runes > manyCommas {
		return 1
	}
	return 2
}

// counts reports whether s states a number of something: 共公开信息3条.
func counts(s string) bool {
	digit := false
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9' || r >= '０' && r <= '９':
			digit = true
			continue
		case r == '条' || r == '件' || r == '次' || r == '篇' || r == '期' || r == '万' || r == '元' || r == '人' || r == '%':
			if digit {
				return true
			}
		case fold.Blank(r) && digit:
			continue
		}
		digit = false
	}
	return false
}

// goesOn reports whether a numbered line is an item of a list in prose that
// goes on in the next line.
func goesOn(s string) bool {
	for _, end := range [...]string{"；", ";", "，", ","} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// tableRow reports whether s ends in two or more numbers, or marks for none,
// separated by blanks: it is a row of a table that lost its columns.
func tableRow(s string) bool {
	const longest = 60 // bytes of the two
	if len(s) > longest {
		s = s[len(s)-longest:]
	}
	for range 2 {
		s = strings.TrimRightFunc(s, fold.Blank)
		if last, _ := utf8.DecodeLastRuneInString(s); last >= '一' && last <= '龥' && !strings.ContainsRune("条件次篇个人元", last) {
			return false // the common case
		}
		if unit(s) {
			return true
		}
		rest := strings.TrimRightFunc(s, numeric)
		if last, _ := utf8.DecodeLastRuneInString(rest); !fold.Blank(last) {
			return false
		}
		s = rest
	}
	return true
}

// unit reports whether s ends in a unit of measure in a column of its own.
func unit(s string) bool {
	for _, u := range [...]string{" 条", " 件", " 次", " 篇", " 个", " 人", " 元", " 万元", " 人次"} {
		if strings.HasSuffix(s, u) {
			return true
		}
	}
	return false
}

// numeric reports whether r stands in numbers or marks for none.
func numeric(r rune) bool {
	switch r {
	case '.', ',', '．', '，', '-', '－', '—', '–', '/', '／', '\\', '+', '＋':
		return true
	}
	return r >= '0' && r <= '9' || r >= '０' && r <= '９'
}

// columns reports whether wide blanks stand inside s: it is a row of a table
// whose columns are aligned.
func columns(s string) bool {
	s = cutBytes(s, longestBytes)
	return strings.Contains(s, "   ") || strings.Contains(s, "\u3000\u3000")
}

// cutBytes returns at most the first n bytes of s.
func cutBytes(s string, n int) string { return s[:min(len(s), n)] }

// footerWords begin the lines that a page prints below a report.
var footerWords = [...]string{
	"相关链接", "相关文章", "相关信息", "相关新闻", "相关附件", "相关文档", "相关稿件", "上一篇", "下一篇", "上一条", "下一条", "上一页", "下一页", "版权所有", "版权声明", "主办单位", "主办", "承办",
	"网站地图", "网站标识码", "打印", "关闭", "分享到", "分享至", "分享", "扫一扫", "友情链接", "附件下载", "返回顶部", "回到顶部", "返回首页", "联系我们", "关于我们",
	"责任编辑", "浏览次数", "阅读次数", "您是第", "技术支持", "网站声明", "隐私声明", "推荐阅读", "热门推荐", "省市政府网站", "政府网站找错", "适老化", "无障碍", "收藏本页", "加入收藏", "设为首页",
}

// footer reports whether a line belongs to the page below the report.
func footer(text string) bool {
	const longest = 300 // bytes
	if len(text) > longest {
		return false
	}
	if len(text) < 200 && (strings.Contains(text, "ICP备") || strings.Contains(text, "公网安备") || strings.Contains(text, "版权所有")) {
		return true
	}
	r, n := utf8.DecodeRuneInString(text)
	if n == 0 || r >= 0x80 && r < 0x2000 && r != 0xa0 {
		return false
	}
	plain := fold.Label(cutBytes(text, 60))
	for _, w := range footerWords {
		if strings.HasPrefix(plain, w) {
			return !sentence(text)
		}
	}
	return false
}

// sentence reports whether a line is prose: long, or with a full stop.
func sentence(text string) bool {
	const long = 40 * 3 // bytes
	return len(text) >= long || strings.HasSuffix(text, "。") || strings.HasSuffix(text, "；")
}
