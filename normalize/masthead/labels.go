package masthead

// use says what a label's value is good for.
type use uint8

const (
	shown      use = iota // only passed on
	dated                 // the publication date; the label's rank orders them
	issued                // the organ that publishes
	sourced               // where the page has its text from
	notCarried            // a control of the page, no metadata
)

// label is a name of a metadata value.
type label struct {
	name string
	use  use
	rank int // of a date: lower is better
}

// labels are grouped by their first character.
var labels = [...]struct {
	first  rune
	labels []label
}{
	{'发', []label{
		{"发布日期", dated, 1}, {"发布时间", dated, 2}, {"发表时间", dated, 5}, {"发表日期", dated, 5}, {"发文日期", dated, 10}, {"发文时间", dated, 10},
		{"发布于", dated, 2}, {"发布机构", issued, 0}, {"发布单位", issued, 0}, {"发布部门", issued, 0}, {"发布机关", issued, 0}, {"发布来源", sourced, 0}, {"发布者", notCarried, 0}, {"发布人", notCarried, 0},
		{"发文机关", issued, 1}, {"发文单位", issued, 1}, {"发文机构", issued, 1},
		{"发文字号", shown, 0}, {"发文文号", shown, 0},
	}},
	{'时', []label{{"时间", dated, 3}, {"时效性", shown, 0}, {"时效状态", shown, 0}, {"时效", shown, 0}}},
	{'日', []label{{"日期", dated, 4}}},
	{'更', []label{{"更新时间", dated, 6}, {"更新日期", dated, 6}}},
	{'撰', []label{{"撰写时间", dated, 7}, {"撰写日期", dated, 7}}},
	{'生', []label{{"生成日期", dated, 8}, {"生成时间", dated, 8}, {"生效日期", shown, 0}, {"生效时间", shown, 0}}},
	{'成', []label{{"成文日期", dated, 9}, {"成文时间", dated, 9}}},
	{'公', []label{{"公开日期", dated, 5}, {"公开时间", dated, 5}, {"公布日期", dated, 5}, {"公布时间", dated, 5}, {"公开机构", issued, 1}, {"公开责任部门", issued, 2}, {"公开单位", issued, 1}, {"公开主体", issued, 1}, {"公开形式", shown, 0}, {"公开方式", shown, 0}, {"公开范围", shown, 0}, {"公开属性", shown, 0}, {"公开类别", shown, 0}, {"公开期限", shown, 0}, {"公开类型", shown, 0}, {"公文种类", shown, 0}, {"公文生成日期", dated, 8}}},
	{'报', []label{{"报告日期", dated, 9}, {"报告时间", dated, 9}, {"报送日期", dated, 9}, {"报送时间", dated, 9}, {"报告单位", issued, 2}, {"报送单位", issued, 2}}},
	{'填', []label{{"填报日期", dated, 9}, {"填报时间", dated, 9}, {"填表日期", dated, 9}, {"填报单位", issued, 2}, {"填报机关", issued, 2}}},
	{'录', []label{{"录入时间", dated, 8}, {"录入日期", dated, 8}, {"录入者", notCarried, 0}}},
	{'添', []label{{"添加时间", dated, 6}, {"添加日期", dated, 6}}},
	{'上', []label{{"上传时间", dated, 6}, {"上传日期", dated, 6}, {"上网时间", dated, 6}, {"上网日期", dated, 6}}},
	{'印', []label{{"印发日期", dated, 9}, {"印发时间", dated, 9}}},
	{'制', []label{{"制发日期", dated, 9}, {"制作日期", dated, 9}, {"制发机关", issued, 1}, {"制发单位", issued, 1}}},
	{'信', []label{{"信息来源", sourced, 0}, {"信息分类", shown, 0}, {"信息名称", shown, 0}, {"信息类别", shown, 0}, {"信息索引号", shown, 0}, {"信息索取号", shown, 0}, {"信息索引", shown, 0}, {"信息有效性", shown, 0}, {"信息生成日期", dated, 8}, {"信息提供日期", dated, 8}, {"信息发布日期", dated, 2}}},
	{'来', []label{{"来源", sourced, 0}}},
	{'文', []label{{"文章来源", sourced, 0}, {"文章作者", shown, 0}, {"文件编号", shown, 0}, {"文件名称", shown, 0}, {"文件状态", shown, 0}, {"文号", shown, 0}, {"文种", shown, 0}, {"文字大小", notCarried, 0}}},
	{'责', []label{{"责任部门", issued, 2}, {"责任单位", issued, 2}, {"责任编辑", shown, 0}}},
	{'主', []label{{"主题分类", shown, 0}, {"主题词", shown, 0}, {"主题", shown, 0}, {"主送", shown, 0}}},
	{'索', []label{{"索引号", shown, 0}, {"索引", shown, 0}, {"索取号", shown, 0}}},
	{'分', []label{{"分类", shown, 0}, {"分享至", notCarried, 0}, {"分享到", notCarried, 0}, {"分享", notCarried, 0}}},
	{'体', []label{{"体裁分类", shown, 0}, {"体裁", shown, 0}}},
	{'组', []label{{"组配分类", shown, 0}}},
	{'服', []label{{"服务对象", shown, 0}, {"服务对象分类", shown, 0}}},
	{'标', []label{{"标题", shown, 0}}},
	{'名', []label{{"名称", shown, 0}}},
	{'内', []label{{"内容概述", shown, 0}, {"内容分类", shown, 0}, {"内容描述", shown, 0}, {"内容概括", shown, 0}, {"内容摘要", shown, 0}}},
	{'关', []label{{"关键词", shown, 0}, {"关键字", shown, 0}}},
	{'有', []label{{"有效性", shown, 0}, {"有效期", shown, 0}}},
	{'是', []label{{"是否有效", shown, 0}}},
	{'效', []label{{"效力属性", shown, 0}, {"效力状态", shown, 0}}},
	{'废', []label{{"废止日期", shown, 0}, {"废止时间", shown, 0}}},
	{'失', []label{{"失效日期", shown, 0}, {"失效时间", shown, 0}}},
	{'归', []label{{"归档时间", shown, 0}, {"归档日期", shown, 0}}},
	{'字', []label{{"字号", notCarried, 0}, {"字体大小", notCarried, 0}, {"字体", notCarried, 0}}},
	{'作', []label{{"作者", shown, 0}}},
	{'编', []label{{"编辑日期", dated, 6}, {"编辑时间", dated, 6}, {"编辑", shown, 0}, {"编制单位", issued, 2}, {"编制机关", issued, 2}}},
	{'单', []label{{"单位名称", issued, 2}}},
	{'审', []label{{"审核", shown, 0}}},
	{'栏', []label{{"栏目", shown, 0}}},
	{'语', []label{{"语种", shown, 0}}},
	{'浏', []label{{"浏览次数", notCarried, 0}, {"浏览量", notCarried, 0}, {"浏览", notCarried, 0}}},
	{'点', []label{{"点击次数", notCarried, 0}, {"点击数", notCarried, 0}, {"点击量", notCarried, 0}, {"点击率", notCarried, 0}, {"点击", notCarried, 0}}},
	{'阅', []label{{"阅读次数", notCarried, 0}, {"阅读量", notCarried, 0}, {"阅读", notCarried, 0}}},
	{'访', []label{{"访问次数", notCarried, 0}, {"访问量", notCarried, 0}}},
	{'原', []label{{"原文链接", notCarried, 0}}},
	{'打', []label{{"打印", notCarried, 0}}},
	{'背', []label{{"背景色", notCarried, 0}}},
}
