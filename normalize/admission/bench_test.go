package admission

import (
	"strings"
	"testing"
)

func BenchmarkJudge(b *testing.B) {
	report := strings.Replace(whole, body, strings.Repeat(body+"\n", 40), 1)
	list := nav + strings.Repeat("[某县财政局2021年政府信息公开工作年度报告](/nb/2021.html)\n", 200)
	for _, bench := range []struct {
		name, page string
		stated     int
	}{
		{"numbers", report, 300},
		{"chapters", report, 0},
		{"untitled", report[strings.IndexByte(report, '\n')+1:], 0},
		{"list", list, 0},
	} {
		b.Run(bench.name, func(b *testing.B) {
			in := inputOf(pageOf(bench.page))
			in.Stated = bench.stated
			b.SetBytes(int64(len(bench.page)))
			b.ReportAllocs()
			for b.Loop() {
				Judge(in)
			}
		})
	}
}
