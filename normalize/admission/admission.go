// Package admission decides whether a document is an annual report on open
// government information at all, and whether a part of it is missing.
//
// In: the document and what reading it has brought to light: cells of a form's
// tables, chapters, the title. Out: a Verdict, with a Refusal that names what
// the document is instead and gives the links that lead further.
//
// A report is admitted on its own evidence (numbers in a form's tables,
// chapters, its title or the sentence by which it introduces itself) together
// with a body; lists of links around it and attachments below it change
// nothing. The words that carry the evidence are tables beside the code.
package admission

import (
	"fmt"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/masthead"
)

// Name is the short stable name of a refusal, as in the record's "refused".
type Name string

// The refusals.
const (
	ListPage       Name = "list_page"       // links to reports, but none of them
	ScriptPage     Name = "script_page"     // a shell that a script fills
	AttachmentPage Name = "attachment_page" // the report is a file or a frame that the page links to
	ImagePage      Name = "image_page"      // the report is shown as pictures
	ErrorPage      Name = "error_page"      // not found, forbidden, a check for robots
	Garbled        Name = "garbled"         // text in a wrong charset
	NotAReport     Name = "not_a_report"    // something else
)

// Refusal says why a document is no report.
type Refusal struct {
	Name   Name
	Reason form.Text
	Detail string // English; what was found
	Links  []Link // where the report may be, the likeliest first; at most 50
}

// Link leads to another document, as printed: not resolved.
type Link struct{ Text, Href string }

// Missing names a reason for which a report is partial; the names are stable.
type Missing string

// The reasons.
const (
	TruncatedFile   Missing = "truncated_file"       // the file ends inside a character or a tag
	LimitReached    Missing = "limit_reached"        // a limit of the reader was reached
	EndsMidSentence Missing = "ends_in_mid_sentence" // the last paragraph has no end
	ChaptersMissing Missing = "chapters_missing"     // a form began, but its last chapters are not there
	TablesMissing   Missing = "tables_missing"       // no table of figures, which reports since 2014 have
	NoBody          Missing = "no_body"              // nothing but the title or the introduction
	OtherReports    Missing = "other_reports"        // the document holds other reports behind this one
)

// Input is what a verdict rests on.
type Input struct {
	Document *extract.Document
	Form     *form.Form // that is printed; nil where none is known
	// Stated counts the cells with a number, or with a mark for none, that were
	// found in a form's tables.
	Stated int
	// Chapters are the keys of the chapters found, in order; "" for a chapter
	// that no form has.
	Chapters []string
	Masthead masthead.Masthead
}

// Verdict says whether a document is a report, and a whole one.
type Verdict struct {
	Refusal *Refusal  // nil where the document is a report
	Missing []Missing // why an admitted report is partial; empty for a whole one
}

// Partial reports whether a part of an admitted report is missing.
func (v Verdict) Partial() bool { return len(v.Missing) > 0 }

// Evidence that decides alone.
const (
	enoughCells    = 5 // numbers in a form's tables
	enoughChapters = 3 // chapters of the form
)

// Judge decides on one document.
func Judge(in Input) Verdict {
	if in.Stated >= enoughCells {
		return Verdict{Missing: missing(in, false)}
	}
	j := judge{Input: in, chapters: known(in.Chapters)}
	if j.chapters >= enoughChapters && in.Masthead.Title != "" && !j.foreignTitle() {
		return Verdict{Missing: missing(in, false)}
	}
	j.page = measure(in.Document)
	j.subject = subjectOf(in, &j.page)
	if name, detail := j.refuse(); name != "" {
		return Verdict{Refusal: j.refusal(name, detail)}
	}
	return Verdict{Missing: missing(in, j.bare())}
}

// known counts the chapters that a form has.
func known(keys []string) int {
	n := 0
	for _, k := range keys {
		if k != "" {
			n++
		}
	}
	return n
}

// judge holds what is known about one document.
type judge struct {
	Input
	chapters int // of a form
	page     page
	subject  subject
}

// report reports whether the document calls itself a report, or has its parts.
func (j *judge) report() bool {
	return j.subject == annualReport || j.page.introduced || j.chapters > 0 || j.Stated > 0 || j.page.accounts()
}

// otherLanguage reports whether the text is in letters that take one byte each, as
// a summary in English below a report's title.
func (j *judge) otherLanguage() bool {
	const enough = 400 // characters
	p := &j.page
	return p.runes >= enough && p.bytes < p.runes*3/2 && j.chapters == 0 && j.Stated == 0 && !p.introduced
}

// demanding reports whether a text without a title asks others for reports.
func (j *judge) demanding() bool {
	const enough = 3 // lines; a report may say what it asked of others
	return j.page.demands >= enough && !j.page.introduced && j.Stated == 0 && j.Masthead.Title == ""
}

// bare reports whether nothing but a title or an introduction is there.
func (j *judge) bare() bool {
	return j.chapters == 0 && j.Stated == 0 && len(j.Chapters) < 2 && j.page.prose < aSentence
}

// aSentence is how many characters of prose, announcements not counted, make a
// body.
const aSentence = 30

