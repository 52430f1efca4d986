package outline

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/textdoc"
)

// typical is a report of 60 blocks as it is mostly printed.
func typical() string {
	para := "2023年，我单位坚持以习近平新时代中国特色社会主义思想为指导，深入贯彻落实《中华人民共和国政府信息公开条例》，扎实推进政府信息公开各项工作，主动公开政府信息320条。\n"
	var b strings.Builder
	b.WriteString("某市人民政府2023年政府信息公开工作年度报告\n根据《中华人民共和国政府信息公开条例》要求，编制本报告。\n一、总体情况\n" + strings.Repeat(para, 6))
	for _, s := range []string{"（一）主动公开方面。", "（二）依申请公开方面。", "（三）政府信息管理方面。", "（四）平台建设方面。", "（五）监督保障方面。"} {
		b.WriteString(s + para + strings.Repeat(para, 3))
	}
	b.WriteString("二、主动公开政府信息情况\n规章\t0\t0\t0\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\t0\t0\t0\n四、政府信息公开行政复议、行政诉讼情况\n结果维持\t0\t0\n五、存在的主要问题及改进情况\n" +
		strings.Repeat(para, 14) + "六、其他需要报告的事项\n本年度未收取信息处理费。\n")
	return b.String()
}

func BenchmarkRead(b *testing.B) {
	fs := forms(b)
	r := New(fs)
	label := labels(fs)
	for _, bench := range []struct {
		name, text string
	}{
		{"typical", typical()},
		{"one line", strings.NewReplacer("\n", " ", "\t", " ").Replace(typical())},
		{"hostile", strings.Repeat("一、甲乙丙丁戊己庚辛 ", 1<<15)},
		{"hostile lines", strings.Repeat("一、甲乙丙丁戊己庚辛\n", 1<<15)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			doc := textdoc.Read(bench.text, extract.Text, extract.Limits{})
			in := Input{Blocks: doc.Blocks, First: 1, TableLabel: label}
			if len(doc.Blocks) == 1 {
				in.First = 0
			}
			b.SetBytes(int64(len(bench.text)))
			b.ReportMetric(float64(len(doc.Blocks)), "blocks")
			b.ReportAllocs()
			for b.Loop() {
				r.Read(in)
			}
		})
	}
}
