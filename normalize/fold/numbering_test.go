package fold

import (
	"strings"
	"testing"
)

func TestNumbering(t *testing.T) {
	for _, c := range []struct {
		in   string
		mark Mark
		rest string
	}{
		{"一、总体情况", Mark{Chinese, 1, "一", false}, "总体情况"},
		{"一．总体情况", Mark{Chinese, 1, "一", false}, "总体情况"},
		{"一 、 总体情况", Mark{Chinese, 1, "一", false}, "总体情况"},
		{"三，依申请公开", Mark{Chinese, 3, "三", false}, "依申请公开"},
		{"十、", Mark{Chinese, 10, "十", false}, ""},
		{"十一、其他", Mark{Chinese, 11, "十一", false}, "其他"},
		{"二十、其他", Mark{Chinese, 20, "二十", false}, "其他"},
		{"二十一、其他", Mark{Chinese, 21, "二十一", false}, "其他"},
		{"⼆、情况", Mark{Chinese, 2, "⼆", false}, "情况"},

		{"(一)予以公开", Mark{ChineseParen, 1, "(一)", false}, "予以公开"},
		{"（ 一 ） 予以公开", Mark{ChineseParen, 1, "（ 一 ）", false}, "予以公开"},
		{"（一）、予以公开", Mark{ChineseParen, 1, "（一）", false}, "予以公开"},
		{"（十二)予以公开", Mark{ChineseParen, 12, "（十二)", false}, "予以公开"},
		{"〔三〕予以公开", Mark{ChineseParen, 3, "〔三〕", false}, "予以公开"},
		{"【四】予以公开", Mark{ChineseParen, 4, "【四】", false}, "予以公开"},
		{"㈠予以公开", Mark{ChineseParen, 1, "㈠", false}, "予以公开"},
		{"一）予以公开", Mark{ChineseParen, 1, "(一)", false}, "予以公开"},
		{"（一、予以公开", Mark{ChineseParen, 1, "（一", false}, "予以公开"},
		{"（一 予以公开", Mark{ChineseParen, 1, "（一", false}, "予以公开"},

		{"1.属于国家秘密", Mark{Arabic, 1, "1", false}, "属于国家秘密"},
		{"1．属于国家秘密", Mark{Arabic, 1, "1", false}, "属于国家秘密"},
		{"１、属于国家秘密", Mark{Arabic, 1, "１", false}, "属于国家秘密"},
		{"12. 属于国家秘密", Mark{Arabic, 12, "12", false}, "属于国家秘密"},
		{"⒈属于国家秘密", Mark{Arabic, 1, "⒈", false}, "属于国家秘密"},
		{"1.2021年度主动公开", Mark{Arabic, 1, "1", false}, "2021年度主动公开"},
		{"2、２０２１ 年", Mark{Arabic, 2, "2", false}, "２０２１ 年"},

		{"(1)属于", Mark{ArabicParen, 1, "(1)", false}, "属于"},
		{"（1、属于", Mark{ArabicParen, 1, "（1", false}, "属于"},
		{"1）属于", Mark{ArabicParen, 1, "(1)", false}, "属于"},
		{"⑴属于", Mark{ArabicParen, 1, "⑴", false}, "属于"},
		{"①属于", Mark{Circled, 1, "①", false}, "属于"},
		{"⑳、属于", Mark{Circled, 20, "⑳", false}, "属于"},

		{"一、一、总体情况", Mark{Chinese, 1, "一", true}, "总体情况"},
		{"(一)（一）公开", Mark{ChineseParen, 1, "(一)", true}, "公开"},
		{"三、（一）公开", Mark{Chinese, 3, "三", false}, "公开"},
		{"一、二、三、", Mark{Chinese, 1, "一", false}, ""},
		{" **（一）** 公开**", Mark{ChineseParen, 1, "（一）", false}, "公开**"},
		{"### 二、公开", Mark{Chinese, 2, "二", false}, "公开"},
		{"　● 公开", Mark{}, "公开"},

		{"三是加强", Mark{}, "三是加强"},
		{"一件", Mark{}, "一件"},
		{"一", Mark{}, "一"},
		{"二〇二一年、", Mark{}, "二〇二一年、"},
		{"一二、", Mark{}, "一二、"},
		{"十十、", Mark{}, "十十、"},
		{"2021年公开", Mark{}, "2021年公开"},
		{"2021.公开", Mark{}, "2021.公开"},
		{"100、公开", Mark{}, "100、公开"},
		{"0.公开", Mark{}, "0.公开"},
		{"1.5", Mark{}, "1.5"},
		{"1．５", Mark{}, "1．５"},
		{"1、2月", Mark{}, "1、2月"},
		{"3,119", Mark{}, "3,119"},
		{"12:30", Mark{}, "12:30"},
		{"5", Mark{}, "5"},
		{"（一般公开）", Mark{}, "（一般公开）"},
		{"（12件）", Mark{}, "（12件）"},
		{"（2021）", Mark{}, "（2021）"},
		{"（1 件）", Mark{}, "（1 件）"},
		{"（一", Mark{}, "（一"},
		{"", Mark{}, ""},
		{"\xff一、", Mark{}, "\xff一、"},
	} {
		mark, rest := Numbering(c.in)
		if mark != c.mark || rest != c.rest {
			t.Errorf("Numbering(%q) = %+v, %q, want %+v, %q", c.in, mark, rest, c.mark, c.rest)
		}
	}
}

// TestNumeralCount reads every number that a report can have, as it is written.
func TestNumeralCount(t *testing.T) {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	for n := 1; n < 100; n++ {
		tens := ""
		if n >= 20 {
			tens = digits[n/10]
		}
		if n >= 10 {
			tens += "十"
		}
		number := tens + digits[n%10]
		if mark, _ := Numbering(number + "、"); mark.N != n {
			t.Errorf("Numbering(%s、) is number %d, want %d", number, mark.N, n)
		}
	}
}

func FuzzNumbering(f *testing.F) {
	for _, s := range []string{"一、一、总体", "（一 公开", "**(1)、**", "１．2021年", "⑳", "⼀、", "1)2)3)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		mark, rest := Numbering(s)
		if !strings.HasSuffix(s, rest) {
			t.Errorf("Numbering(%q): rest %q is no suffix", s, rest)
		}
		if (mark.Style == None) != (mark.N == 0) || mark.N < 0 || mark.N > 99 {
			t.Errorf("Numbering(%q): style %d with number %d", s, mark.Style, mark.N)
		}
		if again, after := Numbering(rest); again.Style != None || after != rest {
			t.Errorf("Numbering(%q): rest %q is numbered %+v", s, rest, again)
		}
	})
}

func FuzzLabel(f *testing.F) {
	for _, s := range []string{"其中：其中1.資訊2018年", "一、（A)其他（qí tā）", "20其中18年", "⼀\xe4\xb8", "2018 2019年资讯"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		label := Label(s)
		if again := Label(label); again != label {
			t.Errorf("Label(%q) = %q, whose label is %q", s, label, again)
		}
		for _, r := range label {
			if Rune(r) != r {
				t.Errorf("Label(%q) = %q holds %q, which is not folded", s, label, r)
			}
		}
	})
}
