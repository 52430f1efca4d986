// Package organs tells which reports are one organ's, however its name is printed,
// and which organs belong to which.
//
// In: names as reports print them, a file of aliases and a roster. Out: an Organ
// with a key that is the same for all names of one organ, its kind and its level.
// Names are folded by package fold; only what means the same in every name is
// rewritten. What would join two organs that merely are called alike, such as
// leaving out the city before a district, is left to the file of aliases.
//
// Package division, below, gives the codes of administrative divisions
// (GB/T 2260) where a name tells just one.
//
// YAML is read with goccy/go-yaml in strict mode, as the forms are.
package organs

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/corpus/organs/division"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/organ"
)

// Organ is an organ as the corpus knows it.
type Organ struct {
	Key   string // the same for all its names; for comparison, not to be shown
	Kind  organ.Kind
	Level Level
	// Shared is true where the name does not tell where the organ is, so that others
	// may be called the same: 财政局, 城关镇, 鼓楼区. Reports are not one organ's
	// because of such a name alone.
	Shared bool
}

// Identity returns a key that is one organ's alone: Key or, where others may be called
// the same, Key with the site that the report comes from, and where that is not known
// (address is ""), with the report's own file.
func (o Organ) Identity(address, file string) string {
	if o.Key == "" || !o.Shared {
		return o.Key
	}
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return o.Key + " " + strings.ToLower(u.Host)
	}
	return o.Key + " " + file
}

// Level is the level of the state that an organ belongs to, as far as its name
// tells.
type Level uint8

// The levels.
const (
	LevelUnknown Level = iota
	LevelNational
	LevelProvince
	LevelPrefecture // 自治州, 盟, 地区
	LevelCity       // 市: of prefecture or of county level, the name does not tell which
	LevelCounty     // 县, 旗, 区
	LevelTownship   // 乡, 镇, 街道
)

// String returns the level's name.
func (l Level) String() string {
	return [...]string{"unknown", "national", "province", "prefecture", "city", "county", "township"}[l]
}

// Of returns the organ with the given name, without a file of aliases.
func Of(name string) Organ { return (*Aliases)(nil).Of(name, 0) }

// Key returns the comparison form of an organ's name: simplified, half width,
// without blanks and punctuation, with the words that mean the same written one way
// (人民政府, 政府; 办公厅, 办公室; 管理委员会, 管委会; 街道办事处, 街道), without the word for the
// government or the committee behind an area's own name, and without the province
// before a city, a county or a prefecture.
func Key(name string) string {
	var b strings.Builder
	for _, r := range name {
		if f := fold.Rune(r); f != 0 {
			b.WriteRune(f)
		}
	}
	key := b.String()
	for _, w := range synonyms() {
		key = strings.ReplaceAll(key, w[0], w[1])
	}
	return withoutProvince(bare(key))
}

// Fullest returns the name by which an organ is known best: the full one that its
// report gives, where the name in the report's title is the end of it.
func Fullest(name, full string) string {
	if key := Key(name); full != "" && key != "" && strings.HasSuffix(Key(full), key) {
		return full
	}
	return name
}

// shared reports whether several organs may have a key.
func shared(key string) bool {
	for _, head := range [...]string{"国家", "国务院", "中国", "中华人民共和国"} {
		if strings.HasPrefix(key, head) {
			return false
		}
	}
	district := key
	if i := strings.IndexRune(key, '区'); i >= 0 {
		district = key[:i+len("区")]
	}
	switch {
	case len(division.Named(district)) > 1, zoneOnly(district):
		return true
	case endsWith(key, "省市县区旗州盟"):
		return false
	}
	return organ.Within(key) == key
}

// zoneOnly reports whether an area is nothing but a kind of zone.
func zoneOnly(area string) bool {
	if !strings.HasSuffix(area, "区") {
		return false
	}
	for _, word := range [...]string{"高新技术", "经济技术", "产业", "经济", "集聚", "工业", "高新", "旅游", "度假", "综合", "保税", "示范", "试验", "实验", "开发", "经开", "新", "园", "管理", "区"} {
		area = strings.ReplaceAll(area, word, "")
	}
	return area == ""
}

