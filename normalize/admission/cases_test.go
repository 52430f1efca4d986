package admission

import (
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// nav is what a site prints above and below its content.
const nav = `[网站首页](/)
[政务公开](/zwgk/)
[政府信息公开指南](/zwgk/zn/)
[政府信息公开年报](/zwgk/nb/)
[依申请公开](/zwgk/ysq/)
!script
!script
!image
`

const foot = `
主办单位：某县人民政府办公室 技术支持：某县大数据中心，建议使用IE9以上浏览器，分辨率1024*768
版权所有：某县人民政府 京ICP备05000000号
[网站地图](/map.html)`

const body = "2022年，我局认真贯彻落实《中华人民共和国政府信息公开条例》，主动公开政府信息120条，未收到政府信息公开申请。"

const intro = "根据《中华人民共和国政府信息公开条例》要求，编制本报告。本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。"

// whole is a whole report in the form of 2021.
const whole = "某县财政局2022年政府信息公开工作年度报告\n" + intro + "\n一、总体情况\n" + body + `
二、主动公开政府信息情况
规章	0	0	0
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量	0	0	0
四、政府信息公开行政复议、行政诉讼情况
无。
五、存在的主要问题及改进情况
公开不够及时，将加强培训，提高工作人员的业务能力和服务水平。
六、其他需要报告的事项
无。`

// TestReports admits reports of all kinds; missing lists why one is partial.
func TestReports(t *testing.T) {
	for _, c := range []struct {
		name, page string
		stated     int
		missing    string
	}{
		{"whole", whole, 0, ""},
		{"whole with numbers", whole, 30, ""},
		{"as a page", "title: 某县财政局2022年政府信息公开工作年度报告_某县人民政府\n" + nav + "# 某县财政局2022年政府信息公开工作年度报告\n" + strings.SplitN(whole, "\n", 2)[1] + foot, 0, ""},
		{"page with a list of other years", "title: 政府信息公开年报\n" + nav + whole + `
[某县财政局2021年政府信息公开工作年度报告](/nb/2021.html)
[某县财政局2020年政府信息公开工作年度报告](/nb/2020.html)
[某县财政局2019年政府信息公开工作年度报告](/nb/2019.html)
[某县财政局2018年政府信息公开工作年度报告](/nb/2018.html)` + foot, 0, ""},
		{"page with an attachment", nav + whole + "\n[附件：某县财政局2022年政府信息公开工作年度报告.pdf](/f/1.pdf)" + foot, 0, ""},
		{"page with a frame", nav + whole + "\n!frame /pdfjs/viewer.html?file=1.pdf" + foot, 0, ""},
		{"numbers decide", "关于做好年度报告编制工作的通知\n表一", 40, ""},
		{"notice that prints the report", "title: 关于印发某县2022年政府信息公开工作年度报告的通知\n" + whole, 0, ""},
		{"announcement with body", "title: 关于公布某县2022年政府信息公开工作年度报告的公告\n现将某县2022年政府信息公开工作年度报告公布如下：\n" + whole, 0, ""},
		{"very short township report", "某镇2009年政府信息公开工作年度报告\n一年来，我镇共公开信息12条，没有收到公开申请，没有发生行政复议。下一步将加强信息公开工作。", 0, ""},
		{"short without title", "一、概述\n2010年，我局信息公开工作正常开展，共公开信息175条。\n二、主动公开情况\n公开及时，群众满意，没有发生投诉和举报的情况。\n三、存在问题\n队伍建设有待加强，公开的内容有待丰富。", 0, ""},
		{"account without title and chapters", "2023年，我局认真贯彻落实《中华人民共和国政府信息公开条例》，深化公开内容，围绕群众关切做好各项工作。\n（一）主动公开\n2023年主动公开政务信息281条，其中社会救助领域信息59条，财政信息20条。\n（二）规范办理\n2023年，我局共收到政府信息公开申请0件，没有因此被申请行政复议。", 0, ""},
		{"free form", "某市水务局2008年度政府信息公开报告\n根据《条例》规定，特向社会公布本局2008年度政府信息公开工作报告。\n一、组织领导情况\n成立了以局长为组长的领导小组，明确了责任科室和人员。\n二、制度建设情况\n制定了信息公开审查制度、责任追究制度。\n三、公开成效\n全年公开信息86条，群众满意度明显提高。", 0, ""},
		{"free form without chapters", "某县环保局2009年政府信息公开年度报告\n今年以来，我局以开展机关效能年为载体，认真贯彻落实信息条例，全年发布政府信息120条，受理咨询15人次。\n我局将继续努力，不断提高信息公开工作水平。", 0, ""},
		{"page with script and pictures", "title: 某镇2021年政府信息公开年度报告\n!script\n!script\n!image\n!image\n某镇2021年政府信息公开年度报告\n" + body + body, 0, ""},
		{"speaks of laws and news", "某局2022年政府信息公开工作年度报告\n" + body + "\n近日，我局举办培训班，据了解，参加培训的有30余人，反响良好。\n一、总体情况\n" + body + "\n二、主动公开政府信息情况\n" + body + "\n五、存在的主要问题及改进情况\n" + body, 0, ""},
		{"traditional", "廣東省某廳2008年政府信息公開工作年度報告\n根據條例規定，現公佈本廳年度報告，本報告由概述、主動公開政府信息情況等部分組成。\n一、概述\n2008年，本廳認真貫徹落實條例，公開信息3000餘條。\n二、主動公開政府信息情況\n主動公開各類信息，群眾滿意。\n三、存在問題及改進措施\n公開渠道有待拓寬，將繼續努力。", 0, ""},
		{"hijacked site", "title: 永久免费影院,在线观看\n在线观看免费影院,一区二区三区\n某市人民政府2023年政府信息公开工作年度报告\n根据(jù)《中华人民共和国政府信息公开条例》等规(guī)定，现(xiàn)公布某市人民政府2023年政府信息公开工作年度报告。\n一、总体情况\n" + body + "\n五、存在的主要问题及改进情况\n" + body, 0, ""},
		{"table of 2018 at the end", "某区2018年政府信息公开工作年度报告\n一、概述\n" + body + "\n二、主动公开政府信息情况\n" + body + "\n三、依申请公开情况\n" + body + "\n附表：政府信息公开情况统计表", 12, "chapters_missing"},
		{"title and introduction", "某县水利局2025年政府信息公开工作年度报告\n根据《中华人民共和国政府信息公开条例》规定，现发布《某县水利局2025年政府信息公开年度报告》。", 0, "no_body"},
		{"introduction alone", "根据《中华人民共和国政府信息公开条例》等规定，现公布某市人民政府办公厅2024年政府信息公开工作年度报告。", 0, "no_body"},
		{"title alone", "某自治区人民政府2023年政府信息公开工作年度报告\n索引号 000014349/2024-00600", 0, "no_body"},
		{"first chapters", "某局2021年政府信息公开工作年度报告\n" + intro + "\n一、总体情况\n" + body, 0, "chapters_missing"},
		{"breaks off", "某局2021年政府信息公开工作年度报告\n" + intro + "\n一、总体情况\n" + body + "\n二、主动公开政府信息情况\n2021年，我局坚持以习近平新时代中国特色社会主义思想为指导，深入贯彻党的十九大精神，围绕群众关", 0, "ends_in_mid_sentence,chapters_missing"},
		{"breaks off at a comma", "某局2021年政府信息公开工作年度报告\n" + intro + "\n一、总体情况\n我局严格按照要求做好政府信息公开各项工作，完善制度，明确责任，加强监督，", 0, "ends_in_mid_sentence,chapters_missing"},
		{"signature at the end", whole + "\n某县财政局\n2023年1月12日", 0, ""},
		{"column name as page title", "title: 政府信息公开年报-某县人民政府门户网站\n" + nav + whole + foot, 0, ""},
		{"a guide in the menu", "政府信息公开指南\n政府信息公开制度\n法定主动公开内容\n政府信息公开年报\n" + whole, 0, ""},
		{"article title", "meta ArticleTitle: 某县财政局2022年政府信息公开工作年度报告\n" + nav + body + "\n" + body + foot, 0, ""},
		{"interpretations in the menu", "title: 某县财政局2022年政府信息公开工作年度报告\n" + nav + "[一图读懂：某县财政局2022年政府信息公开工作年度报告](/jd/1.html)\n" + whole, 0, ""},
		{"column name of something else", "title: 政府信息公开制度\n" + nav + whole + foot, 0, ""},
		{"own title among the links", "title: 某县人民政府\n" + nav + "[某镇2022年政府信息公开年度报告](1.html)\n某镇2022年政府信息公开年度报告\n一年来，我镇认真落实条例，共公开信息12条，没有收到公开申请，没有发生行政复议和行政诉讼。", 0, ""},
		{"item about interpretations", "- 首页 > 政务公开 > 商务局 > 政府信息公开年度报告\n一、总体情况\n1. 主动公开政府信息数量\n2019年，我局主动公开政府信息共18条，历年累计66条，不予公开文件101条。\n2. 政策解读、回应社会关切情况\n2019年以来，我局在网站上公开政策解读信息共2条。", 0, "chapters_missing"},
		{"error words in a report", whole + "\n网站检测发现链接已失效3个，均已整改，系统维护2次。", 0, ""},
		{"short sentence about a meeting", "一、概述\n2018年，我省全面推进政务公开，围绕群众关切加强信息供给。\n（一）抓好工作推进。省政务公开办召开政务公开重点工作推进会。", 0, "chapters_missing"},
		{"law cited article by article", "某局2022年政府信息公开工作年度报告\n一、总体情况\n第一条 为了落实条例，我局制定了制度。\n第二条 明确职责。\n第三条 落实到人。\n第四条 定期检查。\n第五条 总结提高。\n二、主动公开政府信息情况\n" + body + "\n五、存在的主要问题及改进情况\n" + body, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := inputOf(pageOf(c.page))
			in.Stated = c.stated
			v := Judge(in)
			if v.Refusal != nil {
				t.Fatalf("refused: %s (%s)", v.Refusal.Name, v.Refusal.Detail)
			}
			var got []string
			for _, m := range v.Missing {
				got = append(got, string(m))
			}
			if got := strings.Join(got, ","); got != c.missing {
				t.Errorf("missing %q, want %q", got, c.missing)
			}
			if v.Partial() != (c.missing != "") {
				t.Error("Partial disagrees with Missing")
			}
		})
	}
}

