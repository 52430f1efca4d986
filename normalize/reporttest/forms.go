package reporttest

import (
	"strings"
	"sync"
)

// row is one row of a printed table as the forms describe it.
type row struct {
	key  string  // "" for a row that only announces others
	path []label // from the outermost label to the row's own
	unit string  // of statistics tables
}

// label is a printed label with the numbering before it.
type label struct{ number, text string }

func (l label) String() string { return l.number + l.text }

func applicantColumns() []string {
	return []string{"natural_person", "enterprise", "research_institution",
		"public_interest_organization", "legal_service", "other", "total"}
}

func applicantLabels() []string {
	return []string{"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"}
}

func resultColumns() []string {
	return []string{"upheld", "corrected", "other", "pending", "total"}
}

func resultLabels() []string {
	return []string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}
}

func proceedingRows() []string {
	return []string{"reconsideration", "litigation_direct", "litigation_after_reconsideration"}
}

func sectionKeys() []string {
	return []string{"overview", "disclosure", "applications", "proceedings", "problems", "other_matters"}
}

// applicationRows are the rows of the applications table; single prints the
// sixth group as one row, as the form of 2019 does.
func applicationRows(single bool) []row {
	if single {
		return rowsOf2019()
	}
	return rowsOf2021()
}

// The rows are constant tables, made when first needed.
var (
	rowsOf2019         = sync.OnceValue(func() []row { return makeApplicationRows(true) })
	rowsOf2021         = sync.OnceValue(func() []row { return makeApplicationRows(false) })
	statisticsOf2014   = sync.OnceValue(func() []row { return parseRows(statistics2014) })
	statisticsOfFujian = sync.OnceValue(func() []row { return parseRows(statisticsFujian) })
)

func makeApplicationRows(single bool) []row {
	results := label{"三、", "本年度办理结果"}
	var rows []row
	add := func(key string, path ...label) { rows = append(rows, row{key: key, path: path}) }
	group := func(parent label, pairs ...string) {
		for i := 0; i < len(pairs); i += 2 {
			add(pairs[i], results, parent, numbered(i/2+1, pairs[i+1]))
		}
	}
	add("received", label{"一、", "本年新收政府信息公开申请数量"})
	add("carried_in", label{"二、", "上年结转政府信息公开申请数量"})
	add("granted", results, label{"（一）", "予以公开"})
	add("partially_granted", results, label{"（二）", "部分公开（区分处理的，只计这一情形，不计其他情形）"})
	group(label{"（三）", "不予公开"},
		"refused_state_secret", "属于国家秘密",
		"refused_prohibited_by_law", "其他法律行政法规禁止公开",
		"refused_public_security", "危及“三安全一稳定”",
		"refused_third_party", "保护第三方合法权益",
		"refused_internal_affairs", "属于三类内部事务信息",
		"refused_process_information", "属于四类过程性信息",
		"refused_enforcement_file", "属于行政执法案卷",
		"refused_administrative_query", "属于行政查询事项")
	group(label{"（四）", "无法提供"},
		"unable_not_held", "本机关不掌握相关政府信息",
		"unable_needs_creation", "没有现成信息需要另行制作",
		"unable_unclear", "补正后申请内容仍不明确")
	group(label{"（五）", "不予处理"},
		"declined_petition", "信访举报投诉类申请",
		"declined_repeated", "重复申请",
		"declined_publication", "要求提供公开出版物",
		"declined_excessive", "无正当理由大量反复申请",
		"declined_confirmation", "要求行政机关确认或重新出具已获取信息")
	if single {
		add("other_processing", results, label{"（六）", "其他处理"})
	} else {
		group(label{"（六）", "其他处理"},
			"other_no_correction", "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
			"other_no_payment", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
			"other_reasons", "其他")
	}
	add("results_total", results, label{"（七）", "总计"})
	add("carried_out", label{"四、", "结转下年度继续办理"})
	return rows
}

// resultRows are the keys of the rows that add up to the results' total. A
// report in the form of 2021 prints the sixth group as one row or as three.
func resultRows(form string) []string {
	var keys []string
	for _, r := range applicationRows(form == OGI2019) {
		if len(r.path) > 1 && r.key != "results_total" {
			keys = append(keys, r.key)
		}
	}
	if form == OGI2021 {
		keys = append(keys, "other_processing")
	}
	return keys
}

func numbered(n int, text string) label {
	return label{string(rune('0'+n)) + ".", text}
}

