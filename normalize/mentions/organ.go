package mentions

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/fold"
)

// organ is the organ whose report is read, as the text may call it.
type organ struct {
	names     []string // folded, without 人民
	territory string   // of a government: 某市; "" for a department
	level     rune     // the last character of the territory
	unknown   bool     // the report names no organ
}

func organOf(r *normalize.Report) organ {
	var o organ
	for _, name := range []string{r.OrganFull, r.Organ} {
		if name = shortName(name); name != "" {
			o.names = append(o.names, name)
		}
	}
	if len(o.names) == 0 {
		o.unknown = true
		return o
	}
	name := o.names[len(o.names)-1]
	for _, body := range [...]string{"政府", "管委会", "办事处"} {
		if rest, ok := strings.CutSuffix(name, body); ok {
			o.territory = rest
			break
		}
	}
	if last, _ := utf8.DecodeLastRuneInString(name); o.territory == "" && strings.ContainsRune("省市县区镇乡州旗盟", last) {
		o.territory = name
	}
	if o.territory != "" {
		o.level, _ = utf8.DecodeLastRuneInString(o.territory)
		if strings.HasSuffix(o.territory, "街道") {
			o.level = '街'
		}
	}
	return o
}

// shortName folds an organ's name: 人民政府 is 政府, 管理委员会 is 管委会.
func shortName(name string) string {
	name = fold.Phrase(name)
	name = strings.ReplaceAll(name, "人民政府", "政府")
	return strings.ReplaceAll(name, "管理委员会", "管委会")
}

// whose says of whom a passage speaks.
type whose uint8

const (
	nobody   whose = iota // no organ is named
	itself                // the report's organ
	perhaps               // it may be the organ, or a part of it
	somebody              // another organ
)

// bodies end the name of an organ, wherever they stand in a run of text.
var bodies = [...]string{"办公室", "办公厅", "委员会", "管委会", "政府", "街道办", "支队", "大队", "法院", "医院", "学校", "集团", "公司", "中心", "部门", "单位"}

// named says whose name a run of unknown text is.
func (o *organ) named(run string) whose {
	name := bodyName(run)
	if name == "" {
		return nobody
	}
	name = shortName(name)
	if o.unknown {
		return perhaps
	}
	short := false
	for i, own := range o.names {
		short = short || abbreviates(name, own)
		switch {
		case name == own && o.territory == "", strings.HasSuffix(name, own):
			return itself
		case o.territory != "" && i == len(o.names)-1 && strings.HasSuffix(o.territory, name):
			return itself
		case strings.HasSuffix(own, name) && o.territory == "":
			return itself
		case strings.HasSuffix(own, name):
			return perhaps // 市政府: the government itself, or all its organs
		case o.territory != "" && strings.HasPrefix(name, o.territory) && strings.HasPrefix(own, name):
			return itself
		}
	}
	if short {
		return perhaps
	}
	return somebody
}

// abbreviates reports whether name can be own with characters left out, as in
// 云溪市市场监管局 for 云溪市市场监督管理局 and 市发改委 for 云溪市发展和改革委员会.
func abbreviates(name, own string) bool {
	const shortest = 3 * 3 // bytes
	last, _ := utf8.DecodeLastRuneInString(name)
	if len(name) < shortest || !strings.HasSuffix(own, string(last)) && !(last == '委' && strings.HasSuffix(own, "委员会")) {
		return false
	}
	for _, r := range name {
		i := strings.IndexRune(own, r)
		if i < 0 {
			return false
		}
		_, n := utf8.DecodeRuneInString(own[i:])
		own = own[i+n:]
	}
	return true
}

// bodyName returns the organ's name in a run of text, "" where it holds none.
func bodyName(run string) string {
	for _, body := range bodies {
		at := strings.LastIndex(run, body)
		if at < 0 || at+len(body) <= len("政府") {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(run[at+len(body):]); strings.ContainsRune("公网门工规服信采热", next) {
			continue // 政府公报, 政府网站
		}
		return run[:at+len(body)]
	}
	last, size := utf8.DecodeLastRuneInString(run)
	if size == len(run) || !strings.ContainsRune("局厅镇乡县区市州省旗委办院所队部校", last) {
		return ""
	}
	for _, no := range [...]string{"地区", "社区", "小区", "辖区", "灾区", "山区", "城市", "市区", "城区", "格局", "布局", "结局", "大局", "全局", "主办", "承办",
		"协办", "督办", "交办", "转办", "代办", "催办", "首办", "党委", "常委", "全部", "内部", "干部", "外部", "上市", "创办", "举办", "申办", "来办"} {
		if strings.HasSuffix(run, no) {
			return ""
		}
	}
	return run
}

// called says whose 全市, 我局, 街道 and the like are.
func (o *organ) called(first, level rune) whose {
	switch {
	case level == 0:
		return itself
	case o.unknown:
		return perhaps
	case level == '局': // of a department
		if o.territory == "" {
			return itself
		}
		return perhaps
	case level == o.level, level == '街' && o.level == '处', level == '区' && o.territory != "" && o.level != '市' && o.level != '县' && o.level != '镇' && o.level != '乡':
		return itself
	case first == '全':
		return somebody
	}
	return perhaps
}
