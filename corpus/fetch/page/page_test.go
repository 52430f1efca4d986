package page

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func at(t testing.TB, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// read reads a page found at http://www.a.gov.cn/xxgk/nb/index.html.
func read(t testing.TB, markup string) *Page {
	return Read([]byte(markup), at(t, "http://www.a.gov.cn/xxgk/nb/index.html"))
}

func TestResolve(t *testing.T) {
	p := read(t, "")
	for href, want := range map[string]string{
		"a.html": "http://www.a.gov.cn/xxgk/nb/a.html", "/b": "http://www.a.gov.cn/b", "./../c.html": "http://www.a.gov.cn/xxgk/c.html",
		"//b.gov.cn/x": "http://b.gov.cn/x", "https://c.gov.cn": "https://c.gov.cn", "?page=2": "http://www.a.gov.cn/xxgk/nb/index.html?page=2",
		" \n a\t.html ": "http://www.a.gov.cn/xxgk/nb/a.html", `..\d.html`: "http://www.a.gov.cn/xxgk/d.html", "a b.pdf": "http://www.a.gov.cn/xxgk/nb/a%20b.pdf",
		"附件.pdf": "http://www.a.gov.cn/xxgk/nb/%E9%99%84%E4%BB%B6.pdf", "100%.pdf": "http://www.a.gov.cn/xxgk/nb/100%25.pdf", "x.html#top": "http://www.a.gov.cn/xxgk/nb/x.html",
		"x?a=年#b": "http://www.a.gov.cn/xxgk/nb/x?a=%E5%B9%B4", "a:b.html": "", "#": "", "": "", "javascript:void(0)": "", "mailto:a@b": "", "tel:1": "", "ftp://a/": "", "http://": "", "/x?u=http://y/": "http://www.a.gov.cn/x?u=http://y/",
	} {
		got := ""
		if u := p.Resolve(href); u != nil {
			got = u.String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", href, got, want)
		}
	}
}

// TestQueryCharset encodes the query of a GBK page in GBK, its path in UTF-8.
func TestQueryCharset(t *testing.T) {
	b, err := simplifiedchinese.GBK.NewEncoder().String(`<meta charset=gb2312><title>政府信息公开年报</title><p>各部门的年度报告</p><a href="/年?q=年报">x</a>`)
	if err != nil {
		t.Fatal(err)
	}
	p := read(t, b)
	if got := p.Links[0].URL.String(); got != "http://www.a.gov.cn/%E5%B9%B4?q=%C4%EA%B1%A8" {
		t.Error(got)
	}
}

func TestRefresh(t *testing.T) {
	for markup, want := range map[string]string{
		`<meta http-equiv="refresh" content="0; url=/a.html">`:                "http://www.a.gov.cn/a.html",
		`<META HTTP-EQUIV=Refresh CONTENT="0;URL='b.html'">`:                  "http://www.a.gov.cn/xxgk/nb/b.html",
		`<meta http-equiv="refresh" content="5">`:                             "",
		`<meta http-equiv="refresh" content="0;url=javascript:x">`:            "",
		`<noscript><meta http-equiv="refresh" content="0;url=/n"></noscript>`: "",
		`<base href="/base/"><meta http-equiv="refresh" content="0;c">`:       "http://www.a.gov.cn/base/c",
		`<!-- <meta http-equiv="refresh" content="0;url=/a.html"> -->`:        "",
	} {
		got := ""
		if u := read(t, markup).Refresh; u != nil {
			got = u.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", markup, got, want)
		}
	}
}

func TestScriptTarget(t *testing.T) {
	for markup, want := range map[string]string{
		`<script>window.location.href="index.shtml";</script>`:           "http://www.a.gov.cn/xxgk/nb/index.shtml",
		`<script>location.replace('/a')</script>`:                        "http://www.a.gov.cn/a",
		`<script>top.location = "/b"</script>`:                           "http://www.a.gov.cn/b",
		`<script>var mylocation = "/b"</script>`:                         "",
		`<script>location.href = url</script>`:                           "",
		`<script>location.href="/a"</script>` + strings.Repeat("文", 200): "",
	} {
		got := ""
		if u := read(t, markup).ScriptTarget(); u != nil {
			got = u.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", markup, got, want)
		}
	}
}

func paths(p *Page, all []Report) (out []string) {
	for _, r := range all {
		s := strings.TrimPrefix(r.URL.String(), "http://www.a.gov.cn")
		if r.Year != 0 {
			s += fmt.Sprint(" ", r.Year)
		}
		if r.Near != 0 {
			s += fmt.Sprint(" near ", r.Near)
		}
		out = append(out, s)
	}
	return out
}

func TestReports(t *testing.T) {
	for _, test := range []struct {
		name, markup string
		want         []string
	}{
		{"titles", `<a href="1.html">某县财政局2023年政府信息公开工作年度报告</a> <a href="/2.html">某县2022年政府信息公开年报</a>`, []string{"/xxgk/nb/1.html 2023", "/2.html 2022"}},
		{"once", `<a href="1.html">某县2023年政府信息公开工作年度报告</a><a href="1.html">某县2023年政府信息公开工作年度报告</a>`, []string{"/xxgk/nb/1.html 2023"}},
		{"cut off with title", `<a href="1.html" title="某县财政局2023年政府信息公开工作年度报告">某县财政局2023年政府信…</a>`, []string{"/xxgk/nb/1.html 2023"}},
		{"cut off", `<a href="1.html">某县财政局2023年政府信息公开工作...</a>`, []string{"/xxgk/nb/1.html 2023"}},
		{"file", `<a href="1.pdf">某县2023年政府信息公开工作年度报告.pdf</a>`, []string{"/xxgk/nb/1.pdf 2023"}},
		{"bare years in a column", `<title>政府信息公开年报_某县</title><a href="1.html">2023年</a><a href="2.html">二〇二二年</a>`, []string{"/xxgk/nb/1.html 2023", "/xxgk/nb/2.html 2022"}},
		{"bare years elsewhere", `<title>财政预算</title><a href="1.html">2023年</a>`, nil},
		{"columns, notices, interpretations", `<a href="/nb/">政府信息公开年报</a><a href="1.html">关于做好2023年政府信息公开工作年度报告编制工作的通知</a><a href="2.html">一图读懂某县2023年政府信息公开工作年度报告</a><a href="3.html">某县2023年法治政府建设年度报告</a>`, nil},
		{"another site", `<a href="http://www.b.gov.cn/1.html">乙县2023年政府信息公开工作年度报告</a><a href="http://czj.a.gov.cn/1.html">甲县财政局2023年政府信息公开工作年度报告</a>`, []string{"http://czj.a.gov.cn/1.html 2023"}},
		{"onclick", `<a href="javascript:void(0)" onclick="window.open('/3.html')">某县2023年政府信息公开工作年度报告</a>`, []string{"/3.html 2023"}},
		{"XML island", `<script type="text/xml"><datastore><recordset><record><![CDATA[<li><a href="/art/1.html" title="某县2021年政府信息公开工作年度报告">某县…</a></li>]]></record></recordset></datastore></script>`, []string{"/art/1.html 2021"}},
		{"objects", `<script>var list=[{"title":"某县2021年政府信息公开工作年度报告","url":"\/a\/1.html"},{"url":"/a/2.html","t":"\u67d0\u53bf2020年政府信息公开工作年度报告"},{"title":"其他","url":"/a/3.html"}];</script>`, []string{"/a/1.html 2021", "/a/2.html 2020"}},
		{"in a comment", `<!-- <a href="1.html">某县2023年政府信息公开工作年度报告</a> -->`, nil},
		{"unclosed", `<a href="1.html">某县2023年政府信息公开工作年度报告<a href="2.html">某县2022年政府信息公开工作年度报告`, []string{"/xxgk/nb/1.html 2023", "/xxgk/nb/2.html 2022"}},
		{"map", `<map><area href="1.html" alt="某县2023年政府信息公开工作年度报告"></map>`, []string{"/xxgk/nb/1.html 2023"}},
		{"date behind", `<ul><li><a href="t1.html">某县财政局政府信息公开年度报告</a><span>2024-01-20</span><li><a href="t2.html">政府信息公开年度报告</a> [2023年1月5日]</ul>`, []string{"/xxgk/nb/t1.html near 2024", "/xxgk/nb/t2.html near 2023"}},
		{"date in front", `<ul><li><span>2024/1/20</span><a href="t1.html">政府信息公开年度报告</a></li><li><span>2023.01.05</span><a href="t2.html">政府信息公开年度报告</a></li></ul>`, []string{"/xxgk/nb/t1.html near 2024", "/xxgk/nb/t2.html near 2023"}},
		{"date in another column", `<table><tr><td>1</td><td><a href="t1.html">政府信息公开工作年度报告</a></td><td>某县</td><td>2022-01-31</td></tr></table>`, []string{"/xxgk/nb/t1.html near 2022"}},
		{"year in another column", `<table><tr><td>2021年</td><td><a href="t1.html">政府信息公开工作年度报告</a></td></tr></table>`, []string{"/xxgk/nb/t1.html near 2021"}},
		{"year in the heading", `<h2>2023年</h2><h3>县直部门</h3><p><a href="t1.html">某局政府信息公开年报</a></p><h2>2022年</h2><p><a href="t2.html">某局政府信息公开年报</a></p>`, []string{"/xxgk/nb/t1.html near 2023", "/xxgk/nb/t2.html near 2022"}},
		{"rows of another kind", `<div><a href="t1.html">政府信息公开年度报告</a><i>2024-01-20</i></div><div><a href="t2.html">政府信息公开年度报告</a><i>2023-01-05</i></div>`, []string{"/xxgk/nb/t1.html near 2024", "/xxgk/nb/t2.html near 2023"}},
		{"nothing tells the year", `<title>政府信息公开年报</title><p>政府信息公开年报</p><li><a href="t1.html">某县财政局政府信息公开年度报告</a></li>`, []string{"/xxgk/nb/t1.html"}},
		{"columns beside dates", `<title>2024年政府信息公开年报</title><li><a href="/nb/">政府信息公开年报</a></li><li><a href="/gk/index.html">政府信息公开年度报告</a></li><li><a href="tz.html">关于做好政府信息公开工作年度报告编制工作的通知</a> 2024-01-20</li><li><a href="yj.html">财政预算年度报告</a>2024-01-20</li>`, nil},
	} {
		p := read(t, test.markup)
		if diff := cmp.Diff(test.want, paths(p, p.Reports())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestYear(t *testing.T) {
	for title, want := range map[string]int{
		"某县2023年政府信息公开工作年度报告": 2023, "某县政府信息公开工作年度报告（2022年度）": 2022, "政府信息公开年报2021": 2021, "二〇二〇年度报告": 2020, "二零一九年": 2019,
		"2024-01-20 某局2023年年报": 2023, "２０１８年": 2018, "年报": 0, "第20231号": 0, "十二五": 0,
	} {
		if got := Year(title); got != want {
			t.Errorf("%s: %d, want %d", title, got, want)
		}
	}
}

func TestAttachments(t *testing.T) {
	for _, test := range []struct {
		name, markup string
		want         []string
	}{
		{"pdf and docx", `<a href="/f/1.pdf">某县2023年政府信息公开工作年度报告.pdf</a><a href="/f/1.docx">附件：报告</a><a href="/zn.doc">公开指南</a>`, []string{"/f/1.pdf 2023", "/f/1.docx"}},
		{"unnamed", `<a href="P02023.pdf">下载</a>`, []string{"/xxgk/nb/P02023.pdf"}},
		{"by its text", `<a href="/download.do?id=7">年度报告.docx</a>`, []string{"/download.do?id=7"}},
		{"viewer in a frame", `<iframe src="/pdfjs/web/viewer.html?file=/f/1.pdf"></iframe>`, []string{"/f/1.pdf"}},
		{"frame", `<iframe src="/inner.html"></iframe><iframe src="/count.html"></iframe>`, []string{"/inner.html"}},
		{"another host", `<a href="http://cdn.example.com/1.pdf">年报</a>`, []string{"http://cdn.example.com/1.pdf"}},
		{"none", `<a href="1.html">某县2023年政府信息公开工作年度报告</a>`, nil},
	} {
		p := read(t, test.markup)
		if diff := cmp.Diff(test.want, paths(p, p.Attachments())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestNext(t *testing.T) {
	for _, test := range []struct {
		name, markup string
		want         string
	}{
		{"link", `<a href="index_1.html">下一页</a>`, "/xxgk/nb/index_1.html"},
		{"decorated", `<a href="?page=2"> 下一页 &gt;&gt;</a>`, "/xxgk/nb/index.html?page=2"},
		{"traditional", `<a href="2.html">下一頁</a>`, "/xxgk/nb/2.html"},
		{"English", `<a href="2.html">Next</a>`, "/xxgk/nb/2.html"},
		{"sign", `<a href="2.html">&gt;</a>`, "/xxgk/nb/2.html"},
		{"title only", `<a href="2.html" title="下一页"><img src=x></a>`, "/xxgk/nb/2.html"},
		{"rel", `<link rel="next" href="2.html">`, "/xxgk/nb/2.html"},
		{"script in the link", `<a href="javascript:toPage('index_3.html')">下一页</a>`, "/xxgk/nb/index_3.html"},
		{"onclick", `<a href="#" onclick="location.href='list_2.html'">下页</a>`, "/xxgk/nb/list_2.html"},
		{"numbers", `<a href="index_1.html">2</a><a href="index_2.html">3</a><a href="/other/2.html">4</a>`, "/xxgk/nb/index_1.html /xxgk/nb/index_2.html"},
		{"counted from 0", `<script>createPageHTML(3, 0, "index", "html");</script>`, "/xxgk/nb/index_1.html /xxgk/nb/index_2.html"},
		{"counted from 1", `<script>createPageHTML('page_div',3, 1,'fd8be5','shtml',56);</script>`, "/xxgk/nb/fd8be5_2.shtml /xxgk/nb/fd8be5_3.shtml"},
		{"one page", `<script>createPageHTML(1, 0, "index", "html");</script>`, ""},
		{"definition", `<script>function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){ if(_nPageCount == null) return; }</script>`, ""},
		{"variables", `<script>var currentPage = 0;//0 var countPage
var countPage = 3; document.write("<a href=index_"+nextPage+".html>下一页</a>");</script>`, "/xxgk/nb/index_1.html /xxgk/nb/index_2.html"},
		{"list of pages", `<select onchange="location.href=this.value"><option value="index.html">1<option value="index_1.html">2<option value="index_2.html">3</select>`, "/xxgk/nb/index_1.html /xxgk/nb/index_2.html"},
		{"function of the page", `<script>function go(n){ var x = 1; window.location.href = "list.jsp?id=7&page=" + n; } function other(){}</script><a href="javascript:go(2)">下一页</a><a href="javascript:go(9)">9</a>`, "/xxgk/nb/list.jsp?id=7&page=2 /xxgk/nb/list.jsp?id=7&page=9"},
		{"function with an ending", `<script>function toPage(p){location='index_'+p+'.html'}</script><a onclick="toPage('2')" href="javascript:;">下一页</a>`, "/xxgk/nb/index_2.html"},
		{"button", `<button onclick="location.href='list_2.html'">下一页</button><span onclick="location.href='list_3.html'">下一页</span>`, "/xxgk/nb/list_2.html /xxgk/nb/list_3.html"},
		{"function of another argument", `<script>function go(n){ location.href = "x_" + m }</script><a href="javascript:go(2)">下一页</a>`, ""},
		{"webplus", `<ul class="wp_paging"><li><a class="next" href="/xxgk/nb/list2.htm" target="_self"><span>下一页&gt;&gt;</span></a></li></ul>`, "/xxgk/nb/list2.htm"},
		{"jpage, next group", `<script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&webid=1&columnid=22&unitid=33"></a>]]></nextgroup></datastore></script>`, "/module/web/jpage/dataproxy.jsp?page=1&webid=1&columnid=22&unitid=33"},
		{"jpage, answer", `<?xml version='1.0' encoding='UTF-8'?><datastore><nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=2&unitid=33"></a>]]></nextgroup><recordset><record><![CDATA[<a href="1.html">x</a>]]></record></recordset></datastore>`, "/module/web/jpage/dataproxy.jsp?page=2&unitid=33"},
		{"jpage, counted", `<script>$('#33').jpage({perPage:10,totalRecord:65,groupSize:3,proxyUrl:'/module/web/jpage/dataproxy.jsp',ajaxParam:{'col':'1','path':'/','unitid':33}})</script>`,
			"/module/web/jpage/dataproxy.jsp?startrecord=31&endrecord=60&perpage=10&col=1&path=%2F&unitid=33 /module/web/jpage/dataproxy.jsp?startrecord=61&endrecord=65&perpage=10&col=1&path=%2F&unitid=33"},
		{"another site", `<a href="http://www.b.gov.cn/2.html">下一页</a>`, ""},
		{"last page", `<a>下一页</a><a href="index.html">下一页</a>`, ""},
		{"next article", `<a href="5.html">下一篇</a>`, ""},
	} {
		p := read(t, test.markup)
		var got []string
		for _, u := range p.Next(500) {
			got = append(got, strings.TrimPrefix(u.String(), "http://www.a.gov.cn"))
		}
		if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestScriptPager tells further pages that only a script knows from a pager at its end.
func TestScriptPager(t *testing.T) {
	for markup, want := range map[string]bool{
		`<a href="javascript:turn(2)">下一页</a>`: true, `<a href="javascript:void(0)" onclick="app.next('list')">下一页</a>`: true, `<button onclick="next()">下一页</button>`: true,
		`<a href="javascript:void(0)">下一页</a>`: false, `<a href="#">下一页</a>`: false, `<a>下一页</a>`: false, `<a href="javascript:turn(1)">下一页</a>`: false, `<a href="javascript:history.go(-1)">下一页</a>`: false, `<a href="javascript:turn(2)">上一页</a>`: false,
	} {
		if got := read(t, markup).ScriptPager(); got != want {
			t.Errorf("%s: %v", markup, got)
		}
	}
}

func TestPagerIsBounded(t *testing.T) {
	if n := len(read(t, `<script>createPageHTML(99999999, 0, "index", "html");</script>`).Next(500)); n != 500 {
		t.Errorf("%d pages", n)
	}
}

// A quotation mark before a text of escaped ones begins no literal, nor does any of
// these: each would be searched to the end.
func TestLiteralsAreBounded(t *testing.T) {
	n := 0
	for range literals("a = 'b'; \"" + strings.Repeat(`\"`, 1<<20)) {
		n++
	}
	if n != 1 {
		t.Errorf("%d literals", n)
	}
}

func TestData(t *testing.T) {
	for markup, want := range map[string]string{
		`<script>fetch("/api/list?ch=1").then(x)</script>`:                                  "/api/list?ch=1",
		`<script>$.ajax({type:"get", url:"/module/jpage/dataproxy.jsp", data:{}})</script>`: "/module/jpage/dataproxy.jsp",
		`<script>axios.post('/gk/api/v1/list', {})</script>`:                                "/gk/api/v1/list",
		`<script>x.open("GET", "../data.json")</script>`:                                    "/xxgk/data.json",
		`<script src="/app.js"></script><div id=app></div>`:                                 "",
		`<script>loadScript({url: "/a.js"})</script>`:                                       "",
	} {
		var got []string
		for _, u := range read(t, markup).Data() {
			got = append(got, strings.TrimPrefix(u.String(), "http://www.a.gov.cn"))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", markup, got, want)
		}
	}
}

func TestSameSite(t *testing.T) {
	for pair, want := range map[string]bool{
		"www.a.gov.cn www.a.gov.cn": true, "www.a.gov.cn czj.a.gov.cn": true, "www.a.gov.cn www.b.gov.cn": false, "a.gov.cn b.gov.cn": false,
		"127.0.0.1 10.0.0.1": false, "localhost localhost": true, "a.com.cn b.com.cn": false,
	} {
		a, b, _ := strings.Cut(pair, " ")
		if got := SameSite(&url.URL{Host: a}, &url.URL{Host: b}); got != want {
			t.Errorf("%s: %v", pair, got)
		}
	}
}

// FuzzRead reads any bytes, and resolves to http and https only.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`<base href=//x><a href="a?年" onclick="f('b.html')">2023年政府信息公开年报</a><script>createPageHTML(3,0,"i","h");fetch("/x")<![CDATA[<a href=1>]]></script>`))
	f.Add([]byte(`<meta charset=gbk><meta http-equiv=refresh content="0;url='x'"><iframe src="v?file=a.pdf">`))
	f.Fuzz(func(t *testing.T, b []byte) {
		p := Read(b, at(t, "http://www.a.gov.cn/x/"))
		all := append(p.Next(500), p.Data()...)
		all = append(all, p.ScriptTarget(), p.Refresh)
		for _, r := range append(p.Reports(), p.Attachments()...) {
			all = append(all, r.URL)
		}
		for _, u := range all {
			if u != nil && (u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Fragment != "") {
				t.Errorf("%v", u)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	page := []byte("<title>年报</title>" + strings.Repeat(`<li><a href="/art/2023/1/1.html" title="某县财政局2023年政府信息公开工作年度报告">某县财政局2023年政府信…</a><span>2024-01-20</span></li>`, 500))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if n := len(read(b, string(page)).Reports()); n != 1 {
			b.Fatal(n)
		}
	}
}