// refuse names what the document is instead of a report; "" for a report.
func (j *judge) refuse() (name Name, detail string) {
	p := &j.page
	if p.failure != "" && j.chapters == 0 && j.Stated == 0 && !p.introduced && p.runes < failureRunes {
		return ErrorPage, fmt.Sprintf("the page says %q", p.failure)
	}
	if j.subject.foreign() && !j.outweighs() {
		return NotAReport, "the title is that of " + string(j.subject)
	}
	if j.chapters >= enoughChapters {
		return "", ""
	}
	if !j.report() || !p.disclosing && j.Stated == 0 {
		return j.nothing()
	}
	if j.otherLanguage() {
		return NotAReport, "the text is not Chinese"
	}
	if j.demanding() {
		return NotAReport, "the text is that of a notice about reports"
	}
	if j.bare() {
		return j.empty()
	}
	if p.news > 0 && !p.introduced && j.chapters == 0 && j.Stated == 0 && len(j.Chapters) < 2 {
		return NotAReport, "a news item about a report"
	}
	return "", ""
}

// foreignTitle reports whether a title says that the document is something else.
func (j *judge) foreignTitle() bool {
	return titleSubject(j.Document).foreign() || subjectOfTitle(j.Masthead.Title).foreign()
}

// outweighs reports whether the body is a report's, whatever a title says: the
// page's title may be the name of its column, and a notice may print a report.
func (j *judge) outweighs() bool {
	switch j.subject {
	case guide, law, otherReport:
		if j.chapters > 1 && reportTitle(j.Masthead.Title) && !isLink(j.Input) {
			return true
		}
	}
	articles := j.subject == law && j.page.articles > manyArticles // they list the chapters of others' reports
	return j.chapters >= enoughChapters && j.page.introduced && !articles
}

// nothing names a document without any evidence of a report.
func (j *judge) nothing() (Name, string) {
	p := &j.page
	switch {
	case p.listed():
		return ListPage, p.listDetail()
	case p.shell():
		return ScriptPage, p.shellDetail(j.Document)
	case garbled(j.Document):
		return Garbled, "characters that no Chinese text consists of"
	}
	return NotAReport, "neither title nor chapters nor tables of a report"
}

// empty names a document that announces a report but does not contain it; ""
// where the document is plainly the beginning of one.
func (j *judge) empty() (Name, string) {
	p := &j.page
	switch {
	case p.listed() && !p.introduced && !j.attached():
		return ListPage, p.listDetail()
	case p.files > 0:
		return AttachmentPage, fmt.Sprintf("%d attached files", p.files)
	case p.promised && j.Document.Images > 0:
		return ImagePage, fmt.Sprintf("%d images, %d characters of text", j.Document.Images, p.runes)
	case p.introduced:
		return "", ""
	case p.frames > 0:
		return AttachmentPage, fmt.Sprintf("%d frames", p.frames)
	case isLink(j.Input):
		return ListPage, "the title is the text of a link"
	case j.Document.Images > 0 && p.titled:
		return ImagePage, fmt.Sprintf("%d images, %d characters of text", j.Document.Images, p.runes)
	case j.Document.Scripts > 0:
		return ScriptPage, p.shellDetail(j.Document)
	}
	return "", ""
}

// attached reports whether the page is that of one year's report, which is a file,
// whatever other years' reports it links as well.
func (j *judge) attached() bool {
	p, title := &j.page, j.Masthead.Title
	if !p.titled || p.files == 0 || p.files >= listLength || !strings.ContainsAny(title, "0123456789〇○二") {
		return false
	}
	for i := range j.Document.Links[:min(len(j.Document.Links), maxLinks)] {
		if fold.TrimBlanks(j.Document.Links[i].Text) == title {
			return false
		}
	}
	return true
}

// refusal completes a refusal for people.
func (j *judge) refusal(name Name, detail string) *Refusal {
	others := name != NotAReport && name != Garbled && name != ErrorPage
	return &Refusal{Name: name, Reason: reason(name), Detail: detail, Links: links(j.Document, others)}
}

// reason says in a sentence what a refusal means.
func reason(name Name) form.Text {
	switch name {
	case ListPage:
		return form.Text{ZH: "这是年度报告的列表页，没有报告正文；报告可能在所列链接中", EN: "This is a list of reports without the text of any; the links may lead to them"}
	case ScriptPage:
		return form.Text{ZH: "页面正文由脚本载入，文件中没有报告内容", EN: "A script fills this page in the browser; the file itself holds no report"}
	case AttachmentPage:
		return form.Text{ZH: "页面只有标题或说明，报告在附件或内嵌页面中", EN: "The page only announces the report, which is an attached file or a framed page"}
	case ImagePage:
		return form.Text{ZH: "报告以图片形式发布，没有可读取的文字", EN: "The report is published as pictures, without text to read"}
	case ErrorPage:
		return form.Text{ZH: "这是错误页面或访问验证页面，不是报告", EN: "This is an error page or a check for robots, not a report"}
	case Garbled:
		return form.Text{ZH: "文字是乱码：文件曾以错误的字符集打开并另存，或字体的编码有误", EN: "The text is garbled: the file was opened in a wrong charset and saved again, or its fonts are encoded wrongly"}
	default:
		return form.Text{ZH: "这不是政府信息公开工作年度报告", EN: "This is not an annual report on open government information"}
	}
}
