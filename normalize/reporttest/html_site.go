package reporttest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// site is what a government site puts around a report.
type site struct {
	*htmlWriter
	d *report
	t *Truth
	// at is the date of publication that head, metadata and line below the
	// title agree on.
	at    string
	owner string // name of the site: the organ's own or that of its government
}

// newSite gives the report a date of publication, if it has none.
func newSite(rng *rand.Rand, d *report, dress dress) *site {
	t := &d.truth
	if t.Published == "" {
		t.Published = fmt.Sprintf("%d-%02d-%02d", t.Year+1, t.inTime(2+rng.IntN(2)), 1+rng.IntN(28))
	}
	owner := pick(rng, []string{t.OrganFull, t.OrganFull + "门户网站", "临溪市人民政府门户网站"})
	return &site{htmlWriter: &htmlWriter{rng: rng, dress: dress}, d: d, t: t, at: t.Published, owner: owner}
}

func (s *site) printf(format string, args ...any) { fmt.Fprintf(s, format, args...) }

func cmsPage(rng *rand.Rand, d *report) string {
	s := newSite(rng, d, editorDress(rng))
	s.head()
	s.WriteString("<body>\n")
	s.scripts()
	s.path()
	s.hidden()
	s.WriteString("<div class=\"main\">\n")
	if chance(rng, 2) {
		s.otherYears("ul")
	}
	s.metadata()
	s.article()
	s.related()
	s.WriteString("</div>\n")
	s.footer()
	s.WriteString("</body>\n</html>\n")
	return s.String()
}

// head writes the meta elements that the rules for government sites ask for.
func (s *site) head() {
	title, owner := s.d.title(), s.owner
	s.WriteString("<!DOCTYPE html>\n<html>\n<head>\n<meta " + declaration + " />\n")
	s.printf("<meta name=\"SiteName\" content=\"%s\"/>\n<meta name=\"SiteDomain\" content=\"www.example.gov.cn\"/>\n<meta name=\"SiteIDCode\" content=\"3590000001\"/>\n", owner)
	s.printf("<meta name=\"ColumnName\" content=\"政府信息公开年报\"/>\n<meta name=\"ArticleTitle\" content=\"%s\"/>\n", title)
	s.printf("<meta name=\"PubDate\" content=\"%s 10:26\"/>\n<meta name=\"ContentSource\" content=\"%s\"/>\n", s.at, s.t.OrganFull)
	s.printf("<title>%s</title>\n", title+pick(s.rng, []string{"", "_政府信息公开年报_" + owner, " - " + owner, "-政府信息公开年报"}))
	s.WriteString("<style>.hide{display:none} table td{border:1px solid #ccc}</style>\n</head>\n")
}

// scripts hold tables in strings that no reader sees.
func (s *site) scripts() {
	n := 1 + s.rng.IntN(9000)
	s.printf("<script type=\"text/javascript\">\nvar tpl = '<table><tr><td>一、本年新收政府信息公开申请数量</td><td>%d</td><td>%d</td></tr></table>';\n", n, n+1)
	s.printf("var data = {\"title\":\"%d年政府信息公开工作年度报告\",\"total\":%d};\nif (1 < 2 && 3 > 2) { document.title = data.title; }\n</script>\n", s.t.Year-1, n)
	if chance(s.rng, 2) {
		s.printf("<!-- <table><tr><td>行政许可</td><td>%d</td></tr></table> -->\n", n)
	}
}

func (s *site) path() {
	s.WriteString("<div class=\"breadcrumb\"><span>当前位置：</span>")
	for _, name := range []string{"首页", "政务公开", "政府信息公开", "政府信息公开年报"} {
		s.printf("<a href=\"../\" title=\"%s\">%s</a>%s", name, name, pick(s.rng, []string{" &gt; ", " » ", "&gt;&gt;", ""}))
	}
	s.WriteString("</div>\n")
}

// hidden writes elements that a browser does not show, with other numbers.
func (s *site) hidden() {
	if chance(s.rng, 3) {
		return
	}
	open, end := "<div style=\"display:none\">", "</div>"
	switch s.rng.IntN(4) {
	case 0:
		open = "<div hidden>"
	case 1:
		open = "<div style='color:red; DISPLAY: none;'>"
	case 2:
		open, end = "<template>", "</template>"
	}
	s.WriteString(open + "<table border=1><tr><td>信息内容</td><td>自然人</td><td>商业企业</td><td>总计</td></tr>")
	for _, name := range []string{"一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "行政许可", "收到申请数"} {
		s.printf("<tr><td>%s</td><td>%d</td><td>%d</td><td>%d</td></tr>", name, s.rng.IntN(9000), s.rng.IntN(9000), s.rng.IntN(9000))
	}
	s.WriteString("</table>" + end + "\n")
}

// otherYears lists the reports of other years and organs.
func (s *site) otherYears(list string) {
	s.printf("<%s class=\"list\">", list)
	for i := range 3 + s.rng.IntN(4) {
		organ := s.t.Organ
		if chance(s.rng, 3) {
			organ = pick(s.rng, organs()).name
		}
		year := s.t.Year + 1 - i
		if year == s.t.Year {
			continue
		}
		title := fmt.Sprintf("%s%d年政府信息公开工作年度报告", organ, year)
		s.printf("<li><a href=\"./t%d0120_%d.html\" title=\"%s\">%s</a><span>%d-01-%02d</span></li>\n", year+1, 80000+i, title, title, year+1, 10+i)
	}
	s.printf("</%s>\n", list)
}

