package admission

import (
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
)

// subject is what a document is about, as its titles say; in English, for
// details of refusals.
type subject string

// The subjects.
const (
	unclear        subject = ""
	annualReport   subject = "an annual report on open government information"
	notice         subject = "a notice about reports"
	guide          subject = "a guide to open government information"
	law            subject = "a law or regulation"
	otherReport    subject = "a report on something else"
	interpretation subject = "an interpretation of a report"
	news           subject = "a news item"
	sample         subject = "a model for those who write reports"
)

// foreign reports whether the subject is something other than a report.
func (s subject) foreign() bool { return s != unclear && s != annualReport }

// manyArticles are more than a report cites.
const manyArticles = 4

// subjectOf tells the subject by the titles, the surest first: what the page
// says about itself, its headings, the title found, its first lines.
func subjectOf(in Input, p *page) subject {
	if s := titleSubject(in.Document); s != unclear {
		return s
	}
	if p.articles > manyArticles && (known(in.Chapters) == 0 || in.Masthead.Title == "" && in.Stated == 0) {
		return law
	}
	if p.model && (in.Masthead.Title == "" || in.Masthead.Year == 0) && in.Stated == 0 {
		return sample
	}
	if s := subjectOfTitle(p.first()); s == sample || s.foreign() && !p.introduced && known(in.Chapters) == 0 {
		return s
	}
	// A list of links has no title; the one found is a link's.
	if in.Masthead.Title != "" && !isLink(in) {
		if s := subjectOfTitle(in.Masthead.Title); s.foreign() {
			return s
		}
		return annualReport
	}
	if p.titled && p.titles <= listLength {
		return annualReport
	}
	if p.introduced {
		return unclear
	}
	for _, head := range p.heads {
		if s := subjectOfTitle(head); s.foreign() && len(head) > len("政府信息公开指南") {
			return s
		}
	}
	return unclear
}

// first returns the first heading, or the first line where the format marks no
// headings.
func (p *page) first() string {
	if p.headline == "" && len(p.heads) > 0 {
		return p.heads[0]
	}
	return p.headline
}

// titleSubject tells the subject by what a page says about itself.
func titleSubject(doc *extract.Document) subject {
	for _, m := range doc.Meta {
		if strings.EqualFold(m.Name, "ArticleTitle") {
			if s := subjectOfTitle(m.Value); s != unclear {
				return s
			}
		}
	}
	return subjectOfTitle(firstPart(doc.Title))
}

// isLink reports whether the title found is the text of a link.
func isLink(in Input) bool {
	title := fold.Label(in.Masthead.Title)
	for i, l := range in.Document.Links {
		if i == maxLinks {
			break
		}
		if len(l.Text) >= len(in.Masthead.Title) && len(l.Text) < 2*len(in.Masthead.Title)+60 && fold.Label(l.Text) == title {
			return true
		}
	}
	return false
}

// firstPart returns a page title without the names of column and site that
// stand behind it.
func firstPart(title string) string {
	if i := strings.IndexAny(title, "_|"); i > 0 {
		title = title[:i]
	}
	if i := strings.Index(title, " - "); i > 0 {
		title = title[:i]
	}
	if i := strings.Index(title, "-"); i > len("政府信息公开年报") {
		title = title[:i]
	}
	return title
}

// subjectOfTitle tells what a title is the title of.
func subjectOfTitle(title string) subject {
	if title == "" || len(title) > 400 {
		return unclear
	}
	plain := fold.Label(title)
	about := strings.Contains(plain, "公开") && reportWord(plain) >= 0
	switch {
	case containsAny(plain, []string{"一图读懂", "图解", "解读"}) && !strings.Contains(plain, "政策解读情况"):
		return interpretation
	case endsWithAny(plain, "通知", "的函", "的意见", "工作要点", "实施方案", "工作方案", "任务分解表", "培训会", "推进会"):
		return notice
	case about && containsAny(plain, []string{"年度报告格式", "年度报告模板", "报告编制规范", "报告填报"}):
		return notice
	case about && containsAny(plain, []string{"范文", "范本"}):
		return sample
	case endsWithAny(plain, "报告制度", "报告制度试行"):
		return law
	case about && (announces(plain) || containsAny(plain[reportWord(plain):], []string{"出炉", "上线", "述评"})):
		return news
	case about && reportTitle(title):
		return annualReport
	case endsWithAny(plain, "信息公开指南", "公开指南"):
		return guide
	case endsWithAny(plain, "条例", "信息公开办法", "公开规定", "管理办法", "实施办法", "暂行办法", "实施细则", "暂行规定", "制度") && !about:
		return law
	case !about && containsAny(plain, otherReports[:]):
		return otherReport
	}
	return unclear
}

// otherReports are words in the titles of documents that organs publish beside
// their annual reports.
var otherReports = [...]string{
	"法治政府建设", "依法行政", "部门决算", "部门预算", "决算公开", "预算公开", "预算执行情况", "政府工作报告", "统计公报", "国民经济和社会发展", "权力清单", "责任清单",
	"招标公告", "中标公告", "采购公告", "绩效评价", "绩效自评", "审计结果", "行政执法统计", "网站工作年度报表", "政府网站年度", "网站年度工作报告", "企业年报", "事业单位法人年度报告", "招聘公告", "任前公示",
	"评价报告", "评估报告", "调查报告", "质量年报", "就业质量", "环境状况公报", "水资源公报", "社会责任报告", "双随机", "行政许可公示", "年度工作总结", "财政决算", "三公经费",
}

// announces reports whether a title says that somebody publishes a report.
func announces(plain string) bool {
	i := strings.Index(plain, "发布")
	if i < 3*3 || strings.HasPrefix(plain, "关于") {
		return false
	}
	rest := plain[i+len("发布"):]
	return strings.HasPrefix(rest, "年") || strings.HasPrefix(rest, "度") || strings.HasPrefix(rest, "政府信息公开") || len(rest) > 0 && rest[0] >= '0' && rest[0] <= '9'
}

func endsWithAny(s string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// foldKeepingYears folds a title but keeps its year.
func foldKeepingYears(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		if f := fold.Rune(r); f != 0 {
			b = append(b, string(f)...)
		}
	}
	return string(b)
}

// hasYear reports whether s holds a year from 1990 on, in digits of either kind.
func hasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if (s[i] == '2' && s[i+1] == '0' || s[i] == '1' && s[i+1] == '9') && digit(s[i+2]) && digit(s[i+3]) && (i == 0 || !digit(s[i-1])) && (i+4 == len(s) || !digit(s[i+4])) {
			return true
		}
	}
	return strings.Contains(s, "二〇") || strings.Contains(s, "二零")
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
