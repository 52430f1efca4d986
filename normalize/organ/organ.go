// Package organ tells from an organ's name which kind of organ it is, as far as
// the law on annual reports makes a difference between them.
//
// In: a name as a report prints it. Out: a Kind. Only what the name makes
// certain is said; everything else is Unknown. The words are lists beside the
// code; nothing outside the standard library is needed but package fold, for
// names in traditional characters.
package organ

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/fold"
)

// Kind is a kind of administrative organ.
type Kind uint8

// The kinds.
const (
	// Unknown organs are all others: institutions and companies, bodies that the
	// central state leads down to the counties (tax, customs, meteorology), committees
	// that manage a zone, and general offices, under whose name their own report
	// and the government's are published alike.
	Unknown Kind = iota
	// Government is a people's government at county level or above (县级以上人民政府).
	Government
	// Department is a department of such a government (县级以上人民政府部门).
	Department
	// Township is the government of a township or a town, or the office that a
	// government at county level sends to a subdistrict (乡镇人民政府, 街道办事处). The
	// regulations on open government information (2019, Article 49) set no date of
	// their own for it.
	Township
)

// String returns the kind's name.
func (k Kind) String() string {
	return [...]string{"unknown", "government", "department", "township"}[k]
}

// KindOf returns the kind of the organ with the given name.
func KindOf(name string) Kind {
	name = fold.Label(name)
	area := name
	for _, ending := range [...]string{"人民政府", "政府"} {
		if head, ok := strings.CutSuffix(name, ending); ok {
			area = head
			break
		}
	}
	switch {
	case township(area):
		return Township
	case government(area, area != name):
		return Government
	case department(name):
		return Department
	}
	return Unknown
}

// township reports whether an area is one of the lowest level.
func township(area string) bool {
	return hasSuffix(area, "街道办事处", "街道办", "街道", "镇", "乡", "苏木") && !hasSuffix(area, "下乡", "城乡")
}

// government reports whether an area is one with a government at county level or
// above. A district that is not named as having a government may be a zone.
func government(area string, named bool) bool {
	if hasSuffix(area, "省", "市", "县", "旗", "自治州", "自治区", "盟", "行政公署") {
		return true
	}
	return strings.HasSuffix(area, "区") && (named || !zone(area)) || named && strings.HasSuffix(area, "州")
}

// zone reports whether a name is that of a zone, or of something in one.
func zone(name string) bool {
	for _, word := range [...]string{"开发", "新区", "实验区", "试验区", "园区", "高新", "示范区", "度假", "保税", "集聚区", "管理区", "景区", "经济区",
		"合作区", "自贸", "自由贸易", "管委会", "管理委员会", "社区", "矿区", "林区", "灌区", "库区", "保护区", "片区", "港区"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// department reports whether a name is that of a department of a government at
// county level or above.
func department(name string) bool {
	switch {
	case zone(name), strings.HasPrefix(name, "国家"), strings.HasPrefix(name, "中国"):
		return false
	case !hasSuffix(name, "局", "厅", "委员会", "改委", "健委", "建委", "国资委", "农业农村委"):
		return false
	case hasSuffix(name, "办公厅", "村民委员会", "居民委员会", "工作委员会", "分局", "支局", "总局", "党委", "党委员会"):
		return false
	}
	return !slices.ContainsFunc([]string{"税务", "气象", "地震", "邮政", "通信管理", "海事", "海关", "铁路", "民航", "供电", "电力", "金融监督", "银保监", "证券监督", "证监",
		"外汇", "烟草", "矿山安全", "煤矿安全", "航道", "水文", "流域", "黄河", "长江", "公路", "水库", "档案", "保密", "机要", "中共", "纪律检查", "常务委员会", "政治协商",
		"法院", "检察", "监狱", "戒毒", "街道"},
		func(word string) bool { return strings.Contains(name, word) }) && !strings.ContainsRune(Within(name), '镇')
}

// Within returns a name without the area at its front: 临溪市水利局 is 水利局,
// 江州省市场监督管理局 is 市场监督管理局.
func Within(name string) string {
	for i := len(name); i > 0; {
		r, n := utf8.DecodeLastRuneInString(name[:i])
		matter := r == '市' && (strings.HasPrefix(name[i:], "场") || strings.HasPrefix(name[i:], "政管"))
		if i < len(name) && i > n && strings.ContainsRune("省市县区旗州盟", r) && !matter {
			return name[i:]
		}
		i -= n
	}
	return name
}

func hasSuffix(s string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(s, e) && len(s) > len(e) })
}
