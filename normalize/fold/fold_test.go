package fold

import (
	"testing"
	"unicode/utf8"
)

func TestLabel(t *testing.T) {
	for _, c := range []struct{ label, want string }{
		{"", ""},
		{"本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"},
		{"一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"},
		{"（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开区分处理的只计这一情形不计其他情形"},
		{"(二) 部分公开", "部分公开"},
		{"３．危及“三安全一稳定”", "危及三安全一稳定"},
		{"3.危及\"三安全一稳定\"", "危及三安全一稳定"},
		{"**（七）总 计**", "总计"},
		{"规　章\n", "规章"},
		{"本年增/减", "本年增减"},
		{"采购总金额（单位：ＷＡＮ元）", "采购总金额单位wan元"},

		{"屬於三類內部事務信息", "属于三类内部事务信息"},
		{"一、本年新收政府資訊公開申請數量", "本年新收政府信息公开申请数量"},
		{"政府资 讯", "政府信息"},
		{"通讯", "通讯"},

		{"2018年度政府信息公开", "年度政府信息公开"},
		{"２０１８ 年度", "年度"},
		{"12018年", "12018年"},
		{"3年", "3年"},

		{"其中：主动公开规范性文件数", "主动公开规范性文件数"},
		{"其中：1.当面申请数", "当面申请数"},
		{"其中，其中：当面", "当面"},
		{"其中", "其中"},
		{"其中其中", "其中"},

		{"其他(qí tā)", "其他"},
		{"其他（qita）", "其他"},
		{"采购(A类)", "采购a类"},
		{"采购(abcdefghijklmnop)", "采购abcdefghijklmnop"},

		{"⼀、⾏政许可", "行政许可"},
		{"人⺠政府", "人民政府"},
		{"⻅附件", "见附件"},
		{"二○一八", "二〇一八"},
		{"—", ""},
		{"\xff\ufffd", ""},
		{"3119", "3119"},
	} {
		if got := Label(c.label); got != c.want {
			t.Errorf("Label(%q) = %q, want %q", c.label, got, c.want)
		}
	}
}

// TestAppendLabel checks that what stands before in dst is kept and no part of
// the label.
func TestAppendLabel(t *testing.T) {
	for _, c := range []struct{ before, label, want string }{
		{"其中", "公开", "其中公开"},
		{"资", "讯", "资讯"},
		{"2018", "年", "2018年"},
		{"a", "其中5b", "ab"},
	} {
		if got := string(AppendLabel([]byte(c.before), c.label)); got != c.want {
			t.Errorf("AppendLabel(%q, %q) = %q, want %q", c.before, c.label, got, c.want)
		}
	}
}

func TestRune(t *testing.T) {
	for in, want := range map[rune]rune{
		'規': '规', '规': '规', 'Ａ': 'a', 'Z': 'z', '９': '9', '〇': '〇', '○': '〇', '。': 0, ' ': 0, '　': 0, '①': 0,
		'㈠': 0, '\ue5e5': 0, '⾏': '行', '⾨': '门', '⻔': '门', '\uf9ba': '了', '㐂': '㐂', '𠮷': '𠮷', 'é': 0, -1: 0,
	} {
		if got := Rune(in); got != want {
			t.Errorf("Rune(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestRuneIsStable checks over all characters that a comparison form is its own
// comparison form.
func TestRuneIsStable(t *testing.T) {
	for r := rune(0); r <= 0x10ffff; r++ {
		if f := Rune(r); f != 0 && Rune(f) != f {
			t.Errorf("Rune(%q) = %q, which folds to %q", r, f, Rune(f))
		}
	}
}

func TestTrimBlanks(t *testing.T) {
	for in, want := range map[string]string{
		" \t　一 二\u00a0\u200b\r\n": "一 二", "": "", " \u3000": "", "\u2028a\u2060": "a", "\u00ada\u200b b\ufe0f\u200e": "a\u200b b", "\xffa": "\xffa",
	} {
		if got := TrimBlanks(in); got != want {
			t.Errorf("TrimBlanks(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestInvisible(t *testing.T) {
	for _, r := range "\u00ad\u200b\u200c\u200d\u200e\u2060\ufe0f\ufeff" {
		if !Invisible(r) {
			t.Errorf("Invisible(%U) = false", r)
		}
	}
	for _, r := range " \t\n\u00a0\u2009\u202f\u3000-0一" {
		if Invisible(r) {
			t.Errorf("Invisible(%U) = true", r)
		}
	}
}

// FuzzInitial holds Initial against the label itself.
func FuzzInitial(f *testing.F) {
	for _, s := range []string{"", "总计", "總計", "资讯公开", "資訊", "其中：总计", "一、总计", "年度", "（一）", "十", "\xe6\x80", "信\xe6", "〇", "A", "⺠政", "讯(xun)息"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := Initial(s)
		if want == 0 {
			return
		}
		label := Label(s)
		if got, _ := utf8.DecodeRuneInString(label); got != want {
			t.Errorf("%q begins with %q, its label %q with %q", s, want, label, got)
		}
	})
}
