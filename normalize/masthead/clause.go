package masthead

import "strings"

// clauses reads the clauses of s one by one.
func (p *prose) clauses(s span) {
	quotes, brackets := 0, 0
	since := carry // clauses since a year opened the sentence
	for i, start := 0, 0; i <= len(s.plain); {
		if hanAt(s.plain, i) {
			i += 3
			continue
		}
		r, n := rune('。'), 1
		if i < len(s.plain) {
			r, n = runeAt(s.plain, i)
		}
		if i < len(s.plain) && !endsClause(r) {
			i += n
			continue
		}
		if size := zoneBracket(s.plain, i); size > 0 {
			i += size
			continue
		}
		if c := s.cut(start, i); quotes == 0 && len(c.plain) >= len("我局") {
			since = p.clause(c, since, brackets > 0)
		}
		switch r {
		case '《', '〈', '<':
			quotes++
		case '》', '〉', '>':
			quotes = max(0, quotes-1)
		case '(', '（', '〔', '[':
			brackets++
		case ')', '）', '〕', ']':
			brackets = max(0, brackets-1)
		case '。', '；', ';':
			since, quotes, brackets = carry, 0, 0
		}
		i += n
		start = i
	}
}

func endsClause(r rune) bool {
	switch r {
	case '，', ',', '。', '；', ';', '：', ':', '《', '》', '〈', '〉', '<', '>', '“', '”', '(', ')', '（', '）', '〔', '〕', '[', ']':
		return true
	}
	return false
}

// zoneBracket returns the length of the bracket at s[i:] that is part of the name
// of a free trade zone, 中国（某省）自由贸易试验区; 0 for another.
func zoneBracket(s string, i int) int {
	const longest = 12 * 3 // bytes
	if !strings.HasSuffix(s[:i], "中国") {
		return 0
	}
	rest := s[i:min(len(s), i+longest)]
	k := strings.IndexAny(rest, ")）")
	if k < 0 {
		return 0
	}
	_, n := runeAt(rest, k)
	if !strings.HasPrefix(s[i+k+n:], "自由贸易") {
		return 0
	}
	return k + n
}

// carry is how many clauses behind "2022年," the subject may follow:
// 2024年,在市委、市政府坚强领导下,宣城市退役军人事务局….
const carry = 4

// clause reads one clause that stands since clauses behind a year, and returns
// how many the next one stands.
func (p *prose) clause(c span, since int, bracketed bool) int {
	c = c.trim()
	numbered := numbering(c.plain) > 0
	c = withoutNumber(c)
	p.years(c, bracketed)
	if !bracketed {
		p.readEditor(c)
	}
	p.readContact(c)
	p.readCopies(c)
	if bracketed {
		return since
	}
	if numbered {
		c = behindHeading(c)
	}
	if _, rest, ok := leadingDate(c.plain); ok { // 2022年5月20日某局发布了…
		c = c.from(len(c.plain) - len(rest)).trim()
	} else if year, n := leadingYear(c.plain); year != 0 {
		rest := c.from(n)
		rest = rest.from(len(rest.plain) - len(strings.TrimPrefix(rest.plain, "以来")))
		c, since = rest.trim(), 0
	}
	if p.subject.empty() || len(p.mentions) < mostMentions {
		if name := subject(c, since < carry); !name.empty() {
			p.mention(name)
			switch {
			case areaOffice(name.plain), bareZone(name.plain):
				if p.office.empty() {
					p.office = name
				}
			case p.subject.empty() && (agrees(name.plain, p.self) || largeArea(p.self)):
				p.subject = name
			}
		}
	}
	return min(since+1, carry)
}

// withoutNumber takes the numbering off a clause.
func withoutNumber(c span) span { return c.from(numbering(c.plain)).trim() }

// behindHeading takes off a clause the chapter's heading that a blank separates
// from it: 总体情况 2022年某乡….
func behindHeading(c span) span {
	for i := 0; i < len(c.plain); {
		k := strings.IndexFunc(c.plain[i:], blank)
		if k < 0 {
			return c
		}
		i += k
		i += blanks(c.plain[i:])
		if year, _ := leadingYear(c.plain[i:]); year != 0 {
			return c.from(i)
		}
	}
	return c
}

// numbering returns the length of the number of a chapter or an item that s
// begins with: 一、 (一) 1. 2）.
func numbering(s string) int {
	inner := strings.TrimPrefix(strings.TrimPrefix(s, "（"), "(")
	_, n := number(inner)
	if n == 0 {
		return 0
	}
	rest := inner[n:]
	for _, end := range [...]string{"、", "）", ")", "．", "."} {
		if after, ok := strings.CutPrefix(rest, end); ok {
			if end == "." && after != "" && after[0] >= '0' && after[0] <= '9' {
				return 0 // a decimal or a date
			}
			return len(s) - len(after)
		}
	}
	return 0
}
