package masthead

import (
	"strings"
	"testing"
)

// BenchmarkRead reads a report of about 5 KB as it is mostly printed.
func BenchmarkRead(b *testing.B) {
	text := "涡阳县水利局2021年政府信息公开工作年度报告\n发布时间:2022-01-13 15:36 来源:涡阳县水利局 字体:[ ]\n" +
		"根据《中华人民共和国政府信息公开条例》(国务院令第711号)规定和《国务院办公厅政府信息与政务公开办公室关于印发<中华人民共和国政府信息公开工作年度报告格式>的通知》(国办公开办函〔2021〕30号)要求,现发布《涡阳县水利局2021年政府信息公开年度报告》。本报告所列数据的统计期限自2021年1月1日起至2021年12月31日止。\n一、总体情况\n" +
		strings.Repeat("2021年,涡阳县水利局认真贯彻落实《中华人民共和国政府信息公开条例》,严格按照县委、县政府要求,积极推进政府信息公开工作,主动公开政府信息320条。\n", 4) +
		"二、主动公开政府信息情况\n" + strings.Repeat("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n", 8) +
		"三、收到和处理政府信息公开申请情况\n" + strings.Repeat("一、本年新收政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n", 25)
	for _, bench := range []struct{ name, text string }{
		{"titled", text},
		{"untitled", text[strings.IndexByte(text, '\n')+1:]},
		{"traditional", strings.NewReplacer("公开", "公開", "报告", "報告").Replace(text)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			in := fromText(bench.text)
			b.SetBytes(int64(len(bench.text)))
			b.ReportAllocs()
			for b.Loop() {
				if m := Read(in); m.Year != 2021 {
					b.Fatal(m)
				}
			}
		})
	}
}