// metadata writes the block of facts about the page that government sites print.
func (s *site) metadata() {
	made := s.t.Dated
	if made == "" {
		made = s.at
	}
	pairs := [][2]string{
		{"索引号", fmt.Sprintf("1132080001%04d/%d-%05d", s.rng.IntN(10000), s.t.Year+1, s.rng.IntN(90000))},
		{"分类", "政府信息公开年报"},
		{"发布机构", s.t.OrganFull},
		{pick(s.rng, []string{"成文日期", "生成日期"}), made},
		{"名称", s.d.title()},
		{"文号", pick(s.rng, []string{"", "无", fmt.Sprintf("临政办〔%d〕12号", s.t.Year+1)})},
		{pick(s.rng, []string{"发布日期", "发布时间"}), s.at},
	}
	colon := pick(s.rng, []string{"：", ":", "", "： "})
	switch s.rng.IntN(4) {
	case 0:
		s.WriteString("<dl class=\"xxgk\">")
		for _, p := range pairs {
			s.printf("<dt>%s%s</dt><dd>%s</dd>", p[0], colon, p[1])
		}
		s.WriteString("</dl>\n")
	case 1:
		s.WriteString("<ul class=\"xxgk\">")
		for _, p := range pairs {
			s.printf("<li><b>%s：</b><span>%s</span></li>", p[0], p[1])
		}
		s.WriteString("</ul>\n")
	default:
		s.WriteString("<table class=\"xxgk\" width=\"100%\">")
		for i, p := range pairs {
			if i%2 == 0 {
				s.WriteString("<tr>")
			}
			s.printf("<td class=\"name\">%s%s</td><td>%s</td>", p[0], colon, p[1])
			if i%2 == 1 || i == len(pairs)-1 {
				s.WriteString("</tr>\n")
			}
		}
		s.WriteString("</table>\n")
	}
}

// article writes the report with the line below its title.
func (s *site) article() {
	s.WriteString("<div class=\"article\">\n")
	if chance(s.rng, 2) {
		s.printf("<h1>%s</h1>\n", s.d.title())
	}
	s.printf("<div class=\"info\"><span>来源：%s</span> <span>发布时间：%s 10:26</span> <span>浏览次数：<em id=\"hits\">%d</em></span> 字体：【<a>大</a> <a>中</a> <a>小</a>】 <a>打印</a></div>\n",
		s.t.OrganFull, s.at, s.rng.IntN(3000))
	s.WriteString("<div class=\"TRS_Editor\" id=\"zoom\">\n")
	s.blocks(s.d)
	s.WriteString("</div>\n</div>\n")
}

func (s *site) related() {
	if chance(s.rng, 2) {
		s.printf("<div>上一篇：<a href=\"a.html\">%s%d年政府信息公开工作年度报告</a></div><div>下一篇：没有了</div>\n", s.t.Organ, s.t.Year-1)
	}
	if chance(s.rng, 2) {
		s.WriteString("<h3>相关链接</h3>")
		s.otherYears("ol")
	}
	if chance(s.rng, 3) {
		s.printf("<p>附件：<a href=\"P020%d0120.pdf\">%s.pdf</a></p>\n", s.t.Year+1, s.d.title())
	}
}

func (s *site) footer() {
	s.printf("<div class=\"footer\">版权所有：%s　主办：%s办公室　备案号：闽ICP备%d号-1　网站标识码：3590000001　您是第%d位访问者　版权所有 © 2008-%d</div>\n",
		s.owner, s.t.OrganFull, 10000000+s.rng.IntN(9000000), s.rng.IntN(900000), s.t.Year+1)
}

// layoutPage nests the report in tables for layout.
func layoutPage(rng *rand.Rand, d *report) string {
	dress := dress{table: `border="1" cellspacing="0"`, lines: chance(rng, 2)}
	if chance(rng, 3) {
		dress = oldDress(rng)
		dress.unclosed = false
	}
	s := newSite(rng, d, dress)
	s.head()
	depth := 1 + rng.IntN(4)
	s.WriteString("<body>\n<table width=\"1000\"><tr><td colspan=\"2\">")
	s.path()
	s.WriteString("</td></tr>\n<tr><td width=\"200\" valign=\"top\">\n")
	s.otherYears("ul")
	s.WriteString("</td><td>\n")
	if chance(rng, 2) {
		s.metadata()
	}
	s.WriteString(strings.Repeat("<table cellpadding=\"0\" width=\"100%\"><tbody><tr><td>\n", depth))
	s.article()
	s.WriteString(strings.Repeat("</td></tr></tbody></table>\n", depth))
	s.WriteString("</td></tr>\n<tr><td colspan=\"2\">")
	s.footer()
	s.WriteString("</td></tr></table>\n</body>\n</html>\n")
	return s.String()
}
