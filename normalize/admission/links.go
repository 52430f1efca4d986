package admission

import (
	"sort"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
)

// mostLinks is how many links a refusal gives.
const mostLinks = 50

// links returns a document's links without repetition, those first that may
// lead to a report; the others only where wanted.
func links(doc *extract.Document, others bool) []Link {
	type ranked struct {
		Link
		rank int
	}
	seen := map[string]bool{}
	var all []ranked
	for i, l := range doc.Links {
		href := fold.TrimBlanks(l.Href)
		if i == maxLinks {
			break
		}
		if !leads(href) || seen[href] {
			continue
		}
		seen[href] = true
		if r := relevance(l); r > 0 || others {
			all = append(all, ranked{Link{cut(fold.TrimBlanks(l.Text), maxLine), href}, r})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].rank > all[j].rank })
	var out []Link
	for _, r := range all[:min(len(all), mostLinks)] {
		out = append(out, r.Link)
	}
	return out
}

// relevance says how likely a link leads to a report; 0 where nothing speaks
// for it.
func relevance(l extract.Link) int {
	const longest = 2 << 10 // bytes that are looked at
	text, href := cut(l.Text, longest), strings.ToLower(cut(l.Href, longest))
	plain := fold.Label(text)
	rank := 0
	if strings.Contains(plain, "年度报告") || strings.Contains(plain, "年报") || strings.Contains(l.Href, "年度报告") || strings.Contains(l.Href, "年报") {
		rank += 2
	}
	if reportTitle(text) {
		rank++
	}
	if strings.Contains(plain, "附件") || strings.Contains(plain, "下载") || strings.Contains(href, "附件") {
		rank++
	}
	if isFile(href) || isFile(text) {
		rank += 2
	}
	if l.Frame && shows(l.Href) {
		rank++
	}
	if strings.Contains(href, "xxgknb") || strings.Contains(href, "gknb") || strings.Contains(href, "ndbg") {
		rank++
	}
	return rank
}

// leads reports whether a reference leads to another document.
func leads(href string) bool {
	href = strings.ToLower(cut(fold.TrimBlanks(href), 32))
	if href == "" || href[0] == '#' {
		return false
	}
	for _, p := range [...]string{"javascript:", "mailto:", "tel:", "about:", "data:", "void("} {
		if strings.HasPrefix(href, p) {
			return false
		}
	}
	return true
}

// fileEndings are the formats in which reports are attached.
var fileEndings = [...]string{".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".ofd", ".zip", ".rar", ".7z", ".rtf"}

// isFile reports whether a reference or a link's text names a file.
func isFile(s string) bool {
	s = strings.ToLower(fold.TrimBlanks(s))
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		if named(s[i:]) { // download.do?file=report.pdf
			return true
		}
		s = s[:i]
	}
	return named(s)
}

func named(s string) bool {
	for _, e := range fileEndings {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// viewer reports whether a frame's reference is that of a program that shows
// files.
func viewer(href string) bool {
	href = strings.ToLower(cut(href, 2<<10))
	return strings.Contains(href, "pdf") || strings.Contains(href, "viewer") || strings.Contains(href, "officeapps")
}

// shows reports whether a frame may show the report: not a counter or a button
// for sharing.
func shows(href string) bool {
	href = strings.ToLower(cut(href, 2<<10))
	for _, w := range [...]string{"weather", "tianqi", "share", "stat", "count", "login", "search", "header", "footer", "top.", "bottom.", "nav", "menu", "jiathis", "bdshare", "map", "hm.baidu", "jump"} {
		if strings.Contains(href, w) {
			return false
		}
	}
	return leads(href)
}