// synonyms are words and what is written for them, longer words first. Each pair
// is the official full and short name of the same institution.
func synonyms() [][2]string {
	return [][2]string{
		{"人民政府", "政府"}, {"办公厅", "办公室"},
		{"国有资产监督管理委员会", "国资委"}, {"发展和改革委员会", "发改委"}, {"发展与改革委员会", "发改委"}, {"发展改革委员会", "发改委"}, {"发展改革委", "发改委"},
		{"卫生健康委员会", "卫健委"}, {"卫生健康委", "卫健委"}, {"发展和改革局", "发改局"}, {"发展改革局", "发改局"}, {"卫生健康局", "卫健局"},
		{"住房和城乡建设", "住建"}, {"住房城乡建设", "住建"}, {"人力资源和社会保障", "人社"}, {"人力资源社会保障", "人社"},
		{"工业和信息化", "工信"}, {"自然资源和规划", "自然资源规划"}, {"文化和旅游", "文旅"}, {"文化旅游", "文旅"}, {"市场监督管理", "市场监管"},
		{"管理委员会", "管委会"}, {"街道办事处", "街道"}, {"街道办", "街道"},
	}
}

// bare leaves out the word for the body that governs an area where the area's own
// name stands before it.
func bare(key string) string {
	if area, ok := strings.CutSuffix(key, "政府"); ok && endsWith(area, "省市县区旗州盟镇乡") {
		return area
	}
	if strings.HasSuffix(key, "街道政府") {
		return strings.TrimSuffix(key, "政府")
	}
	if area, ok := strings.CutSuffix(key, "管委会"); ok && endsWith(area, "区") {
		return area
	}
	if area, ok := strings.CutSuffix(key, "行政公署"); ok && utf8.RuneCountInString(area) > 1 {
		return area
	}
	return key
}

// endsWith reports whether a name of at least two characters ends with one of those given.
func endsWith(name, endings string) bool {
	r, n := utf8.DecodeLastRuneInString(name)
	return n > 0 && len(name) > n && strings.ContainsRune(endings, r)
}

// withoutProvince leaves out a province before the name of a city, a county, a
// banner or a prefecture: these are unique in the country. Districts are not.
func withoutProvince(key string) string {
	const longest = 11 // characters of 新疆维吾尔自治区 and the like
	at, seen := 0, 0
	for i, r := range key {
		if seen++; seen > longest {
			break
		}
		if r == '省' && seen > 2 || r == '区' && strings.HasSuffix(key[:i], "自治") {
			at = i + utf8.RuneLen(r)
			break
		}
	}
	if at == 0 {
		return key
	}
	rest, n := key[at:], 0
	for i, r := range rest {
		switch {
		case r == '区', r == '局', r == '厅', n > longest:
			return key
		case strings.ContainsRune("市县旗州盟", r):
			if after := rest[i+utf8.RuneLen(r):]; n >= 2 && !strings.HasPrefix(after, "场") && !strings.HasPrefix(after, "级") {
				return rest
			}
			if r == '市' {
				return key
			}
		}
		n++
	}
	return key
}

// levelOf returns the level that a key tells.
func levelOf(key string, kind organ.Kind) Level {
	area := key
	if within := organ.Within(key); within != key {
		area = strings.TrimSuffix(key, within)
	}
	last, _ := utf8.DecodeLastRuneInString(area)
	switch {
	case kind == organ.Township:
		return LevelTownship
	case strings.HasPrefix(key, "国家"), strings.HasPrefix(key, "国务院"), strings.HasPrefix(key, "中华人民共和国"):
		return LevelNational
	case last == '省', strings.HasSuffix(area, "自治区"), municipality(area):
		return LevelProvince
	case strings.HasSuffix(area, "自治州"), last == '盟', strings.HasSuffix(area, "地区"):
		return LevelPrefecture
	case last == '市':
		return LevelCity
	case last == '县', last == '旗', last == '区' && kind != organ.Unknown:
		return LevelCounty
	}
	return LevelUnknown
}

// municipality reports whether an area is one of the cities directly under the
// central government.
func municipality(area string) bool {
	switch area {
	case "北京市", "天津市", "上海市", "重庆市":
		return true
	}
	return false
}
