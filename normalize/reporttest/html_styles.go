package reporttest

import (
	"math/rand/v2"
	"strings"
	"unicode"
)

func htmlPrinters() []Printer {
	printer := func(name, doc string, print func(*rand.Rand, *report) string) Printer {
		return Printer{Name: name, Doc: doc, Format: HTML, Explicit: true, print: print}
	}
	return []Printer{
		printer("html-plain", "Headings, paragraphs and tables without anything else: converters and static sites.", plainPage),
		printer("html-fragment", "The content alone without html, head or body: extracts of collectors.", fragment),
		printer("html-word", "Word's own HTML: MsoNormal, o:p, nested spans, conditional comments.", wordPage),
		printer("html-characters", "A span around every character, as WPS exports and PDF converters write.", charactersPage),
		printer("html-editor", "A site's editor: styles on every element, several p in a cell, br inside labels.", editorPage),
		printer("html-cms", "A government site's page: head with meta elements, path, metadata block, lists of other reports, footer, scripts, hidden elements.", cmsPage),
		printer("html-layout", "The report nested in tables that lay out the page, with lists beside it.", layoutPage),
		printer("html-old", "Capital tags, attributes without quotation marks, end tags left out, font elements.", oldPage),
		printer("html-lines", "Paragraphs separated by br and indented by &nbsp;: pages pasted as text.", linesPage),
	}
}

func plainPage(rng *rand.Rand, d *report) string {
	w := &htmlWriter{rng: rng, dress: dress{th: chance(rng, 2), sections: chance(rng, 2), lines: chance(rng, 2), table: `border="1"`}}
	return w.document(d, func() { w.blocks(d) })
}

func fragment(rng *rand.Rand, d *report) string {
	w := &htmlWriter{rng: rng, dress: dress{sections: chance(rng, 2), lines: chance(rng, 3)}}
	w.blocks(d)
	return w.String()
}

// runs cuts a text where Chinese and other characters meet.
func runs(s string) []string {
	var out []string
	start := 0
	var was bool
	for i, r := range s {
		han := r > 0x2000
		if i > start && han != was && r != ';' && !strings.Contains(s[start:i], "&") {
			out = append(out, s[start:i])
			start = i
		}
		was = han
	}
	return append(out, s[start:])
}

// wordRuns writes runs as Word does: a span each, those without Chinese marked
// as English, sometimes nested.
func wordRuns(rng *rand.Rand, s string) string {
	var out strings.Builder
	nested := chance(rng, 3)
	for _, run := range runs(s) {
		open, end := `<span style='font-size:16.0pt;font-family:仿宋_GB2312'>`, `</span>`
		if strings.IndexFunc(run, func(r rune) bool { return unicode.Is(unicode.Han, r) }) < 0 {
			open = "<span lang=EN-US\nstyle='font-size:16.0pt;font-family:\"Times New Roman\",serif'>"
		}
		if nested {
			open, end = `<b style='mso-bidi-font-weight:normal'>`+open, end+`</b>`
		}
		out.WriteString(open + run + end)
	}
	out.WriteString(`<span lang=EN-US><o:p></o:p></span>`)
	return out.String()
}

func wordDress() dress {
	return dress{
		inline: wordRuns, lines: true,
		table: "class=MsoNormalTable border=1 cellspacing=0 cellpadding=0\n style='border-collapse:collapse;mso-yfti-tbllook:1184'",
		row:   `style='mso-yfti-irow:3;height:19.85pt'`,
		element: func(_ *rand.Rand, b block) (tag, attributes string) {
			if b.kind == title || b.kind == dateline {
				return "p", `class=MsoNormal align=center style='text-align:center'`
			}
			return "p", `class=MsoNormal style='text-indent:32.0pt;line-height:28.0pt'`
		},
		attributes: func(*rand.Rand, *cell) string {
			return "width=71 valign=top style='width:53.3pt;border:solid windowtext 1.0pt;\npadding:0cm 5.4pt 0cm 5.4pt'"
		},
		cell: func(w *htmlWriter, c *cell) string {
			if c.String() == "" {
				return `<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>`
			}
			return `<p class=MsoNormal align=center style='text-align:center'>` + w.text(c.String()) + `</p>`
		},
	}
}

func wordPage(rng *rand.Rand, d *report) string {
	w := &htmlWriter{rng: rng, dress: wordDress()}
	w.WriteString(`<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">` + "\n<head>\n" +
		`<meta http-equiv=Content-Type content="text/html; ` + declaration + `">` + "\n" +
		"<meta name=Generator content=\"Microsoft Word 15\">\n<title>" + pick(rng, []string{d.title(), "", "附件"}) + "</title>\n" +
		"<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View><w:Zoom>100</w:Zoom></w:WordDocument></xml><![endif]-->\n" +
		"<style><!-- p.MsoNormal{margin:0cm;text-align:justify;} table.MsoNormalTable{font-size:10.0pt;} --></style>\n</head>\n" +
		"<body lang=ZH-CN style='tab-interval:21.0pt'>\n<div class=Section0 style='layout-grid:15.6pt'>\n")
	w.blocks(d)
	w.WriteString("<!--[if !supportMisalignedColumns]><tr height=0><td width=71></td></tr><![endif]-->\n</div>\n</body>\n</html>\n")
	return w.String()
}