// TestRefusals names what is no report, and the first of its links.
func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       Name
		link       string
	}{
		{"list of years", "title: 政府信息公开年报_某县人民政府\n" + nav + `[某县2023年政府信息公开工作年度报告](/nb/2023.html)
2024-01-30
[某县2022年政府信息公开工作年度报告](/nb/2022.html)
2023-01-30
[某县2021年政府信息公开工作年度报告](/nb/2021.html)
2022-01-30
[某县2020年政府信息公开工作年度报告](/nb/2020.html)` + foot, ListPage, "/nb/2023.html"},
		{"account of other work, too", "2023年，我局深入学习习近平法治思想，依法履行各项职责，扎实推进法治政府建设。\n（一）依法决策\n全年主动公开规范性文件12件，收到政府信息公开申请3件，均按期答复。", NotAReport, ""},
		{"list of organs", "title: 政府信息公开年报\n" + nav + `[某县财政局2023年政府信息公开工作年度报告](a.html)
[某县水利局2023年政府信息公开工作年度报告](b.html)
[某县教育局2023年政府信息公开年报](c.html)
[下一页](javascript:void(0))` + foot, ListPage, "a.html"},
		{"list of files", "title: 某县2023年度各部门政府信息公开年报\n" + nav + `[某县财政局2023年政府信息公开工作年度报告.pdf](a.pdf)
[某县水利局2023年政府信息公开工作年度报告.pdf](b.pdf)
[某县教育局2023年政府信息公开工作年度报告.docx](c.docx)` + foot, ListPage, "a.pdf"},
		{"list as text", "政府信息公开年报\n某县2023年政府信息公开工作年度报告 2024-01-30\n某县2022年政府信息公开工作年度报告 2023-01-30\n某县2021年政府信息公开工作年度报告 2022-01-28\n某县2020年政府信息公开工作年度报告 2021-01-28\n共4条 1/1页", ListPage, ""},
		{"list with teasers", "title: 信息公开年报\n" + nav + `[某县2023年政府信息公开工作年度报告](1.html)
本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自2023年1月1日起...
[某县2022年政府信息公开工作年度报告](2.html)
本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自2022年1月1日起...
[某县2021年政府信息公开工作年度报告](3.html)
本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自2021年1月1日起...`, ListPage, "1.html"},
		{"shell", "title: 某县2023年政府信息公开工作年度报告\n!script\n!script\n!script", ScriptPage, ""},
		{"shell without title", "!script\n!script\n正在加载，请稍候", ScriptPage, ""},
		{"shell that asks for a script", "title: 某市政府信息公开平台\n!script\n您的浏览器不支持JavaScript，请启用JavaScript后访问本站。", ScriptPage, ""},
		{"title filled in, text not", "title: 某局2023年政府信息公开年度报告\n!script\n某局2023年政府信息公开年度报告\n发布时间：2024-01-12", ScriptPage, ""},
		{"attachment", "title: 某局2023年政府信息公开工作年度报告\n" + nav + `# 某局2023年政府信息公开工作年度报告
现将某局2023年政府信息公开工作年度报告予以公布，请点击下载。
[附件：某局2023年政府信息公开工作年度报告.pdf](/f/2023.pdf)` + foot, AttachmentPage, "/f/2023.pdf"},
		{"attachment and sentence", "某局2023年政府信息公开工作年度报告\n现将《某局2023年政府信息公开工作年度报告》公布如下：\n[2023年年报.docx](P020240112.docx)", AttachmentPage, "P020240112.docx"},
		{"attachment alone", "title: 某镇2022年政府信息公开年度报告\n" + nav + "某镇2022年政府信息公开年度报告\n[附件1](/attach/1.doc)" + foot, AttachmentPage, "/attach/1.doc"},
		{"attachment beside other years' reports", "title: 某镇2022年政府信息公开年度报告\n某镇2022年政府信息公开年度报告\n[附件1](/attach/1.doc)\n[某镇2021年政府信息公开年度报告](1)\n[某镇2020年政府信息公开年度报告](2)\n[某镇2019年政府信息公开年度报告](3)" + foot, AttachmentPage, "/attach/1.doc"},
		{"attachment behind a script's address", "title: 某镇2022年政府信息公开年度报告\n某镇2022年政府信息公开年度报告\n[下载](/download.do?name=report.wps)", AttachmentPage, "/download.do?name=report.wps"},
		{"named in its text only", "title: 某镇2022年政府信息公开年度报告\n某镇2022年政府信息公开年度报告\n[某镇2022年政府信息公开年度报告.xls](/oss/8a7b6c)", AttachmentPage, "/oss/8a7b6c"},
		{"zip", "某市2021年政府信息公开工作年度报告\n附件请见下方\n[全部附件.zip](all.zip)", AttachmentPage, "all.zip"},
		{"frame", "title: 某市2024年政府信息公开工作年度报告\n" + nav + "某市2024年政府信息公开工作年度报告\n!frame /pdfjs/web/viewer.html?file=/f/1.pdf", AttachmentPage, "/pdfjs/web/viewer.html?file=/f/1.pdf"},
		{"pictures", "title: 某乡2021年政府信息公开年度报告\n某乡2021年政府信息公开年度报告\n发布时间：2022-01-20\n!image\n!image\n!image", ImagePage, ""},
		{"pictures behind an announcement", "title: 某乡2021年政府信息公开年度报告\n某乡2021年政府信息公开年度报告\n根据条例规定，现将某乡2021年政府信息公开年度报告公布如下：\n!image\n!image", ImagePage, ""},
		{"introduction and attachment", "title: 某局2023年政府信息公开工作年度报告\n" + nav + "# 某局2023年政府信息公开工作年度报告\n" + intro + "如对本报告有疑问，请与某局办公室联系，联系电话：0591-23165255。\n[附件：报告全文.pdf](1.pdf)" + foot, AttachmentPage, "1.pdf"},
		{"frame beside an introduction", "某局2023年政府信息公开工作年度报告\n" + intro + "\n!frame /js/pdfjs/viewer.html?id=7", AttachmentPage, "/js/pdfjs/viewer.html?id=7"},
		{"not found in a large site", "title: 某县人民政府\n" + strings.Repeat("[某县水利局工作动态](/slj/)\n", 200) + "您访问的页面不存在！", ErrorPage, ""},
		{"UTF-8 opened as GBK", "鍏佃緫甯傛斂搴滀俊鎭叕寮€" + strings.Repeat("骞村害鎶ュ憡\n涓€銆佹€讳綋鎯呭喌 鏈湴鍖鸿璐交瀹炪€婃潯渚嬨€�12", 12), Garbled, ""},
		{"UTF-8 opened as Latin letters, some lost", strings.Repeat("æ”¿åºœä¿¡æ�¯å…¬å¼€å·¥ä½œå¹´åº¦æŠ¥å‘Š\n", 12), Garbled, ""},
		{"another language", strings.Repeat("Le rapport annuel sur la transparence de l'administration présente les résultats obtenus à l'étranger.\n", 40), NotAReport, ""},
		{"too short to tell", "鏀垮簻淇℃伅鍏紑", NotAReport, ""},
		{"guide without title", "为方便公民获取信息，某局编制了《政府信息公开指南》，可在网站上查阅，也可向本局办公室索取。\n公开的信息包括机构职能、政策法规、工作动态等，通过网站和公告栏公开。", NotAReport, ""},
		{"not found", "title: 404 Not Found\n404 Not Found\nnginx", ErrorPage, ""},
		{"not found in Chinese", "title: 页面不存在\n!script\n抱歉，您访问的页面不存在或已被删除，5秒后返回首页。\n[返回首页](/)", ErrorPage, ""},
		{"forbidden", "title: 403 Forbidden\n403 Forbidden", ErrorPage, ""},
		{"forbidden in Chinese", "访问被拒绝\n您的IP地址存在异常访问，请求被拦截，如有疑问请联系网站管理员。", ErrorPage, ""},
		{"captcha", "title: 安全验证\n!script\n请完成滑动验证后继续访问", ErrorPage, ""},
		{"robot check", "title: Just a moment...\n!script\nChecking your browser before accessing", ErrorPage, ""},
		{"deleted", "title: 某县人民政府\n" + nav + "该信息已删除或链接已失效！", ErrorPage, ""},
		{"maintenance", "网站维护公告\n网站正在维护，请稍后访问。", ErrorPage, ""},
		{"bad gateway", "title: 502 Bad Gateway\n502 Bad Gateway\nopenresty", ErrorPage, ""},
		{"notice about compiling", "title: 关于做好2023年政府信息公开工作年度报告编制和发布工作的通知\n各乡镇人民政府，县政府各部门：\n根据《中华人民共和国政府信息公开条例》规定，现就做好2023年政府信息公开工作年度报告编制和发布工作有关事项通知如下：\n一、编制内容\n严格按照国办公开办函〔2021〕30号文件规定的格式编制，要素齐全，数据准确。\n二、时间要求\n请于2024年1月20日前报送县政府办公室。", NotAReport, ""},
		{"notice as text", "某市人民政府办公室关于报送2020年政府信息公开工作年度报告的通知\n各县区人民政府，市直各单位：\n现将有关事项通知如下。\n一、报送内容\n按照格式要求编写，重点反映主动公开、依申请公开情况。\n二、有关要求\n请高度重视，按时报送，不得迟报漏报。", NotAReport, ""},
		{"the form itself", "title: 关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知\n各省、自治区、直辖市人民政府办公厅，国务院各部门办公厅：\n现将格式印发给你们，请认真贯彻执行。\n一、总体情况\n（对本年度主动公开、依申请公开等情况作总体说明）\n二、主动公开政府信息情况\n规章\t\t\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项", NotAReport, ""},
		{"guide", "title: 某县财政局政府信息公开指南\n" + nav + "为了更好地提供政府信息公开服务，某县财政局编制了《政府信息公开指南》，需要获得政府信息公开服务的公民、法人和其他组织，请阅读本指南。\n一、主动公开\n公开范围详见目录。\n二、依申请公开\n受理机构为办公室。" + foot, NotAReport, ""},
		{"notice without title", "做好年度报告编制发布\n各单位要将编制和公布年度报告作为重要工作，认真总结，按时公布。年度报告应包括下列内容：\n概述\n主要反映信息公开工作开展情况，包括制度建设情况。\n主动公开情况\n主要反映通过网站主动公开信息的情况，数据要准确。\n各单位要加强领导，落实责任，明确分工，确保按时完成各项任务。\n各地要加强监督，及时公开，切实做好检查和考核工作。", NotAReport, ""},
		{"what a notice asks for", "欢迎访问某区人民政府网站!\n区政府办公室关于做好2016年政府信息公开年度报告编制发布工作的通知\n根据条例要求，现就有关事项通知如下：\n一、丰富内容\n2016年政府信息公开年度报告应包括以下内容：主动公开、依申请公开等6个方面。\n二、按时发布\n请各单位于2月底前公布。", NotAReport, ""},
		{"model", "政府信息公开年度工作报告范文\n本年度报告根据《条例》要求，由市区编制。全文包括概述，主动公开政府信息情况。\n一、概述\n年5月1日起，本区开始开展政府信息公开工作，运行正常。\n二、主动公开政府信息情况\n本区累计主动公开政府信息5928条。", NotAReport, ""},
		{"model that leaves the year open", "区司法局关于20xx年政务公开工作总结\n20xx年，区司法局加强公开工作，现将20xx年政务公开工作总结如下。\n一、加强组织领导\n20xx年局党组多次召开会议，研究部署政务信息公开工作。", NotAReport, ""},
		{"news about the best", "2015年度政府信息公开年度报告出炉\n今年4月1日，2015年度报告专题上线，集中展示31个省级政府的政府信息公开年度报告，网友积极参与。\n有的认为今年内容更加规范，展现形式更加生动。", NotAReport, ""},
		{"evaluation", "高校信息公开情况评价报告\n有关部门发布清单，要求各高校于每年10月底前向社会公布上一学年信息公开工作年度报告。\n本报告是对75所学校信息公开情况做出的评价，内容包括及时性、完备性。", NotAReport, ""},
		{"chapters of another report", "根据通知要求，我们梳理年度任务完成情况。\n一、总体情况\n2023年，市卫生健康委落实决策部署，46项任务全部完成，318件提案全部办理完毕。\n二、主要做法和工作成效\n加快市属医疗资源项目建设，三家医院开诊运行。", NotAReport, ""},
		{"summary in English", "某部2017年政府信息公开工作年度报告\nOverview\n" + strings.Repeat("The report outlines what the ministry did to publish information, with 17 items on its list. ", 8), NotAReport, ""},
		{"law", "title: 中华人民共和国政府信息公开条例\n第一章 总则\n第一条 为了保障公民、法人和其他组织依法获取政府信息，提高政府工作的透明度，制定本条例。\n第二条 本条例所称政府信息，是指行政机关在履行职责过程中制作或者获取的信息。\n第三条 各级人民政府应当加强对政府信息公开工作的组织领导。", NotAReport, ""},
		{"rules whose articles run on", "1、临溪县政府信息公开工作年度报告制度第一条为了掌握年度工作情况，结合我县实际，制定本制度。第二条本制度所称政府信息公开工作年度报告，是指每年向社会公布其上一年度政府信息公开工作情况的报告。\n2、下列内容：\n(一)工作机构和人员设置情况，制度建设情况，载体的建设和运行情况。", NotAReport, ""},
		{"notice that carries the form", "用户登录 | 服务门户\n办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知\n作者：来自：时间：2021-09-29\n根据《中华人民共和国政府信息公开条例》第五十条的规定，现将修订后的《中华人民共和国政府信息公开工作年度报告格式》印发给你们，请认真贯彻执行。\n一、报告内容\n年度报告内容，要严格按照条例的规定确定，不能遗漏，也不宜泛化。\n(一)总体情况。\n这一项报告本机关政府信息公开工作总体情况。", NotAReport, ""},
		{"rules that list the chapters", "第一条 为促进政府信息公开，制定本制度。\n第二条 领导小组负责监督考核。\n第三条 各部门负责编制本部门的政府信息公开年度报告。\n第四条 年度报告主要包括以下内容\n一、主动公开政府信息情况\n二、收到和处理政府信息公开申请情况\n三、政府信息公开行政复议、行政诉讼情况\n四、存在的主要问题及改进情况\n第五条 各部门应当在每年3月1日前报送。\n第六条 本制度自发布之日起施行。", NotAReport, ""},
		{"rules of a town", "首页 > 文件库\n大坪彝族乡人民政府信息公开工作年度报告制度\n(试行)\n第一条 为掌握年度工作情况，根据《条例》规定，特制定本制度。\n第二条 乡政府应在每年年初制定本乡的政府信息公开工作计划，并将执行情况向县政府办公室报告。", NotAReport, ""},
		{"notice whose title is broken", "政府信息公开\n临溪县人民政府办公室\n关于做好2017年政府信息公开工作年度报告\n编制和公布工作的通知\n各乡镇人民政府：\n现就做好年度报告编制和公布工作有关事项通知如下。\n一、切实做好编制工作\n各部门要认真总结2017年政府信息公开工作情况，按要求编制年度报告。", NotAReport, ""},
		{"law without title", "第一条 为了规范公开工作，制定本办法。\n第二条 本办法适用于本市各级行政机关，公开应当及时。\n第三条 公开义务人应当编制目录。\n第四条 公开年度报告应当包括下列内容。\n第五条 应当每年公布政府信息公开工作年度报告。\n第六条 本办法自发布之日起施行。", NotAReport, ""},
		{"rule of law report", "title: 某县财政局2022年法治政府建设年度报告\n" + nav + "2022年，我局深入学习贯彻习近平法治思想，法治政府建设取得新成效，现将有关情况报告如下。\n一、工作开展情况\n加强组织领导，落实政务公开要求。\n二、存在的主要问题\n队伍建设有待加强。" + foot, NotAReport, ""},
		{"rule of law report as text", "某县水利局2021年度法治政府建设情况报告\n2021年，我局扎实推进依法行政工作，全面落实行政执法责任制。\n一、工作成效\n推进政务公开，公开信息20条。", NotAReport, ""},
		{"final accounts", "title: 某县档案馆2021年度部门决算\n第一部分 部门概况\n本部门收入支出情况说明如下，总收入100万元，总支出98万元。", NotAReport, ""},
		{"government work report", "title: 2023年某县政府工作报告\n各位代表：现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员提出意见。", NotAReport, ""},
		{"website report", "政府网站工作年度报表（2022年度）\n填报单位：某县人民政府，网站名称：某县人民政府门户网站，总访问量120万次。", NotAReport, ""},
		{"news", "title: 某市发布2023年政府信息公开年度报告\n" + nav + "本报讯（记者 某某）近日，市政府办公室发布2023年政府信息公开工作年度报告。报告显示，去年全市主动公开政府信息18万余条，同比增长5%。" + foot, NotAReport, ""},
		{"news that quotes", "我市政务公开工作再上新台阶\n记者从市政府获悉，根据日前公布的政府信息公开工作年度报告，我市去年主动公开政府信息18万条，群众满意度不断提高。", NotAReport, ""},
		{"interpretation", "title: 图解：某市2023年政府信息公开工作年度报告\n" + nav + "!image\n图解：某市2023年政府信息公开工作年度报告", NotAReport, ""},
		{"key points", "title: 某市2023年政务公开工作要点\n为做好2023年政务公开工作，现提出以下要点，请各单位认真贯彻落实。\n一、加强信息公开\n围绕重点领域，做好公开工作。", NotAReport, ""},
		{"other news", "title: 某县召开春季农业生产会议\n3月5日，某县召开春季农业生产工作会议，县委书记出席会议并讲话，各乡镇负责人参加会议。", NotAReport, ""},
		{"home page", "title: 某县人民政府门户网站\n" + nav + "[某县召开常务会议](/1.html)\n[某县发布天气预警](/2.html)\n欢迎访问某县人民政府门户网站，我们将竭诚为您服务，感谢您的支持。", NotAReport, ""},
		{"notices elsewhere", "title: 招标公告\n某县政府采购中心受委托，就办公设备进行公开招标，欢迎符合条件的供应商投标，公告期限5日。", NotAReport, ""},
		{"articles that name error words", "(五)所申请的政府信息不存在，或者需要汇总的，应当告知申请人并说明理由；\n(六)申请内容不明确的，应当告知申请人作出更改、补正。\n第十九条 收到政府信息公开申请，能够当场答复的，应当当场予以答复。", NotAReport, ""},
		{"letters", "abc", NotAReport, ""},
		{"nothing", "", NotAReport, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := Judge(inputOf(pageOf(c.page)))
			if v.Refusal == nil {
				t.Fatal("admitted")
			}
			if v.Refusal.Name != c.want {
				t.Fatalf("refused as %s (%s), want %s", v.Refusal.Name, v.Refusal.Detail, c.want)
			}
			if v.Refusal.Reason.ZH == "" || v.Refusal.Reason.EN == "" || v.Refusal.Detail == "" {
				t.Errorf("refusal %+v lacks its words", v.Refusal)
			}
			if c.link != "" && (len(v.Refusal.Links) == 0 || v.Refusal.Links[0].Href != c.link) {
				t.Errorf("links %+v, want %s first", v.Refusal.Links, c.link)
			}
		})
	}
}

