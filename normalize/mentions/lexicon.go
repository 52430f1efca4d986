package mentions

// class says what a word of the language does to the numbers near it. The words
// that name facts come from the form files; these hold for every form.
type class uint32

const (
	lastYear     class = 1 << iota // 上年: another year, or the year that 结转 speaks of
	thisYear                       // 今年, 全年
	nextYear                       // 下年度
	otherYears                     // 历年, 近三年
	cumulative                     // 累计: of this year or of all
	period                         // 上半年
	compares                       // 比, 较, 同比: what follows in the clause is the other side
	planned                        // 拟, 计划: in the clause
	ahead                          // 下一步: in the sentence
	grows                          // 增加: the number is a change
	shrinks                        // 减少
	among                          // 其中
	through                        // 通过: a part, told by its way
	denies                         // 未, 没有
	joins                          // 和, 及
	respectively                   // 分别
	each                           // 各, 均
	ownOrgan                       // 我局, 全市: arg says of what level
	otherOrgan                     // 市直, 各县区; with arg 各 all that belong to whoever is named: 全市各级
	guides                         // 领导, 部署: whoever stands before it does not count
	share                          // 占
	ordinal                        // 第
	about                          // 约
	nearly                         // 近
	over                           // 超过, 余
	limits                         // 以上, 以内: 100 件以上的单位
	dwells                         // 主要涉及, 申请内容: what applications are about
	reasons                        // 等原因
	timely                         // 按时, 逾期: a part of what was done
	tallies                        // 数, 为: a number without a counter may follow
)

// entry is a word of the lexicon.
type entry struct {
	words []string
	class class
	arg   rune // of ownOrgan: the last character of the organ's name, 0 for any
}