// clause is one part of the disclosure table: a caption, a header, some rows.
type clause struct {
	caption string
	columns []string
	heads   []string
	rows    []row
}

func disclosureClauses(form string) []clause {
	one := func(key, text string) row { return row{key: key, path: []label{{"", text}}} }
	if form == OGI2021 {
		decisions := []string{"decisions"}
		heads := []string{"本年处理决定数量"}
		return []clause{
			{"第二十条第（一）项", []string{"issued", "repealed", "in_force"},
				[]string{"本年制发件数", "本年废止件数", "现行有效件数"},
				[]row{one("regulations", "规章"), one("normative_documents", "行政规范性文件")}},
			{"第二十条第（五）项", decisions, heads, []row{one("licensing", "行政许可")}},
			{"第二十条第（六）项", decisions, heads,
				[]row{one("penalties", "行政处罚"), one("coercive_measures", "行政强制")}},
			{"第二十条第（八）项", []string{"amount"}, []string{"本年收费金额（单位：万元）"},
				[]row{one("fees", "行政事业性收费")}},
		}
	}
	items := []string{"items_previous_year", "change", "decisions"}
	heads := []string{"上一年项目数量", "本年增/减", "处理决定数量"}
	return []clause{
		{"第二十条第（一）项", []string{"made", "published", "total_published"},
			[]string{"本年新制作数量", "本年新公开数量", "对外公开总数量"},
			[]row{one("regulations", "规章"), one("normative_documents", "规范性文件")}},
		{"第二十条第（五）项", items, heads,
			[]row{one("licensing", "行政许可"), one("other_services", "其他对外管理服务事项")}},
		{"第二十条第（六）项", items, heads,
			[]row{one("penalties", "行政处罚"), one("coercive_measures", "行政强制")}},
		{"第二十条第（八）项", items[:2], heads[:2], []row{one("fees", "行政事业性收费")}},
		{"第二十条第（九）项", []string{"projects", "amount"}, []string{"采购项目数量", "采购总金额"},
			[]row{one("procurement", "政府集中采购")}},
	}
}

// statisticsRows are the rows of the statistics tables, in the order of print.
func statisticsRows(form string) []row {
	if form == Fujian {
		return statisticsOfFujian()
	}
	return statisticsOf2014()
}

func parseRows(text string) []row {
	var rows []row
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "|")
		if len(f) != 4 {
			continue
		}
		rows = append(rows, row{key: f[0], path: []label{{f[1], f[2]}}, unit: f[3]})
	}
	return rows
}

// Each line is key, numbering, indicator, unit.
const statistics2014 = `
|一、|主动公开情况|——
disclosed|（一）|主动公开政府信息数（不同渠道和方式公开相同信息计1条）|条
disclosed_normative|其中：|主动公开规范性文件数|条
normative_issued||制发规范性文件总数|件
|（二）|通过不同渠道和方式公开政府信息的情况|——
via_gazette|1.|政府公报公开政府信息数|条
via_website|2.|政府网站公开政府信息数|条
via_weibo|3.|政务微博公开政府信息数|条
via_wechat|4.|政务微信公开政府信息数|条
via_other|5.|其他方式公开政府信息数|条
|二、|回应解读情况|——
responses|（一）|回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）|次
|（二）|通过不同渠道和方式回应解读的情况|——
press_conferences|1.|参加或举办新闻发布会总次数|次
press_conferences_principal|其中：|主要负责同志参加新闻发布会次数|次
online_interviews|2.|政府网站在线访谈次数|次
online_interviews_principal|其中：|主要负责同志参加政府网站在线访谈次数|次
interpretations|3.|政策解读稿件发布数|篇
social_media_responses|4.|微博微信回应事件数|次
other_responses|5.|其他方式回应事件数|次
|三、|依申请公开情况|——
applications|（一）|收到申请数|件
applications_in_person|1.|当面申请数|件
applications_fax|2.|传真申请数|件
applications_online|3.|网络申请数|件
applications_letter|4.|信函申请数|件
concluded|（二）|申请办结数|件
concluded_on_time|1.|按时办结数|件
concluded_extended|2.|延期办结数|件
replied|（三）|申请答复数|件
replied_already_public|1.|属于已主动公开范围数|件
replied_granted|2.|同意公开答复数|件
replied_partially_granted|3.|同意部分公开答复数|件
replied_refused|4.|不同意公开答复数|件
refused_state_secret|其中：|涉及国家秘密|件
refused_trade_secret||涉及商业秘密|件
refused_privacy||涉及个人隐私|件
refused_public_security||危及国家安全、公共安全、经济安全和社会稳定|件
refused_not_information||不是《条例》所指政府信息|件
refused_other_law||法律法规规定的其他情形|件
replied_not_this_organ|5.|不属于本行政机关公开数|件
replied_not_exist|6.|申请信息不存在数|件
replied_correction_requested|7.|告知作出更改补充数|件
replied_other_channel|8.|告知通过其他途径办理数|件
reconsiderations|四、|行政复议数量|件
reconsiderations_upheld|（一）|维持具体行政行为数|件
reconsiderations_corrected|（二）|被依法纠错数|件
reconsiderations_other|（三）|其他情形数|件
litigations|五、|行政诉讼数量|件
litigations_upheld|（一）|维持具体行政行为或者驳回原告诉讼请求数|件
litigations_corrected|（二）|被依法纠错数|件
litigations_other|（三）|其他情形数|件
complaints|六、|举报投诉数量|件
fees_collected|七、|依申请公开信息收取的费用|万元
|八、|机构建设和保障经费情况|——
offices|（一）|政府信息公开工作专门机构数|个
reading_points|（二）|设置政府信息公开查阅点数|个
staff|（三）|从事政府信息公开工作人员数|人
staff_full_time|1.|专职人员数（不包括政府公报及政府网站工作人员数）|人
staff_part_time|2.|兼职人员数|人
budget|（四）|政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）|万元
|九、|政府信息公开会议和培训情况|——
meetings|（一）|召开政府信息公开工作会议或专题会议数|次
trainings|（二）|举办各类培训班数|次
trainees|（三）|接受培训人员数|人次
`

