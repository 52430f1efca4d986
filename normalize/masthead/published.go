package masthead

import "strings"

// published returns the date of publication of the report on the given year.
func (r *reader) published(year int) (string, Evidence) {
	if d, ok := published(r.fields); ok {
		return d.String(), FromMetadata
	}
	for _, name := range [...]string{"PubDate", "publishdate", "publish_date", "article:published_time"} {
		if d, _, ok := leadingDate(strings.TrimSpace(metaValue(r.in.Meta, name))); ok {
			return d.String(), FromMeta
		}
	}
	if d, ok := r.dateLine(year); ok {
		return d.String(), FromSignature
	}
	return "", ""
}

// dateLine returns the date that stands alone near the title, or else at the
// end. A date before the end of the year reported on is none of publication.
func (r *reader) dateLine(year int) (date, bool) {
	const near = 10 // lines below the title
	from, to := 0, min(len(r.lines), near)
	if r.title != nil && r.inLines {
		if d, ok := bareDate(r.behindTitle()); ok && d.year > year {
			return d, true
		}
		from, to = r.title.last+1, min(len(r.lines), r.title.last+1+near)
	}
	for i, l := range r.lines[from:to] {
		if d, ok := gluedDate(l.plain); ok && i == 0 && from > 0 && d.year > year {
			return d, true
		}
		if d, ok := bareDate(l.plain); ok && d.year >= year {
			return d, true
		}
		if d, ok := innerDate(l.plain); ok && d.year > year {
			return d, true
		}
		if d, ok := dateAndSource(l.span); ok && d.year > year {
			return d, true
		}
		if startsBody(l) {
			break
		}
	}
	for i := len(r.last) - 1; i >= 0; i-- {
		d, ok := bareDate(r.last[i].plain)
		if !ok {
			d, ok = labelledDate(r.last[i].plain)
		}
		if !ok || d.year <= year {
			continue
		}
		if i > 0 {
			if _, state := parseTitle(r.last[i-1].span); state == found { // the date of another report in a list
				continue
			}
		}
		return d, true
	}
	return date{}, false
}

// behindTitle returns what stands behind the title in its line: (2018年2月27日).
func (r *reader) behindTitle() string {
	if r.title.first != r.title.last {
		return ""
	}
	line := r.lines[r.title.last].plain
	return line[min(len(line), r.title.end):]
}