// lexicon returns the words that say of which year, organ and part a number
// speaks.
func lexicon() []entry {
	list := []entry{
		{[]string{"上年", "上年度", "上一年", "上一年度", "去年", "前一年", "前一年度", "往年", "上年末", "去年末"}, lastYear, 0},
		{[]string{"今年", "本年", "本年度", "一年来", "今年以来", "本年以来", "本年度以来"}, thisYear, 0},
		{[]string{"全年", "全年度", "年内"}, thisYear, '全'}, // of whichever year
		{[]string{"下年", "下年度", "下一年", "下一年度", "次年", "次年度", "明年", "翌年", "来年"}, nextYear, 0},
		{[]string{"前年", "历年", "近年来", "近年", "近三年", "近两年", "近几年", "近五年", "三年来", "五年来", "以来", "往年同期", "去年同期",
			"上年同期", "同期", "过去一年", "十三五", "十四五", "十二五"}, otherYears, 0},
		{[]string{"累计", "累积"}, cumulative, 0},
		{[]string{"上半年", "下半年", "前三季度", "一季度", "二季度", "三季度", "四季度", "第一季度", "第二季度", "第三季度", "第四季度", "每月", "每季度",
			"月均", "当月", "本月", "每年", "日均", "周均", "平均"}, period, 0},
		{[]string{"比", "较", "同比", "环比", "相比", "相较", "比较", "与", "同比去年"}, compares, 0},
		{[]string{"拟", "计划", "预计", "目标", "不少于", "不低于", "不得少于", "确保", "至少"}, planned, 0},
		{[]string{"下一步", "下步", "今后", "力争", "争取", "下一阶段"}, ahead, 0},
		{[]string{"以上", "以下", "以内", "以外"}, limits, 0},
		{[]string{"主要涉及", "申请内容", "内容涉及", "内容主要", "主要集中", "集中在", "集中于", "主要内容", "主要包括", "热点", "主要为", "主要是", "事由"}, dwells, 0},
		{[]string{"等原因", "等理由", "等因素"}, reasons, 0},
		{[]string{"按时", "按期", "及时", "如期", "法定期限内", "期限内", "逾期", "超期", "延期", "提前", "超时", "限时"}, timely, 0},
		{[]string{"数", "数量", "总数", "总量", "件数", "总件数", "为", "是", "共", "共计", "合计", "总计", "计", "均为", "都为", "分别为"}, tallies, 0},
		{[]string{"增加", "增长", "上升", "提高", "增多", "多出", "上涨", "提升", "增幅", "递增", "同比增加", "同比增长", "同比上升", "净增"}, grows, 0},
		{[]string{"减少", "下降", "降低", "回落", "少了", "降幅", "下滑", "递减", "同比减少", "同比下降", "净减"}, shrinks, 0},
		{[]string{"其中", "其中包括", "包括", "含", "包含", "分为", "当中", "内含"}, among, 0},
		{[]string{"通过", "利用", "依托", "借助", "采取", "采用", "以网络", "渠道", "途径", "经由", "经过"}, through, 0},
		{[]string{"未", "没有", "无", "未有", "未曾", "尚未", "没", "均未", "均无", "暂无", "暂未", "从未", "不存在", "并未", "并无", "未再", "无人"}, denies, 0},
		{[]string{"和", "与", "及", "以及", "或", "或者", "并", "暨"}, joins, 0},
		{[]string{"分别", "分别为", "依次"}, respectively, 0},
		{[]string{"各", "均", "均为", "都", "各为", "皆"}, each, 0},
		{[]string{"本机关", "本单位", "我单位", "本部门", "我部门", "本行政机关", "全单位", "我们"}, ownOrgan, 0},
		{[]string{"各县区", "各县市区", "各区县", "各县", "各市", "各区", "各镇", "各乡镇", "各街道", "各镇街", "各乡", "各委办局", "各科室", "所属", "下属", "下辖", "市直", "县直", "区直", "省直", "市级", "县级", "区级", "省级", "镇级", "乡级", "街道级",
			"市本级", "县本级", "区本级", "省本级", "本级", "市直部门", "区直部门", "县直部门", "县区", "县市区", "县区级", "国家", "某", "其他部门", "有关部门",
			"相关部门", "部分单位", "各成员单位", "各园区", "基层", "全国",
			"政府信息公开办", "信息公开办", "政务公开办", "政府信息公开办公室", "信息公开办公室", "政务公开办公室", "政府信息公开科", "政务公开科",
			"信息公开科", "政府信息公开股", "政务公开股"}, otherOrgan, 0},
		// Who decides on reviews speaks of those against others.
		{[]string{"作为复议机关", "作为行政复议机关", "作为行政复议机构"}, otherOrgan, 0},
		{[]string{"各部门", "各单位", "各地", "各级", "各有关部门", "各地区", "各地各部门", "各级各部门"}, otherOrgan, '各'},
		{[]string{"领导", "指导", "要求", "部署", "支持", "精神", "安排", "决策部署", "通知", "意见", "考核", "关心", "下发", "印发的"}, guides, 0},
		{[]string{"占", "占比", "占比为", "约占", "比例", "比重"}, share, 0},
		{[]string{"第"}, ordinal, 0},
		{[]string{"约", "大约", "大概", "左右", "上下", "约为"}, about, 0},
		{[]string{"近", "将近", "接近", "不足", "不到", "近乎"}, nearly, 0},
		{[]string{"超", "超过", "逾", "突破", "高达", "以上"}, over, 0},
	}
	return append(list, ownOrgans()...)
}

// ownOrgans returns 我局, 全市 and their like with the level they speak of.
func ownOrgans() []entry {
	var list []entry
	for _, level := range "省市县区镇乡州旗盟街村" {
		name := string(level)
		words := []string{"我" + name, "全" + name, "本" + name}
		if level == '街' {
			words = append(words, "我街道", "全街道", "本街道", "我办事处", "本办事处", "街道")
		}
		list = append(list, entry{words, ownOrgan, level})
	}
	for _, body := range []string{"局", "委", "厅", "办", "院", "队", "校", "所", "中心", "支队", "大队", "公司", "处", "站", "集团", "系统", "办公室", "管委会", "法院"} {
		list = append(list, entry{[]string{"我" + body, "本" + body, "全" + body}, ownOrgan, '局'})
	}
	return list
}
