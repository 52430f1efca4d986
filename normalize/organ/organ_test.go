package organ

import (
	"strings"
	"testing"
)

func TestKindOf(t *testing.T) {
	for name, want := range map[string]Kind{
		"淮安市人民政府":          Government,
		"江州省人民政府":          Government,
		"洪泽区":              Government,
		"东陵区人民政府":          Government,
		"阿拉善左旗":            Government,
		"延边朝鲜族自治州":         Government,
		"雲嶺縣人民政府":          Government,
		"浦东新区人民政府":         Government,
		"临溪市水利局":           Department,
		"云岭县卫生健康局":         Department,
		"江州省财政厅":           Department,
		"临溪市发展和改革委员会":      Department,
		"临溪市卫健委":           Department,
		"东陵区城市管理综合行政执法局":   Department,
		"云岭县城乡建设局":         Department,
		"临溪市鄉村振興局":         Department,
		"青石镇人民政府":          Township,
		"大槐树乡":             Township,
		"白鹭洲街道办事处":         Township,
		"北京街道办":            Township,
		"云岭县大槐树乡人民政府":      Township,
		"临溪高新技术产业开发区管理委员会": Unknown,
		"平潭综合实验区":          Unknown,
		"产业集聚区管委会":         Unknown,
		"镇江市水利局":           Department,
		"云岭县青石镇综合执法局":      Unknown,
		"平潭综合实验区经济发展局":     Unknown,
		"国家统计局云岭调查队":       Unknown,
		"江州省气象局":           Unknown,
		"国家税务总局临溪市税务局":     Unknown,
		"上海市人民政府办公厅":       Unknown,
		"临溪市人民政府办公室":       Unknown,
		"临溪市公安局东陵分局":       Unknown,
		"云岭县村民委员会":         Unknown,
		"中共临溪市委员会":         Unknown,
		"临溪市第一中学":          Unknown,
		"统筹城乡":             Unknown,
		"三下乡":              Unknown,
		"市":                Unknown,
		"局":                Unknown,
		"":                 Unknown,
	} {
		if got := KindOf(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

func TestWithin(t *testing.T) {
	for name, want := range map[string]string{
		"江州省临溪市水利局": "水利局", "水利局": "水利局", "市水利局": "市水利局", "临溪市": "临溪市", "": "", "东陵区市政管理局": "市政管理局",
		"江州省市场监督管理局": "市场监督管理局", "临溪市市场监管局": "市场监管局", "临溪市政府办公室": "政府办公室", "市场监管局": "市场监管局",
	} {
		if got := Within(name); got != want {
			t.Errorf("%s within its area is %s, want %s", name, got, want)
		}
	}
}

// FuzzKindOf holds that any name has a kind and ends with what is within its area.
func FuzzKindOf(f *testing.F) {
	for _, s := range []string{"临溪市水利局", "政府", "\xff镇", "（）"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if k := KindOf(name); k.String() == "" {
			t.Errorf("%q has the kind %d", name, k)
		}
		if !strings.HasSuffix(name, Within(name)) {
			t.Errorf("%q does not end with %q", name, Within(name))
		}
	})
}
