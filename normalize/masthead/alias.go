package masthead

import "strings"

// alias is a short name that a report gives an organ in a bracket:
// 国家税务总局某县税务局（以下简称“某县税务局”）.
type alias struct {
	short string
	name  span
}

// readAliases reads the short names that s gives to organs.
func (p *prose) readAliases(s span) {
	const most = 8
	for from := 0; len(p.aliases) < most; {
		k := strings.Index(s.plain[from:], "简称")
		if k < 0 {
			return
		}
		k += from
		from = k + len("简称")
		open := strings.LastIndexAny(s.plain[:k], "(（")
		if open < 0 || k-open > len("（以下简称") {
			continue
		}
		end := strings.IndexAny(s.plain[from:], ")）")
		if end < 0 {
			return
		}
		start, _ := nameStart(s.plain, open, nameReach)
		short := strings.Trim(s.plain[from:from+end], " ：:为“”\"'‘’")
		if name := clean(s.cut(start, open)); named(name) && short != "" {
			p.aliases = append(p.aliases, alias{short, name})
			p.mention(name)
		}
	}
}

// writtenWhole returns the name that an organ's short name stands for.
func (p *prose) writtenWhole(short span) span {
	for _, a := range p.aliases {
		if a.short == short.plain {
			return a.name
		}
	}
	return short
}

// ownAlias returns the organ that the report calls 学校 or 本局.
func (p *prose) ownAlias() span {
	for _, a := range p.aliases {
		if a.short == "学校" || selfReference(a.short) {
			return a.name
		}
	}
	return span{}
}