// TestShortList tells a page that links to one or two reports, each in a line with its
// date, from the beginning of a report.
func TestShortList(t *testing.T) {
	const first, second = "某县2023年政府信息公开工作年度报告", "某县2022年政府信息公开工作年度报告"
	for _, titles := range [][]string{{first}, {first, second}} {
		lines := "title: 政府信息公开年报\n首页 > 年报"
		for _, title := range titles {
			lines += "\n" + title + " 2024-01-30"
		}
		doc := pageOf(lines)
		if v := Judge(inputOf(doc)); v.Refusal != nil {
			t.Errorf("%v without links are refused as %s", titles, v.Refusal.Name)
		}
		for _, title := range titles {
			doc.Links = append(doc.Links, extract.Link{Text: title, Href: "a.html"})
		}
		if v := Judge(inputOf(doc)); v.Refusal == nil || v.Refusal.Name != ListPage {
			t.Errorf("%v: %+v", titles, v.Refusal)
		}
	}
}

// TestLinks orders, limits and cleans the links of a refusal.
func TestLinks(t *testing.T) {
	doc := &extract.Document{Links: []extract.Link{
		{Text: "首页", Href: "/"},
		{Text: "关闭", Href: "javascript:window.close()"},
		{Text: "顶部", Href: "#top"},
		{Text: "邮箱", Href: "mailto:a@b.cn"},
		{Text: "附件", Href: "/a"},
		{Text: "年报", Href: "/nb"},
		{Text: "再次", Href: "/nb"},
		{Text: "某局2023年政府信息公开年度报告", Href: "/r.PDF?x=1"},
		{Href: "/viewer.html", Frame: true},
	}}
	want := []string{"/r.PDF?x=1", "/nb", "/a", "/viewer.html", "/"}
	check := func(got []Link, want []string) {
		t.Helper()
		var hrefs []string
		for _, l := range got {
			hrefs = append(hrefs, l.Href)
		}
		if strings.Join(hrefs, " ") != strings.Join(want, " ") {
			t.Errorf("links %v, want %v", hrefs, want)
		}
	}
	check(links(doc, true), want)
	check(links(doc, false), want[:4])
	for range 100 {
		doc.Links = append(doc.Links, extract.Link{Text: "x", Href: "/x" + strings.Repeat("y", len(doc.Links))})
	}
	if n := len(links(doc, true)); n != mostLinks {
		t.Errorf("%d links, want %d", n, mostLinks)
	}
}

// TestMissing passes the reader's problems on.
func TestMissing(t *testing.T) {
	doc := pageOf(whole)
	doc.Problems = []extract.Problem{{Kind: extract.TruncatedText}, {Kind: extract.LimitReached}, {Kind: extract.LimitReached}, {Kind: extract.HiddenSkipped}}
	in := inputOf(doc)
	in.Stated = 30
	if v := Judge(in); len(v.Missing) != 2 || v.Missing[0] != TruncatedFile || v.Missing[1] != LimitReached {
		t.Errorf("missing %v", v.Missing)
	}
}

// TestTablesMissing holds reports without any table against the year from which
// they have to have one.
func TestTablesMissing(t *testing.T) {
	for year, want := range map[string]bool{"2009": false, "2013": false, "2014": true, "2022": true, "": true} {
		in := inputOf(pageOf("某县财政局" + year + "年政府信息公开工作年度报告\n" + body + "\n" + body))
		in.Form = nil
		if v := Judge(in); v.Refusal != nil || slices.Contains(v.Missing, TablesMissing) != want {
			t.Errorf("year %q: %+v", year, v)
		}
	}
}
