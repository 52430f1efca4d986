// Package masthead reads from the opening of a document who reports, on which
// year, and when the report was published.
//
// In: the document's lines in reading order, with what its format says about
// itself (HTML title and meta elements). Out: a Masthead that names the
// evidence behind each value. What is not stated stays empty: nothing is
// guessed from the time of publication or from the organ above.
//
// The words that carry the evidence (labels, endings of organ names, words of
// the document's own name) are tables beside the code that uses them.
package masthead

import "github.com/gouji/gouji/extract"

// Line is one paragraph or table row of the document.
type Line struct {
	Text    string // as printed; the cells of a table row are separated by \t
	Line    int    // in the source, counted from 1; 0 where unknown
	Heading int    // 1..6 where the format marks a heading, else 0
	Table   bool   // a table row
}

// Input is what a masthead is read from.
type Input struct {
	// Lines are the document's paragraphs and table rows in reading order: all
	// of them, or about the first 200 and the last 10.
	Lines     []Line
	PageTitle string         // HTML title element
	Meta      []extract.Meta // HTML meta elements
}

// Pair is one named value that the page states about the report.
type Pair struct {
	Name  string // without the blanks that were printed inside: 索引号
	Value string
}

// Evidence says where a value was found.
type Evidence string

// The kinds of evidence, strongest first.
const (
	FromTitle     Evidence = "title"      // a title line of the document
	FromPageTitle Evidence = "page_title" // HTML title or ArticleTitle
	FromPeriod    Evidence = "period"     // 统计期限自2021年1月1日起
	FromPreamble  Evidence = "preamble"   // 现公布…2021年政府信息公开工作年度报告
	FromMetadata  Evidence = "metadata"   // a labelled value: 发布机构, 发布日期
	FromMeta      Evidence = "meta"       // an HTML meta element: PubDate, ContentSource
	FromEditor    Evidence = "editor"     // 本报告由…编制
	FromProse     Evidence = "prose"      // 2022年,东风区司法局认真履行…
	FromSignature Evidence = "signature"  // the name or date that stands alone, below the title or at the end
	FromContact   Evidence = "contact"    // 请与…联系
	FromSource    Evidence = "source"     // 来源:…
	FromSite      Evidence = "site"       // the site's name or the path to the page
	FromNotice    Evidence = "notice"     // 关于做好2020年…的通知
)

// Masthead is who reports, on which year, published when. Empty values are not
// stated by the document.
type Masthead struct {
	Title     string // as printed; parts on several lines are joined
	Organ     string // as in the title, without year and document words
	OrganFull string // the fullest form that the report itself gives, "" where that is Organ
	Year      int    // the year reported on, 1990..2100, or 0
	Published string // YYYY-MM-DD
	Metadata  []Pair // in the order of the page, without empty values

	TitleLine  int // index into Input.Lines of the first title line, -1 without one
	TitleLines int // how many entries of Input.Lines the title spans

	OrganFrom, YearFrom, PublishedFrom Evidence // "" where the value is empty
}