const statisticsFujian = `
disclosed||主动公开文件数|条
via_website|其中：1.|政府网站公开数|条
via_gazette|2.|政府公报公开数|条
applications||受理依申请公开信息总数|条
applications_in_person|其中：1.|当面申请数|条
applications_fax|2.|传真申请数|条
applications_email|3.|电子邮件申请数|条
applications_online|4.|网上申请数|条
applications_letter|5.|信函申请数|条
applications_letter_or_fax|3.|信函、传真申请数|条
applications_other_form|6.|其它形式申请数|条
replied||对申请的答复总数|条
replied_granted|其中：1.|同意公开答复数|条
replied_partially_granted|2.|同意部分公开答复数|条
replied_refused|3.|不予公开答复数|条
replied_other|4.|其他类型答复数|条
fee_reductions||政府信息公开收费减免金额|元
complaints||接受行政诉讼、举报数|件
reconsiderations||行政复议数|件
litigations||行政诉讼数|件
appeals||行政申诉数|件
`

// factIDs lists the ids of all facts that a form can state, in its order.
func factIDs(form string) []string {
	var ids []string
	if form == OGI2014 || form == Fujian {
		for _, r := range statisticsRows(form) {
			switch {
			case r.key == "":
			case form == OGI2014:
				ids = append(ids, "statistics."+r.key)
			default:
				ids = append(ids, "statistics."+r.key+".year", "statistics."+r.key+".cumulative")
			}
		}
		return ids
	}
	for _, c := range disclosureClauses(form) {
		for _, r := range c.rows {
			for _, column := range c.columns {
				ids = append(ids, "disclosure."+r.key+"."+column)
			}
		}
	}
	for _, r := range applicationRows(form == OGI2019) {
		for _, column := range applicantColumns() {
			ids = append(ids, "applications."+r.key+"."+column)
		}
		if r.key == "other_reasons" {
			for _, column := range applicantColumns() {
				ids = append(ids, "applications.other_processing."+column)
			}
		}
	}
	for _, r := range proceedingRows() {
		for _, column := range resultColumns() {
			ids = append(ids, "proceedings."+r+"."+column)
		}
	}
	return ids
}

// statisticsUnits gives the unit of each fact of a statistics table.
func statisticsUnits(form string) map[string]string {
	units := map[string]string{}
	if form != OGI2014 && form != Fujian {
		return units
	}
	for _, r := range statisticsRows(form) {
		for _, column := range []string{"", ".year", ".cumulative"} {
			units["statistics."+r.key+column] = r.unit
		}
	}
	return units
}

// isTotal reports whether a fact is a sum of others that stand beside it.
func isTotal(id string) bool {
	return strings.HasSuffix(id, ".total") || strings.HasPrefix(id, "applications.results_total.")
}
