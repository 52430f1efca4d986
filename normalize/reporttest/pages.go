package reporttest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// The names under which pages that are no report must be refused.
const (
	ListPage       = "list_page"
	ScriptPage     = "script_page"
	AttachmentPage = "attachment_page"
	ImagePage      = "image_page"
	ErrorPage      = "error_page"
	NotAReport     = "not_a_report"
)

// Page is a page that is no report.
type Page struct {
	Name   string
	Format Format
	Bytes  []byte
	// Refused is the name under which the page must be refused.
	Refused string
	// Links are the addresses that lead to reports, as the page states them.
	Links []string
}

// Pages makes one page of each kind that stands next to reports on the sites
// where they are published, all about the same organ.
func Pages(seed uint64) []Page {
	rng := rand.New(rand.NewPCG(seed, 0))
	organ := pick(rng, organs())
	s := &stray{rng: rng, organ: organ, year: 2015 + rng.IntN(10)}
	var pages []Page
	for _, p := range []struct {
		name, refused string
		print         func() (body, text string, links []string)
	}{
		{"list of one organ's reports", ListPage, s.list(false)},
		{"list of many organs' reports", ListPage, s.list(true)},
		{"list in a table", ListPage, s.tableList},
		{"empty shell filled by a script", ScriptPage, s.script},
		{"link to a PDF", AttachmentPage, s.attachment("pdf")},
		{"link to a Word file", AttachmentPage, s.attachment("docx")},
		{"pages as images", ImagePage, s.images},
		{"page not found", ErrorPage, s.missing},
		{"site out of order", ErrorPage, s.down},
		{"news item that quotes the words", NotAReport, s.news},
		{"notice asking for reports", NotAReport, s.notice},
		{"guide to applications", NotAReport, s.guide},
		{"report on something else", NotAReport, s.other},
	} {
		body, text, links := p.print()
		pages = append(pages, Page{p.name, HTML, []byte(s.page(body)), p.refused, links})
		if text != "" {
			pages = append(pages, Page{p.name + " as text", Text, []byte(text), p.refused, nil})
		}
	}
	return pages
}

// stray writes pages that are no report.
type stray struct {
	rng   *rand.Rand
	organ organName
	year  int
}

func (s *stray) title(organ string, year int) string {
	return fmt.Sprintf("%s%d年政府信息公开工作年度报告", organ, year)
}

// page frames a body.
func (s *stray) page(body string) string {
	if strings.HasPrefix(body, "<!DOCTYPE") {
		return body
	}
	return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>政府信息公开年报_" + s.organ.full + "</title></head>\n<body>\n" +
		"<div class=\"nav\"><a href=\"/\">首页</a> <a href=\"/zwgk/\">政务公开</a> <a href=\"/hdjl/\">互动交流</a></div>\n" +
		body + "\n<div class=\"footer\">版权所有：" + s.organ.full + "　备案号：闽ICP备12008888号</div>\n</body></html>\n"
}

// list is a list of reports, of one organ over the years or of many organs.
func (s *stray) list(many bool) func() (string, string, []string) {
	return func() (string, string, []string) {
		var body, text strings.Builder
		var links []string
		body.WriteString("<h2>政府信息公开年报</h2>\n<ul class=\"list\">\n")
		text.WriteString("当前位置：首页 > 政府信息公开 > 政府信息公开年报\n\n")
		names := organs()
		for i := range 8 {
			organ, year := s.organ.name, s.year-i
			if many {
				organ, year = names[i].name, s.year
			}
			title := s.title(organ, year)
			link := fmt.Sprintf("./%d/t%d0120_%d.html", year, year+1, 80500+i)
			links = append(links, link)
			fmt.Fprintf(&body, "<li><a href=\"%s\" target=\"_blank\">%s</a><span>%d-01-2%d</span></li>\n", link, title, year+1, i)
			fmt.Fprintf(&text, "%s %d-01-2%d\n", title, year+1, i)
		}
		body.WriteString("</ul>\n<div class=\"page\">共 18 条 1/2 页 <a href=\"index_1.html\">下一页</a> <a href=\"index_1.html\">尾页</a></div>")
		text.WriteString("\n共 18 条 1/2 页 首页 上一页 下一页 尾页\n")
		return body.String(), text.String(), links
	}
}

func (s *stray) tableList() (string, string, []string) {
	var body strings.Builder
	var links []string
	body.WriteString("<table width=\"100%\"><tr><th>序号</th><th>名称</th><th>发布机构</th><th>发布日期</th></tr>\n")
	for i := range 9 {
		link := fmt.Sprintf("/zwgk/nb/%d.htm", 3300+i)
		links = append(links, link)
		fmt.Fprintf(&body, "<tr><td>%d</td><td><a href=\"%s\">%s</a></td><td>%s</td><td>%d-01-1%d</td></tr>\n",
			i+1, link, s.title(s.organ.name, s.year-i), s.organ.full, s.year-i+1, i)
	}
	return body.String() + "</table>", "", links
}

func (s *stray) script() (string, string, []string) {
	return fmt.Sprintf("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%s</title></head>\n<body><div id=\"app\"></div>"+
		"<noscript>请启用JavaScript后访问本页面。</noscript>\n<script>window.__INITIAL_STATE__={\"id\":%d,\"title\":\"%s\"};</script>"+
		"<script src=\"/static/js/app.3f2a.js\"></script></body></html>\n", s.title(s.organ.name, s.year), s.rng.IntN(99999), s.title(s.organ.name, s.year)), "", nil
}

