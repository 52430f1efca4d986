package mentions

import (
	"strings"
	"testing"
)

// BenchmarkCheck reads a narrative of about 4 KB, a tenth of it numbers about the
// tables.
func BenchmarkCheck(b *testing.B) {
	byID := forms(b)
	m := reader(byID)
	p := passages(b, byID)[0]
	p.text = narrative()
	size := len(strings.Join(p.text, "\n"))
	r := p.report(b, byID)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		m.Check(r)
	}
	b.ReportMetric(float64(len(r.Mentions)), "mentions")
}

// BenchmarkCompile compiles the mentions of a form.
func BenchmarkCompile(b *testing.B) {
	f := forms(b)["ogi-2021"]
	for b.Loop() {
		compile(f)
	}
}

// narrative is the text of a city's report.
func narrative() []string {
	filler := "坚持以公开促落实、促规范、促服务，持续优化政府信息公开平台栏目设置，完善主动公开基本目录，健全信息发布审核机制，严格执行先审查后公开的程序，" +
		"定期开展栏目巡查和内容更新检查，及时整改信息更新不及时、链接失效等问题，不断提升政务公开工作规范化、标准化水平，切实保障人民群众的知情权、参与权、监督权。"
	return []string{
		filler, filler,
		"2024年，全市共收到政府信息公开申请1250件，其中自然人申请1180件，法人或其他组织申请70件；上年结转32件，办结1220件，其中予以公开422件、部分公开158件、" +
			"不予公开84件、无法提供393件、不予处理67件、其他处理96件，结转下年度继续办理62件。",
		filler, filler, filler,
		"全市政府信息公开行政复议160件，其中结果维持85件，结果纠正22件，其他结果41件，尚未审结12件；政府信息公开行政诉讼46件。",
		filler,
	}
}
