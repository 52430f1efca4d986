package number

import (
	"strings"
	"testing"
)

func TestLooks(t *testing.T) {
	values := []string{"0", "3119", "—", "–", "-", "/", "1,113", "1，113", "１２", "+3", "-2", "减少2", "增3", "251000元", "25.1万元", "12.3%", "96171.6", "0.0000",
		"无", "暂无", "O", "1O", "3l", "??", "#REF!", "二十", "三千一百一十九", "一", "22（其中修订16件）", "22*", "约200", "1,23", "3/5", "￥30", "5\u200b6", "5\u00ad6", "00", "021", "----", "\\", "十件", "零件", "四十二人次", "零万元"}
	words := []string{"", "2、政府公报公开数", "(一)", "（三）", "2014年度", "(3)", "1.", "2、", "3．", "三、", "条", "件", "万元", "2014年", "第3", "2020-01-31", "三条", "百余件",
		"其中：1、政府网站公开数", "四类过程性信息", "一次性告知", ".", "*", "|", "：", "12，", "总计", "其他", "数量", "减免金额", "30日", "WPS", "&nbsp;", "\u200b", "-----", "----------", "—————", "\\\\", "12\u200b.", "⑧", "计1条", "第一项", "二项", "二十条"}
	for _, token := range values {
		if !Looks(token) {
			t.Errorf("Looks(%q) = false", token)
		}
	}
	for _, token := range words {
		if Looks(token) {
			t.Errorf("Looks(%q) = true", token)
		}
	}
}

func TestTrailing(t *testing.T) {
	tests := []struct{ text, label, digits string }{
		{"本年新收政府信息公开申请数量640020470", "本年新收政府信息公开申请数量", "640020470"},
		{"规章555", "规章", "555"}, {"行政规范性文件２２", "行政规范性文件", "２２"}, {"(七)总计12", "(七)总计", "12"}, {"危及“三安全一稳定”0000000", "危及“三安全一稳定”", "0000000"},
		{"部分公开(区分处理的)10", "部分公开(区分处理的)", "10"}, {"行政事业性收费96171.6", "行政事业性收费", "96171.6"}, {"总计1,113", "总计", "1,113"}, {"2.重复申请00", "2.重复申请", "00"},
		{"规章\u200b5\u200b6\u200b", "规章\u200b", "5\u200b6\u200b"},
		{"2019", "2019", ""}, {"国办公开办函〔2021〕30", "国办公开办函〔2021〕30", ""}, {"第3", "第3", ""}, {"附件2", "附件2", ""}, {"有关附件2", "有关附件2", ""}, {"2021年12", "2021年12", ""},
		{"规章", "规章", ""}, {"", "", ""}, {"规章 555", "规章 555", ""}, {"A4", "A4", ""}, {"3)12", "3)12", ""}, {"规章555件", "规章555件", ""}, {"规章12,", "规章12,", ""}, {"十2", "十2", ""},
	}
	for _, test := range tests {
		label, digits := Trailing(test.text)
		if label != test.label || digits != test.digits {
			t.Errorf("Trailing(%q) = %q, %q", test.text, label, digits)
		}
	}
}

func FuzzLooks(f *testing.F) {
	for _, seed := range []string{"0", "—", "1,113", "2、政府", "251000元", "(一)", "O", "2014年度", "减少2", "规章555"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		looks, r := Looks(text), Parse(text)
		if looks && (r.Kind == None || r.Kind == Text) {
			t.Errorf("Looks(%q), but Parse reads %v", text, r.Kind)
		}
		label, digits := Trailing(text)
		if label+digits != text {
			t.Errorf("Trailing(%q) = %q, %q: text is lost", text, label, digits)
		}
		if digits != "" && (label == "" || !hasDigit(digits) || hasLetter(digits) || strings.ContainsAny(digits, " \n")) {
			t.Errorf("Trailing(%q) = %q, %q", text, label, digits)
		}
	})
}

// A word behind its own beginning would never be found.
func TestLexiconsFindEveryWord(t *testing.T) {
	for _, l := range []lexicon{units, signWords, approximateBefore, approximateAfter, currencies, nilWords, errorWords, noteWords, declineWords} {
		for _, e := range l.entries {
			if meaning, size := l.find(e.word + "x"); size != len(e.word) || meaning != e.meaning {
				t.Errorf("%s is found as %q, %d bytes long", e.word, meaning, size)
			}
		}
	}
}