func (s *stray) attachment(extension string) func() (string, string, []string) {
	return func() (string, string, []string) {
		title := s.title(s.organ.name, s.year)
		link := fmt.Sprintf("./P020%d0120%d.%s", s.year+1, 387612, extension)
		body := fmt.Sprintf("<h1>%s</h1>\n<div class=\"info\">发布时间：%d-01-20 来源：%s</div>\n<div class=\"TRS_Editor\"><p>附件：<a href=\"%s\">%s.%s</a></p></div>",
			title, s.year+1, s.organ.full, link, title, extension)
		text := fmt.Sprintf("%s\n发布时间：%d-01-20\n\n附件：%s.%s\n", title, s.year+1, title, extension)
		return body, text, []string{link}
	}
}

func (s *stray) images() (string, string, []string) {
	title := s.title(s.organ.name, s.year)
	var body strings.Builder
	fmt.Fprintf(&body, "<h1>%s</h1>\n<div class=\"info\">发布时间：%d-01-20</div>\n<div class=\"TRS_Editor\">", title, s.year+1)
	for i := range 6 {
		fmt.Fprintf(&body, "<p style=\"text-align:center\"><img src=\"./W020%d0120_%d.jpg\" alt=\"\"></p>\n", s.year+1, i)
	}
	return body.String() + "</div>", "", nil
}

func (s *stray) missing() (string, string, []string) {
	return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>404 Not Found</title></head>\n<body><h1>404</h1><p>抱歉，您访问的页面不存在或已被删除！</p><a href=\"/\">返回首页</a></body></html>\n",
		"404 Not Found\n\n抱歉，您访问的页面不存在或已被删除！\n返回首页\n", nil
}

func (s *stray) down() (string, string, []string) {
	return "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head>\n<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>\n",
		"502 Bad Gateway\nnginx\n", nil
}

// paragraphs frames an article in both formats.
func (s *stray) article(title string, lines ...string) (string, string, []string) {
	return "<h1>" + title + "</h1>\n<div class=\"info\">发布时间：" + fmt.Sprint(s.year+1) + "-02-10</div>\n<p>" + strings.Join(lines, "</p>\n<p>") + "</p>",
		title + "\n\n" + strings.Join(lines, "\n\n") + "\n", nil
}

func (s *stray) news() (string, string, []string) {
	return s.article(s.organ.name+"召开政府信息公开工作推进会",
		fmt.Sprintf("2月9日，%s召开会议，通报%d年政府信息公开工作年度报告编制发布情况。", s.organ.full, s.year),
		fmt.Sprintf("会议指出，去年全市共受理政府信息公开申请%d件，主动公开政府信息%d条，行政复议%d件，各项工作取得新成效。", 100+s.rng.IntN(900), s.rng.IntN(90000), s.rng.IntN(50)),
		"会议要求，各单位要对照年度报告格式，规范填写收到和处理政府信息公开申请情况等表格，确保数据准确，勾稽关系正确。")
}

func (s *stray) notice() (string, string, []string) {
	return s.article(fmt.Sprintf("关于做好%d年政府信息公开工作年度报告编制发布工作的通知", s.year),
		"各乡镇人民政府，各街道办事处，县直各单位：",
		"根据《中华人民共和国政府信息公开条例》第四十九条、第五十条规定，现就有关事项通知如下：",
		"一、编制要求。年度报告应当包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况等内容。",
		"二、时间安排。各单位应当于1月31日前在政府门户网站发布年度报告，并于2月5日前报送纸质版2份。",
		fmt.Sprintf("三、联系方式。联系人：王科长；电话：0591-2316%d。", 1000+s.rng.IntN(9000)),
		s.organ.full+"办公室", fmt.Sprintf("%d年1月5日", s.year+1))
}

func (s *stray) guide() (string, string, []string) {
	return s.article(s.organ.name+"政府信息公开指南",
		"为了更好地提供政府信息公开服务，根据《中华人民共和国政府信息公开条例》，编制本指南。",
		"一、主动公开。公开范围包括机构概况、法规文件、发展规划、工作动态、政府信息公开年度报告等。",
		"二、依申请公开。（一）受理机构：办公室，办公时间：8:00-12:00，14:30-17:30。（二）申请办理：本机关收到申请之日起20个工作日内予以答复。",
		"三、监督和救济。公民、法人或者其他组织可以依法申请行政复议或者提起行政诉讼。")
}

func (s *stray) other() (string, string, []string) {
	return s.article(fmt.Sprintf("%s%d年法治政府建设年度报告", s.organ.name, s.year),
		fmt.Sprintf("%d年，%s深入学习贯彻习近平法治思想，全面推进依法行政。", s.year, s.organ.full),
		"一、主要工作情况", fmt.Sprintf("（一）办理行政复议案件%d件，行政诉讼案件%d件，出庭应诉率100%%。", s.rng.IntN(90), s.rng.IntN(90)),
		"（二）严格落实行政规范性文件备案审查制度，公开政府信息，接受社会监督。",
		"二、存在的主要问题", "三、下一步工作打算")
}
