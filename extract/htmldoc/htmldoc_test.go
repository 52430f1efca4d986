package htmldoc

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/extract"
)

func TestText(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"paragraphs", "<p>一</p><p>二</p>三<div>四</div>五", "一⏎二⏎三⏎四⏎五"},
		{"inline elements join", "<p><span>政</span><b>府</b><font>信</font><o:p>息</o:p></p>", "政府信息"},
		{"one character per span", "<td><span lang=EN-US>3</span><span>1</span><span>1</span><span>9</span></td>", "3119"},
		{"blank between inline elements stays", "<p><b>本年</b> <b>新收</b></p>", "本年 新收"},
		{"white space collapses", "<p>  本年\r\n\t 新收 \n</p>", "本年 新收"},
		{"white space around elements collapses", "<p>本年 <b> 新收</b>\n<i> 件</i></p>", "本年 新收 件"},
		{"no-break blanks inside stay", "<p>&nbsp;本年&nbsp;&#160;新收　</p>", "本年\u00a0\u00a0新收"},
		{"outer blanks go", "<p>　　\u200b本年\ufeff&emsp;</p>", "本年"},
		{"br", "<p>本年<br>新收<br/> <br>件</br>数<br></p>", "本年⏎新收⏎件⏎数"},
		{"lines are trimmed", "<p>　本年　<br>　　新收&nbsp;<br>&nbsp;<br>件</p>", "本年⏎新收⏎件"},
		{"headings", "<h1>甲</h1><h3><p>乙</p></h2>丙<h6>丁", "# 甲⏎### 乙⏎丙⏎###### 丁"},
		{"a heading ends a heading", "<h1>甲<h2>乙</h2>丙", "# 甲⏎## 乙⏎丙"},
		{"lists", "<ul><li>甲<ul><li>乙<li>丙</ul><li>丁</ul>", "甲⏎乙⏎丙⏎丁"},
		{"definitions", "<dl><dt>索引号<dd>X1<dt>机构<dd>办公室</dl>", "索引号⏎X1⏎机构⏎办公室"},
		{"options", "<select><option>2022年<option>2023年</select>", "2022年⏎2023年"},
		{"references", "<p>a&lt;b&gt;&amp;c&#x4e00;&#19968;&ldquo;&hellip;&quot</p>", "a<b>&c一一“…\""},
		{"no references", "<p>A&B & C&;D&#;E&nosuch;F</p>", "A&B & C&;D&#;E&nosuch;F"},
		{"references without semicolon", "<p>&nbsp0&amp1&lt&#x4e00甲&#19968</p>", "0&1<一甲一"},
		{"no tag", "<p>a < b <5 <一></p>", "a < b <5 <一>"},
		{"NUL", "<p>12\x0034</p>", "1234"},
		{"pre", "<pre>\n a  b\n  c\td\n</pre>", "a  b⏎  c\td"},
		{"textarea", "<p>甲<textarea>乙<b>&amp;</textarea>丙", "甲⏎乙<b>&⏎丙"},
		{"uppercase, unquoted", "<P ALIGN=center>甲<BR>乙</P><H2>丙</H2>", "甲⏎乙⏎## 丙"},
		{"text outside of html", "甲<html><head><title>题</title></head><body>乙</body></html>丙", "甲⏎乙⏎丙"},
		{"stray ends", "</td></tr></table></div><p>甲</span></div>乙</p></p>丙", "甲乙⏎丙"},
		{"misnested", "<b><h1>甲</b>乙</h1>丙", "# 甲乙⏎丙"},
		{"quotes hide >", `<p title="a>b" class='>'>甲</p>`, "甲"},
		{"a paragraph in an unclosed one", "<p>甲<p>乙<div>丙", "甲⏎乙⏎丙"},
		{"self-closing block", "<div/>甲<p/>乙", "甲⏎乙"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, render(read(t, test.src, extract.Limits{}).Blocks)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestHidden(t *testing.T) {
	const one = "hidden_skipped*1"
	tests := []struct{ name, src, want, problems string }{
		{"comments", "<p>甲<!-- <p>乙 > -->丙<!-->丁<!--->戊<!--a--!>己</p>", "甲丙丁戊己", ""},
		{"conditional comments", "<p><!--[if !supportLists]><b>x</b><![endif]-->甲<![if !supportLists]>一、<![endif]>乙</p>", "甲一、乙", ""},
		{"declarations", "<?xml version='1.0'?><!DOCTYPE html><![CDATA[甲]]>乙</ 丙>", "乙", ""},
		{"scripts and styles", "<p>甲<script>document.write('<table><tr><td>1<td>2</table>')</script><style>p{}</style>乙</p>", "甲乙", ""},
		{"script ends at its own tag", "<script>'</scripts>'</SCRIPT >甲", "甲", ""},
		{"noscript", "甲<noscript>乙</noscript>丙", "甲丙", one},
		{"iframe content", "甲<iframe src=x>乙</iframe>丙", "甲丙", ""},
		{"template", "甲<template><p>乙</p></template>丙", "甲丙", one},
		{"hidden attribute", "甲<div hidden><div>乙</div>乙</div>丙", "甲丙", one},
		{"display none", `甲<span style="color:red; DISPLAY : none">乙<span>乙</span>乙</span>丙`, "甲丙", one},
		{"display none important", `甲<p style=display:none!important>乙<p>丙`, "甲⏎丙", one},
		{"shown after all", `甲<p hidden style="display:none;display:block">乙</p>`, "甲⏎乙", ""},
		{"not hidden", `甲<p style="display:block;mso-display:none">乙</p>`, "甲⏎乙", ""},
		{"visibility", `甲<b style="visibility:hidden">乙</b>丙`, "甲丙", one},
		{"no size", `<table><tr><td>1<span style="FONT-SIZE: 0px">5</span>2<td style="font-size:0">3</table>`, "{12 | }", "hidden_skipped*2"},
		{"no size around what has one", `<div style="font-size:0">甲<span class=a>乙</span><b>丙</b><b style="font-size:9pt">丁<i>戊</i></b><p>己</p></div>`, "乙丁戊⏎己", one},
		{"one point", `甲<b style="font-size:1px">乙</b><b style="font-size:1pt">丙</b><b style="font-size:10px">丁</b>`, "甲丁", "hidden_skipped*2"},
		{"small sizes", `<b style="font-size:0.5em">甲</b><b style="font-size:0;font-size:9pt">乙</b><b style="font-size:0.9rem">丙</b>`, "甲乙丙", ""},
		{"not opaque", `甲<b style="opacity:0">乙</b><b style="opacity:0.5">丙</b><b style="opacity:.5">丁</b>`, "甲丙丁", one},
		{"no width", `甲<b style="display:block;width:0;height:1px;overflow:hidden">乙</b><div style="height:0">丙</div><table><tr><td style="width:0;overflow:hidden">丁</table>`, "甲⏎丙⏎丁", one},
		{"off the page", `甲<b style="position:absolute;left:-9999px">乙</b><b style="position:relative;left:-9px">丙</b><b style="position:absolute;left:-99px">丁</b><b style="text-indent:-999em">戊</b><p style="text-indent:-21pt">己`, "甲丙丁⏎己", "hidden_skipped*2"},
		{"clipped", `甲<b style="position:absolute;clip:rect(0 0 0 0)">乙</b>`, "甲", one},
		{"no colour", `甲<b style="color:transparent">乙</b><b style="color:#FFF;background-color:#fff">丙</b><b style="color:#fff;background:#000">丁</b>`, "甲丁", "hidden_skipped*2"},
		{"nothing in it", `甲<div style="display:none"> &nbsp; <br></div>丙<p hidden></p>`, "甲丙", ""},
		{"two", `<i hidden>甲</i>乙<i hidden>丙<b hidden>丁</b>戊</i>`, "乙", "hidden_skipped*2"},
		{"closed by its parent", `<div><p hidden>甲</div>乙<li hidden>丙<li>丁`, "乙⏎丁", "hidden_skipped*2"},
		{"unclosed inline in a paragraph", `<p>甲<span hidden>乙</p><p>丙</p>`, "甲⏎丙", one},
		{"hidden cell", `<table><tr><td>1<td style="display:none">2<td>3<tr><td>4<td>5</table>`, "{1 | 3 ; 4 | 5}", one},
		{"unseen cell", `<table><tr><td>1<td style="visibility:hidden">2<td>3<tr><td>4<td>5<td>6</table>`, "{1 |  | 3 ; 4 | 5 | 6}", one},
		{"hidden row", `<table><tr><td rowspan=2>1<td>2<tr hidden><td>3<tr><td>4<tr><td>5<td>6</table>`, "{1(2×1) | 2 ; 4 ; 5 | 6}", one},
		{"hidden inside a cell", `<table><tr><td>1<div hidden>2<td>3</table>`, "{1 | 3}", one},
		{"hidden table", `甲<table hidden><tr><td>1<td>2</table>乙`, "甲乙", one},
		{"hidden body", `<body style="display:none">甲</body>`, "甲", ""},
		{"hidden textarea", `甲<textarea hidden>乙</textarea>丙`, "甲丙", one},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := read(t, test.src, extract.Limits{})
			if diff := cmp.Diff(test.want, render(doc.Blocks)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.problems, problems(doc)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestStruck(t *testing.T) {
	const one = "struck_skipped*1"
	tests := []struct{ name, src, want, problems string }{
		{"del and ins", "<p>共<del>88</del><ins>90</ins>件</p>", "共90件", one},
		{"s and strike", "<table><tr><td><s>88</s> 90<td><STRIKE>5</STRIKE>6</table>", "{90 | 6}", "struck_skipped*2"},
		{"style", `共<span style="color:red; Text-Decoration: underline Line-Through red">88</span>90件`, "共90件", one},
		{"line of a style", `共<b style="text-decoration-line:line-through">88</b>90件`, "共90件", one},
		{"class", "<style>.x{text-decoration:line-through}</style>共<i class=x>88</i>90件", "共90件", one},
		{"nothing is left", "<table><tr><td>甲<td><del>88</del><tr><td>乙<td>1</table>", "{甲 |  ; 乙 | 1}", one},
		{"a struck row keeps its place", "<table><tr style='text-decoration:line-through'><td>甲<td>88<tr><td>乙<td>1</table>", "{ |  ; 乙 | 1}", "struck_skipped*1"},
		{"not struck", `<s style="text-decoration:none">88</s><u style="text-decoration:underline;text-decoration-color:line-through">9</u>`, "889", ""},
		{"hidden and struck", "甲<del hidden>乙</del>", "甲", "hidden_skipped*1"},
		{"styles of links hide and show nothing", "<style>.a{display:none} .a a{text-decoration:none} .a b{vertical-align:middle}</style><p class=a>甲<p>乙", "乙", "hidden_skipped*1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := read(t, test.src, extract.Limits{})
			if diff := cmp.Diff(test.want, render(doc.Blocks)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.problems, problems(doc)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestShifted(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"superscript", "88<sup>1</sup>件，m<sup>2</sup>，<sup>30</sup>5", "88¹件，m²，³⁰5"},
		{"subscript", "88<sub>2</sub>件，CO<sub>2</sub>", "88₂件，CO₂"},
		{"in brackets, of references", "88<sup>[&#49;]</sup>", "88[¹]"},
		{"style", `88<span style="font-size:9pt;vertical-align:super">1</span>9<b style="vertical-align: SUB">2</b><i style="vertical-align:middle">3</i>`, "88¹9₂3"},
		{"class", "<style>.n{vertical-align:super}</style>88<span class=n>1</span>", "88¹"},
		{"all inside", "88<sup><b>1</b>甲<i>2</i></sup>3", "88¹甲²3"},
		{"not below", "<sup><table><tr><td>1<td>2</table></sup>", "{1 | 2}"},
		{"blocks are not shifted", `<div style="vertical-align:super">1</div>`, "1"},
		{"marks of notes", `88<a href="#n1">1</a>，88 <a href="x.html#n2"><span>2</span></a>，<a href="#n3">3</a>88，<a href=#n4><b>4</b></a></b> 88`, "88¹，88 ²，³88，⁴ 88"},
		{"mark of a word processor", `88<a href="#_ftn1"><span>[1]</span></a>`, "88[1]"},
		{"links that are no marks", `2022年<a href="#x">88</a>件，<a href="#y">第2章</a>3，8<a href="a.html">8</a>，8<a href="#z">甲</a>，<a href="#q">5</a>`, "2022年88件，第2章3，88，8甲，5"},
		{"the cell behind", `<table><tr><td><a href="#n">5</a></td><td>6</table>`, "{5 | 6}"},
		{"open at the end", `88<a href="#n">1`, "881"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := read(t, test.src, extract.Limits{})
			checkPlaces(t, doc)
			if diff := cmp.Diff(test.want, render(doc.Blocks)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestForms(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"values", `<table><tr><td>规章<td><input type=text value="88"><td><input value='9&#50;'/><tr><td><INPUT TYPE=NUMBER VALUE=7 readonly><td><textarea>6</textarea><td>5</table>`, "{规章 | 88 | 92 ; 7 | 6 | 5}"},
		{"apart from the text around", `共<input value=8>件，<input value=1><input value=2>`, "共\t8\t件，\t1\t\t2"},
		{"what shows no value", `甲<input type=hidden value=1><input type="submit" value="搜索"><input type=CheckBox value=2><input><input value=""><input hidden value=3>`, "甲"},
		{"images alone", `<table><tr><td>规章<td><img src=1.png alt="88"><tr><td>许可<td>5<img src=2.png></table>`, "{规章 | \ufffd ; 许可 | 5}"},
		{"images that are not shown", `<table><tr><td>规章<td><img src=1.png hidden><tr><td>许可<td>5</table>`, "{规章 |  ; 许可 | 5}"},
		{"nothing but images", `甲<table><tr><td><img src=1.png><td><img src=2.png></table>`, "甲"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := read(t, test.src, extract.Limits{})
			checkPlaces(t, doc)
			if diff := cmp.Diff(test.want, render(doc.Blocks)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestStyleSheets(t *testing.T) {
	const body = `<p class="a">甲</p><p class="b a2">乙</p><p id=c>丙</p><p class=a style="display:block">丁</p>`
	tests := []struct{ name, css, want string }{
		{"none", `p{color:red}`, "甲⏎乙⏎丙⏎丁"},
		{"class and id", `<!-- .a,#c { color:red; DISPLAY : none } .x{} -->`, "乙⏎丁"},
		{"one of several classes", `/* .a{display:none} */ @charset "utf-8"; .b{visibility:hidden}`, "甲⏎丙⏎丁"},
		{"the last one counts", `.a{display:none}.a{display:block}#c{display:block}#c{display:none}`, "甲⏎乙⏎丁"},
		{"other selectors hide nothing", `div .a{display:none} .a.b{display:none} p{display:none} .b:hover{display:none} .{display:none}`, "甲⏎乙⏎丙⏎丁"},
		{"shown in some place", `.a{display:none} .tab.a, .x #c{display:block} #c{display:none}`, "甲⏎乙⏎丙⏎丁"},
		{"other media", `@media print{.a{display:none} #c{display:none}} .b{display:none}`, "甲⏎丙⏎丁"},
		{"unclosed", `.b{display:none`, "甲⏎丙⏎丁"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := read(t, "<style>"+test.css+"</style><style media=print>p,.b,#c{display:none}</style>"+body, extract.Limits{})
			if diff := cmp.Diff(test.want, render(doc.Blocks)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMetadata(t *testing.T) {
	doc := read(t, `<html><head><title> 某市 &amp;
 年报 </title><title>别的</title>
<META NAME="SiteName" CONTENT="某市&quot;网"><meta property='og:title' content=题><meta charset="utf-8"><meta name=PubDate>
</head><body><a href="a.html?id=1&section=2&amp;x=3"> 附<b>件</b></a><a name=x>锚</a>
<a href=b.doc><p>第一</p><p>第二</p></a><a href=c.doc>甲<a href=d.doc>乙</a>
<iframe src="f.html"></iframe><embed src=g.pdf><embed src=no.pdf hidden><object data=h.pdf>文</object><iframe></iframe>
<a href=hidden.doc style="display:none">无</a><div hidden><a href=hidden2.doc>无</a></div>
<img src=1.png><img src=2.png><script src=x.js></script><script></script><a href=e.doc>末`, extract.Limits{})
	want := &extract.Document{
		Title:  `某市 & 年报`,
		Format: extract.HTML,
		Meta:   []extract.Meta{{Name: "SiteName", Value: `某市"网`}, {Name: "og:title", Value: "题"}, {Name: "PubDate"}},
		Links: []extract.Link{
			{Text: "附件", Href: "a.html?id=1&section=2&x=3"},
			{Text: "第一\n第二", Href: "b.doc"},
			{Text: "甲", Href: "c.doc"},
			{Text: "乙", Href: "d.doc"},
			{Href: "f.html", Frame: true},
			{Href: "g.pdf", Frame: true},
			{Href: "h.pdf", Frame: true},
			{Text: "末", Href: "e.doc"},
		},
		Scripts: 2,
		Images:  2,
	}
	got := *doc
	got.Blocks, got.Source, got.Problems, got.Memory = nil, "", nil, nil
	if diff := cmp.Diff(want, &got); diff != "" {
		t.Error(diff)
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name, src string
		limits    extract.Limits
		want      extract.Reason
	}{
		{"nothing", "", extract.Limits{}, extract.Empty},
		{"blanks", " \r\n　", extract.Limits{}, extract.Empty},
		{"too large", "<p>12345678", extract.Limits{Bytes: 10}, extract.TooLarge},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Read(test.src, test.limits)
			var refusal *extract.Error
			if !errors.As(err, &refusal) || refusal.Reason != test.want {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func TestTruncated(t *testing.T) {
	tests := []struct {
		name, src, want string
		at              int
	}{
		{"in a tag", "<p>甲</p><p cla", "甲", 10},
		{"in a name", "<p>甲</p", "甲", 6},
		{"in a quote", `甲<p title="乙>丙`, "甲", 3},
		{"in a comment", "甲<!-- 乙</p>-- >", "甲", 3},
		{"in a script", "甲<script>乙", "甲", 11},
		{"in a cell", "<table><tr><td>1</td><td>2<", "{1 | 2<}", 26},
		{"in a cell's tag", "<table><tr><td>1</td><td>2</td><td ", "{1 | 2}", 31},
		{"in a row, others are ended", "<table><tr><td>1<td>2</td></tr><tr><td>3</td>", "{1 | 2 ; 3}", 45},
		{"in a row, others are not ended", "<table><tr><td>1<td>2<tr><td>3", "{1 | 2 ; 3}", -1},
		{"in a row, the page is ended", "<table><tr><td>1<td>2</td></tr><tr><td>3</td></body>", "{1 | 2 ; 3}", -1},
		{"before a row", "<table><tr><td>1<td>2</td></tr><tr>", "{1 | 2}", -1},
		{"not at all", "<p>甲", "甲", -1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := read(t, test.src, extract.Limits{})
			if diff := cmp.Diff(test.want, render(doc.Blocks)); diff != "" {
				t.Error(diff)
			}
			at := -1
			for _, p := range doc.Problems {
				if p.Kind == extract.TruncatedText {
					at = p.Pos.Offset
				}
			}
			if at != test.at {
				t.Errorf("truncated at %d, want %d", at, test.at)
			}
		})
	}
}

func TestPositions(t *testing.T) {
	src := "<p>\n\r &nbsp;<b>甲\n</b></p>\n<table>\n<tr><td> \n<p>1</p><td>\n<tr><td>&#50;<td><!--x-->３</table>\n<h2>\r\n乙</h2>"
	doc := read(t, src, extract.Limits{})
	var got []string
	var lines []int
	add := func(pos extract.Pos) {
		lines = append(lines, pos.Line)
		rest := src[pos.Offset:]
		got = append(got, rest[:min(len(rest), 3)])
	}
	for _, b := range doc.Blocks {
		add(b.Pos)
		if b.Table != nil {
			for _, c := range b.Table.Cells {
				add(c.Pos)
			}
		}
	}
	if diff := cmp.Diff([]string{"甲", "1</", "1</", "\n<t", "&#5", "３", "乙"}, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{3, 7, 7, 7, 8, 8, 10}, lines); diff != "" {
		t.Error(diff)
	}
}
