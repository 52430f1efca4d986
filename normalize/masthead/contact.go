package masthead

import (
	"strings"

	"github.com/gouji/gouji/normalize/words"
)

// readEditor reads 由…编制.
func (p *prose) readEditor(c span) {
	if compiling.Begin(c.plain) && !p.by.empty() && p.compiler.empty() {
		p.editor, p.compiler = p.by, p.by
	}
	p.by = span{}
	k := strings.Index(c.plain, "由")
	if k < 0 || strings.HasPrefix(c.plain, "由于") {
		return
	}
	ofReport := strings.Contains(c.plain[:k], "报告") || strings.Contains(c.plain[:k], "年报")
	c = c.from(k + len("由"))
	rest, end := c.plain, len(c.plain)
	for _, w := range [...]string{"根据", "依据", "按照", "结合", "综合", "汇总", "编制", "编写", "撰写", "制作", "负责", "组织", "牵头", "在"} {
		if i := strings.Index(c.plain[:end], w); i > 0 && endsLikeOrgan(c.plain[:i]) {
			end = i
		}
	}
	name := townName(withoutOffice(tidyName(c.to(end).trim())))
	if !named(name) {
		return
	}
	p.mention(name)
	if end == len(c.plain) {
		p.by = name
	}
	compiled := compiling.In(rest)
	if p.editor.empty() && (ofReport || compiled) { // not 日常工作由宣传局处理
		p.editor = name
	}
	if p.compiler.empty() && compiled {
		p.compiler = name
	}
}

var compiling = words.New("编制", "编写", "撰写", "制作")

// readContact reads 请与…联系.
func (p *prose) readContact(c span) {
	i := strings.Index(c.plain, "联系")
	asked := p.asked
	if p.asked = c.ends("请联系"); i < 0 {
		if asked {
			p.seeContact(c)
		}
		if with, ok := strings.CutPrefix(c.plain, "请与"); ok {
			p.with = c.from(len(c.plain) - len(with))
		}
		return
	}
	name := c.to(i)
	if i == 0 && !p.with.empty() { // behind a bracket with the address
		name, p.with = p.with, span{}
	}
	name = behindAsking(name)
	if name.empty() { // 请联系海关总署办公厅
		name = c.from(i + len("联系"))
	}
	p.seeContact(name)
}

// behindAsking returns what stands behind the words that ask to get in touch.
func behindAsking(s span) span {
	for _, w := range [...]string{"请直接与", "直接与", "请与", "请径与", "请向", "请致电", "与", "请", "可和", "向"} {
		if k := strings.Index(s.plain, w); k >= 0 {
			return s.from(k + len(w))
		}
	}
	return s
}

// seeContact notes the organ to which questions are to be sent.
func (p *prose) seeContact(name span) {
	desk := tidyName(name.trim())
	name = townName(withoutOffice(desk))
	if !named(name) {
		return
	}
	p.mention(name)
	if p.contact.empty() {
		p.contact, p.desk = name, desk
	}
}

// readCopies reads on whose site the report or copies of it are:
// 电子版可在某局网站下载, 现通过某局网站公布.
func (p *prose) readCopies(c span) {
	if !p.copies.empty() {
		return
	}
	rest, ok := strings.CutPrefix(c.plain, "现通过")
	if !ok {
		_, rest, ok = strings.Cut(c.plain, "电子版")
		if !ok {
			return
		}
		if _, rest, ok = strings.Cut(rest, "在"); !ok {
			return
		}
	}
	c = c.from(len(c.plain) - len(rest))
	k := 0
	for _, site := range [...]string{"政府门户网站", "门户网站", "官方网站", "网站", "官网", "政府信息公开"} {
		if k = strings.Index(c.plain, site); k > 0 {
			c = c.to(k)
		}
	}
	if name := townName(tidyName(c.trim())); named(name) {
		p.copies = name
	}
}