func charactersPage(rng *rand.Rand, d *report) string {
	style := pick(rng, []string{"<span>", `<span style="font-family:宋体;">`, `<span class="fontstyle01">`, `<font face="仿宋">`})
	end := "</span>"
	if strings.HasPrefix(style, "<font") {
		end = "</font>"
	}
	w := &htmlWriter{rng: rng, dress: dress{table: `class="MsoTableGrid" border="1"`, sections: true,
		inline: func(_ *rand.Rand, s string) string {
			if strings.Contains(s, "&") {
				return style + s + end
			}
			var out strings.Builder
			for _, r := range s {
				out.WriteString(style)
				out.WriteRune(r)
				out.WriteString(end)
			}
			return out.String()
		}}}
	return w.document(d, func() { w.blocks(d) })
}

// emptyCells are what editors leave in a cell without text.
func emptyCells() []string {
	return []string{"", "&nbsp;", "<br>", "<p><br/></p>", "<p>&nbsp;</p>", "　", "<span></span>", "<p></p>", "&#160;", "\n"}
}

// editorDress breaks labels and wraps cells as the editors of sites do.
func editorDress(rng *rand.Rand) dress {
	empty := pick(rng, emptyCells())
	wrapped := chance(rng, 2)
	return dress{
		sections: chance(rng, 2),
		table:    `style="border-collapse: collapse; border: none;" cellspacing="0" align="center" border="1"`,
		row:      `style="height:19px" class="firstRow"`,
		element: func(rng *rand.Rand, b block) (tag, attributes string) {
			switch b.kind {
			case title:
				return "p", `style="text-align:center;"`
			case dateline:
				return "div", `class="article_time"`
			case signature:
				return "p", `style="text-align: right;"`
			}
			return "p", `style="text-indent: 2em; line-height: 1.75em;"`
		},
		inline: func(rng *rand.Rand, s string) string {
			switch rng.IntN(6) {
			case 0:
				return `<span style="font-family:宋体; font-size:16pt"><span style="">` + s + `</span></span>`
			case 1:
				return `<strong>` + s + `</strong>`
			}
			return s
		},
		attributes: func(rng *rand.Rand, c *cell) string {
			if c.role == value {
				return `style="padding:0 7px;border:1px solid windowtext" valign="center" width="71"`
			}
			return `style="padding:5px;word-break: break-all;" valign="center"`
		},
		cell: func(w *htmlWriter, c *cell) string {
			s := c.String()
			switch {
			case s == "":
				return empty
			case c.role != value:
				return w.broken(s)
			case wrapped:
				return `<p style="text-indent: 0em;">` + w.text(s) + `</p>`
			}
			return pick(w.rng, []string{"", "", "\n\t\t", "&nbsp;", "　"}) + w.text(s) + pick(w.rng, []string{"", "", "\n", "&nbsp;", "<br>"})
		},
	}
}

// broken breaks a label into two lines or paragraphs, sometimes.
func (w *htmlWriter) broken(s string) string {
	runes := []rune(s)
	if len(runes) < 4 || !chance(w.rng, 3) {
		return w.text(s)
	}
	at := 2 + w.rng.IntN(len(runes)-3)
	first, second := w.text(string(runes[:at])), w.text(string(runes[at:]))
	switch w.rng.IntN(3) {
	case 0:
		return "<p>" + first + "</p><p>" + second + "</p>"
	case 1:
		return first + "<br/>" + second
	}
	return "<div>" + first + "<br>\n" + second + "</div>"
}

func editorPage(rng *rand.Rand, d *report) string {
	w := &htmlWriter{rng: rng, dress: editorDress(rng)}
	return w.document(d, func() {
		w.WriteString(`<div class="TRS_Editor"><style type="text/css">.TRS_Editor P{line-height:2;font-size:14px;}</style>`)
		w.blocks(d)
		w.WriteString(`</div>`)
	})
}

func oldDress(rng *rand.Rand) dress {
	return dress{
		upper: true, unquoted: true, unclosed: chance(rng, 3), lines: true,
		table: `BORDER=1 CELLPADDING=2 WIDTH=98% ALIGN=center`,
		row:   "ALIGN=middle HEIGHT=25",
		element: func(_ *rand.Rand, b block) (tag, attributes string) {
			if b.kind == title {
				return "CENTER", ""
			}
			return "p", "ALIGN=left CLASS=zw"
		},
		inline: func(rng *rand.Rand, s string) string {
			if chance(rng, 2) {
				return "<FONT FACE=宋体 SIZE=3>" + s + "</FONT>"
			}
			return s
		},
		attributes: func(*rand.Rand, *cell) string { return "WIDTH=60 NOWRAP BGCOLOR=#ffffff" },
		cell: func(w *htmlWriter, c *cell) string {
			if c.String() == "" {
				return "&nbsp;"
			}
			return w.text(c.String())
		},
	}
}

func oldPage(rng *rand.Rand, d *report) string {
	w := &htmlWriter{rng: rng, dress: oldDress(rng)}
	w.WriteString("<HTML><HEAD><META HTTP-EQUIV=Content-Type CONTENT='text/html; " + declaration + "'>\n<TITLE>" + d.title() + "</TITLE></HEAD>\n<BODY BGCOLOR=#ffffff>\n")
	w.blocks(d)
	if !chance(rng, 3) {
		w.WriteString("</BODY></HTML>\n")
	}
	return w.String()
}

func linesPage(rng *rand.Rand, d *report) string {
	w := &htmlWriter{rng: rng, dress: dress{sections: true, table: `border="1" width="100%"`}}
	indent := pick(rng, []string{"&nbsp;&nbsp;&nbsp;&nbsp;", "　　", ""})
	return w.document(d, func() {
		w.WriteString(`<div id="zoom">`)
		for _, b := range d.blocks {
			if b.kind == table {
				w.grid(b.grid)
				continue
			}
			w.WriteString(indent + w.text(b.String()) + pick(rng, []string{"<br>", "<br />", "<br><br>\n"}))
		}
		w.WriteString("</div>")
	})
}
