package admission

import (
	"strings"

	"github.com/gouji/gouji/normalize/words"
)

// All words are compared with text folded by fold.Label: simplified characters,
// without blanks and punctuation, Latin letters in lower case.

// newsWords stand in news items about a report, not in reports.
var newsWords = [...]string{"记者", "报告显示", "年报显示", "报告指出", "据悉", "据了解", "本报讯", "日前", "近日", "通讯员", "报告披露", "报告还显示", "会议指出", "会议要求", "会议强调", "会议通报"}

// failures are the words of pages that stand in for the one asked for.
var failures = [...]string{
	"404notfound", "notfound404", "403forbidden", "forbidden", "pagenotfound", "badgateway", "serviceunavailable", "internalservererror", "gatewaytimeout", "accessdenied",
	"页面不存在", "页面未找到", "页面没有找到", "找不到页面", "找不到该页", "无法找到", "找不到您", "未找到您", "页面已删除", "页面已被删除", "信息已删除", "信息已被删除", "内容已删除", "内容已被删除", "文章不存在", "文章已删除", "内容不存在", "信息不存在", "页面走丢", "页面丢失", "链接已失效", "页面已失效", "已下线",
	"访问被拒绝", "拒绝访问", "禁止访问", "访问受限", "无权访问", "没有权限", "访问出错", "服务器错误", "服务器内部错误", "系统维护", "网站维护", "站点维护", "网站正在维护", "系统错误", "网站已关闭", "网站暂停服务",
	"请输入验证码", "安全验证", "人机验证", "滑动验证", "访问过于频繁", "操作过于频繁", "请求过于频繁", "正在进行安全检测", "安全检测中", "浏览器安全检查", "justamoment", "checkingyourbrowser", "访问行为异常", "存在异常访问", "请求被拦截", "已被拦截", "可能对网站造成安全威胁", "非法请求",
}

// footerWords stand in the lines that a page prints around its content.
var footerWords = words.New(
	"版权所有", "icp备", "公网安备", "网站标识码", "技术支持", "主办单位", "承办单位", "建议使用", "浏览器", "分辨率", "网站地图", "当前位置", "您的位置", "所在位置", "copyright", "allrightsreserved", "意见箱", "浏览次数", "字体大小", "责任编辑", "javascript",
)

func footer(plain string) bool { return footerWords.In(plain) }

// introductions are phrases by which a report speaks of itself.
var introductions = words.New(
	"本报告", "本年报", "本年度报告", "编制本", "编制此", "特编制", "统计期限", "统计时限", "统计时间", "统计周期", "报告如下", "汇报如下", "总结如下", "公布如下", "公开如下",
	"现公布", "特公布", "特向社会公布", "现向社会公布", "向社会公布", "予以公布", "内容如下", "编制完成", "编制了", "现发布", "制订本报告", "制订本年", "制定本报告", "制定本年", "撰写本", "报告由", "现将", "编制而成",
)

// introduces reports whether a sentence is one by which a report introduces
// itself. A notice that demands reports speaks of them, too, but to others.
func introduces(plain string) bool {
	if !introductions.In(plain) {
		return false
	}
	period := strings.Contains(plain, "统计期限") || strings.Contains(plain, "统计时限") || strings.Contains(plain, "统计周期")
	named := strings.Contains(plain, "公开") && (strings.Contains(plain, "报告") || strings.Contains(plain, "年报") || strings.Contains(plain, "如下"))
	return (period || named) && !otherVoices.In(plain)
}

// otherVoices stand in sentences about the reports of others.
var otherVoices = words.New("通知如下", "印发给你们", "印发你们", "制定本制度", "制定本办法", "制定本规定", "制定本细则", "制定本规则", "制定本方案", "制度所称", "办法所称", "规定所称", "条例所称", "请各", "各高校", "报告显示", "指南", "本报告是对")

// demands are what a notice asks of those who have to report, without the words
// by which a report speaks of itself.
var demands = words.New("各高校要", "各单位要", "各地要", "各地区要", "各部门要", "各有关单位要", "应包括下列内容", "应当包括下列内容")

// blankYears are how a model for those who write reports prints the year.
var blankYears = words.New("20xx年", "xxxx年")

// announcements are what a page says that only leads to the report.
var announcements = words.New(
	"公布如下", "予以公布", "现予公布", "予以公开", "现公布", "现发布", "现将", "详见附件", "见附件", "请下载", "下载附件", "点击下载", "点击查看", "请点击", "点此查看", "附件下载", "请查阅附件", "查看附件", "全文下载", "如无法", "无法显示",
)

// announcement reports whether a sentence only announces a report.
func announcement(plain string) bool {
	const longest = 160 * 3 // bytes
	return len(plain) <= longest && announcements.In(plain)
}

// contact reports whether a sentence only says where a report can be had or
// asked about.
func contact(plain string) bool {
	return contacts.In(plain)
}

var contacts = words.New("联系电话", "邮编", "电子邮箱", "电子版", "如对本", "如有疑问", "全文包括", "报告包括", "组成部分", "部分组成")

// afterReport follow 年度报告 where the words are no title of a report.
var afterReport = words.New("应包括", "应当", "出炉", "上线", "述评", "范文", "范本", "写作", "的通知", "通知", "的函", "编制", "格式", "模板", "解读", "发布工作", "工作的", "审核", "培训", "评估", "考核", "汇总", "列表", "专栏", "目录", "填报", "报送")

// reportTitle reports whether a text is the title of an annual report: not the
// name of a column that holds them.
func reportTitle(text string) bool {
	if len(text) > 300 || !strings.Contains(text, "公") {
		return false
	}
	plain := foldKeepingYears(text)
	at := reportWord(plain)
	if at < 0 || !strings.Contains(plain, "公开") && !strings.Contains(plain, "信息") {
		return false
	}
	return !afterReport.Begin(plain[at:]) && hasYear(plain) && !strings.HasPrefix(plain, "关于做好")
}

// reportWord returns the end of the words for an annual report in s, -1 where
// there are none.
func reportWord(s string) int {
	for _, w := range [...]string{"年度报告", "年度工作报告", "工作报告", "年报", "公开报告", "年度的报告", "工作年度报", "公开年度情况报告", "公开情况报告", "公开工作总结"} {
		if i := strings.LastIndex(s, w); i >= 0 {
			return i + len(w)
		}
	}
	return -1
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
