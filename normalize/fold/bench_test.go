package fold

import "testing"

func BenchmarkAppendLabel(b *testing.B) {
	for _, c := range []struct{ name, label string }{
		{"plain", "属于三类内部事务信息"},
		{"numbered", "5.属于三类内部事务信息"},
		{"chinese_number", "一、本年新收政府信息公开申请数量"},
		{"punctuated", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"},
		{"traditional", "屬於三類內部事務資訊"},
		{"number", "3119"},
	} {
		b.Run(c.name, func(b *testing.B) {
			dst := make([]byte, 0, 256)
			b.ReportAllocs()
			for b.Loop() {
				dst = AppendLabel(dst[:0], c.label)
			}
		})
	}
}

func BenchmarkNumbering(b *testing.B) {
	for b.Loop() {
		Numbering("（二）部分公开")
	}
}
