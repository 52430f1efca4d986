package organs

import (
	"errors"
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/organ"
)

// TestKeyJoins holds that names of one organ have one key, each group another.
func TestKeyJoins(t *testing.T) {
	groups := [][]string{
		{"平潭综合实验区", "平潭综合实验区管委会", "平潭综合实验区管理委员会", "平潭綜合實驗區管委會", "平潭 综合实验区（管委会）"},
		{"平潭综合实验区管委会办公室", "平潭综合实验区管理委员会办公室"},
		{"宿迁市人民政府", "宿迁市政府", "宿迁市", "江苏省宿迁市人民政府", "宿遷市人民政府"},
		{"宿城区人民政府办公室", "宿城区政府办公室", "宿城区人民政府办公厅", "宿城区（政府）办公室"},
		{"江苏省", "江苏省人民政府"},
		{"江苏省市场监督管理局", "江苏省市场监管局"},
		{"江苏省城市管理局"},
		{"白鹭洲街道", "白鹭洲街道办", "白鹭洲街道办事处"},
		{"大槐树乡", "大槐树乡人民政府"},
		{"临溪市发展和改革委员会", "临溪市发展改革委", "临溪市发改委", "江州省临溪市发展改革委员会"},
		{"临溪市卫生健康委员会", "临溪市卫健委"},
		{"临溪市卫生健康局"},
		{"上海市人民政府办公厅", "上海市政府办公厅"},
		{"上海市"},
		{"广西壮族自治区南宁市", "南宁市人民政府"},
		{"广西壮族自治区"},
		{"南京市鼓楼区人民政府"}, {"徐州市鼓楼区人民政府"}, {"鼓楼区"}, // districts may be called alike
		{"福建省鼓楼区"},
		{"临溪市公安局"}, {"临溪市公安局东陵分局"},
		{"临溪市"}, {"市政府"}, {"区管委会"},
	}
	seen := map[string]string{}
	for _, names := range groups {
		want := Key(names[0])
		for _, name := range names {
			if got := Key(name); got != want {
				t.Errorf("%s has the key %s, %s the key %s", name, got, names[0], want)
			}
		}
		if other, taken := seen[want]; taken {
			t.Errorf("%s and %s have the key %s", names[0], other, want)
		}
		seen[want] = names[0]
	}
}

func TestOf(t *testing.T) {
	for name, want := range map[string]Organ{
		"江苏省人民政府":      {Kind: organ.Government, Level: LevelProvince},
		"上海市人民政府":      {Kind: organ.Government, Level: LevelProvince},
		"江苏省市场监督管理局":   {Kind: organ.Department, Level: LevelProvince},
		"上海市水务局":       {Kind: organ.Department, Level: LevelProvince},
		"宿迁市人民政府":      {Kind: organ.Government, Level: LevelCity},
		"延边朝鲜族自治州":     {Kind: organ.Government, Level: LevelPrefecture},
		"沭阳县水利局":       {Kind: organ.Department, Level: LevelCounty},
		"洪泽区人民政府":      {Kind: organ.Government, Level: LevelCounty},
		"青石镇人民政府":      {Kind: organ.Township, Level: LevelTownship},
		"国家税务总局临溪市税务局": {Level: LevelNational},
		"产业集聚区管委会":     {},
		"":             {},
	} {
		if got := Of(name); got.Kind != want.Kind || got.Level != want.Level {
			t.Errorf("%s is %s, %s; want %s, %s", name, got.Kind, got.Level, want.Kind, want.Level)
		}
	}
}

func TestShared(t *testing.T) {
	for name, want := range map[string]bool{
		"财政局": true, "城关镇人民政府": true, "白鹭洲街道办事处": true, "鼓楼区人民政府": true, "鼓楼区财政局": true, "产业集聚区管委会": true, "经济技术开发区管委会": true,
		"市政府办公室": true, "徐州市鼓楼区人民政府": false, "云岭县城关镇人民政府": false, "宿迁市人民政府": false, "宿城区财政局": false, "平潭综合实验区": false,
		"汝州市产业集聚区管理委员会": false, "上海市人民政府办公厅": false, "国家统计局": false, "延边朝鲜族自治州": false,
	} {
		if got := Of(name).Shared; got != want {
			t.Errorf("%s is shared: %v", name, got)
		}
	}
	a, err := ParseAliases("a.yaml", []byte("- name: 汝州市产业集聚区管委会\n  also: [产业集聚区]\n"))
	if err != nil {
		t.Fatal(err)
	}
	if o := a.Of("产业集聚区管委会", 2021); o.Shared || o.Key != Key("汝州市产业集聚区管理委员会") {
		t.Errorf("%+v", o)
	}
}

func TestFullest(t *testing.T) {
	for _, c := range [][3]string{
		{"产业集聚区管委会", "汝州市产业集聚区管理委员会", "汝州市产业集聚区管理委员会"}, {"宿迁市人民政府", "", "宿迁市人民政府"},
		{"宿迁市人民政府", "宿迁市人民政府办公室", "宿迁市人民政府"}, {"", "宿迁市人民政府", ""},
	} {
		if got := Fullest(c[0], c[1]); got != c[2] {
			t.Errorf("%s, %s: %s", c[0], c[1], got)
		}
	}
}

const aliases = `
- name: 平潭综合实验区管理委员会
  also: [平潭综合实验区行政服务中心, 平潭实验区]
  renamed_from:
    - {name: 平潭县人民政府, until: 2010}
- name: 临溪市市场监督管理局
  merged_from:
    - {name: 临溪市工商行政管理局, until: 2018}
`

func TestAliases(t *testing.T) {
	a, err := ParseAliases("aliases.yaml", []byte(aliases))
	if err != nil {
		t.Fatal(err)
	}
	pingtan := Key("平潭综合实验区")
	for _, c := range []struct {
		name string
		year int
		want string
	}{
		{"平潭综合实验区管委会", 2014, pingtan}, {"平潭實驗區", 2014, pingtan},
		{"平潭县", 2010, pingtan}, {"平潭县政府", 2011, "平潭县"}, {"平潭县", 0, "平潭县"},
		{"临溪市工商行政管理局", 2017, "临溪市工商行政管理局"},
	} {
		if got := a.Of(c.name, c.year).Key; got != c.want {
			t.Errorf("%s in %d is %s, want %s", c.name, c.year, got, c.want)
		}
	}
	if o := a.Of("平潭县人民政府", 2009); o.Kind != organ.KindOf("平潭综合实验区管理委员会") {
		t.Errorf("a former name's kind is %s", o.Kind)
	}
	market := Key("临溪市市场监管局")
	for _, c := range []struct {
		key      string
		from, to int
		want     bool
	}{
		{market, 2018, 2019, true}, {market, 2017, 2020, true}, {market, 2017, 2018, false}, {market, 2019, 2020, false},
		{"临溪市工商行政管理局", 2018, 2019, true}, {pingtan, 2010, 2011, false},
	} {
		if got := a.Changed(c.key, c.from, c.to); got != c.want {
			t.Errorf("%s changed between %d and %d: %v", c.key, c.from, c.to, got)
		}
	}
}

// TestFaults holds that what is wrong with a file is said with its place.
func TestFaults(t *testing.T) {
	for text, want := range map[string]string{
		"- name: 甲市\n  alias: [乙市]":                            "alias",
		"- also: [乙市]":                                         "name is missing",
		"- name: 甲市\n- name: 乙市\n  also: [甲市]":                 "another organ",
		"- name: 甲市\n  renamed_from: [{name: 乙市}]":             "until",
		"- name: 甲市\n  merged_from: [{name: 甲市, until: 2018}]": "into itself",
		"- name: &a 甲市":                                        "not allowed",
		"甲市":                                                   "",
		"- name: [甲市]":                                         "",
		"- {name: 甲市":                                          "",
		"[[[[[[[[[[":                                           "nested too deep",
		"- - - - - - - - - -":                                  "nested too deep",
		"\xff":                                                 "UTF-8",
		strings.Repeat("#", MaxBytes+1):                        "larger",
	} {
		_, err := ParseAliases("a.yaml", []byte(text))
		var e *form.Error
		if !errors.As(err, &e) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: %v, want %q", text, err, want)
		}
	}
	for _, text := range []string{"", "# nothing\n", "[]"} {
		if _, err := ParseAliases("a.yaml", []byte(text)); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestRoster(t *testing.T) {
	a, err := ParseAliases("aliases.yaml", []byte(aliases))
	if err != nil {
		t.Fatal(err)
	}
	r, err := ParseRoster("roster.yaml", []byte("- organ: 临溪市人民政府\n  includes_own: true\n  children: [平潭实验区, 临溪市工商行政管理局]\n"), a)
	if err != nil || len(r.Parents) != 1 || len(r.Parents[0].Children) != 2 {
		t.Fatal(r, err)
	}
	if p := r.Parents[0]; p.Key != "临溪市" || !p.IncludesOwn || p.Children[0].Key != Key("平潭综合实验区") || p.Children[0].Name != "平潭实验区" {
		t.Errorf("%+v", p)
	}
	for text, want := range map[string]string{
		"- organ: 甲市":                       "no children",
		"- children: [乙局]":                  "organ is missing",
		"- organ: 甲市\n  children: [甲市政府]":   "itself",
		"- organ: 甲市\n  children: [乙局, 乙局]": "twice",
		"- organ: 甲市\n  children: [乙局]\n- organ: 甲市人民政府\n  children: [乙局]":       "listed twice",
		"- organ: 甲市\n  includes_own: maybe\n  children: [乙局]":                   "",
		"- organ: 甲市\n  children: [乙局]\n  includes_own: true\n  level: county\n": "level",
	} {
		if _, err := ParseRoster("r.yaml", []byte(text), nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

// FuzzAliases holds that any file either has faults or gives every organ that it
// lists a key, and that reading it takes no other way out.
func FuzzAliases(f *testing.F) {
	for _, s := range []string{aliases, "", "- name: 甲市\n", "- - -", "[{", "a: b: c", "- name: |\n   甲\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := ParseAliases("a.yaml", data)
		if (a == nil) == (err == nil) {
			t.Fatalf("%v %v", a, err)
		}
		if a == nil {
			return
		}
		for _, key := range a.names {
			if _, ok := a.kinds[key]; key == "" || !ok {
				t.Errorf("the key %q is no organ of the list", key)
			}
		}
	})
}

// FuzzRoster holds the same of rosters.
func FuzzRoster(f *testing.F) {
	for _, s := range []string{"- organ: 甲市\n  children: [乙局]\n", "", "- organ: 甲\n  includes_own: true", "{"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ParseRoster("r.yaml", data, nil)
		if (r == nil) == (err == nil) {
			t.Fatalf("%v %v", r, err)
		}
		if r == nil {
			return
		}
		for _, p := range r.Parents {
			if p.Key == "" || len(p.Children) == 0 {
				t.Errorf("%+v", p)
			}
		}
	})
}

// FuzzKey holds that any name has a key that is not much longer than itself.
func FuzzKey(f *testing.F) {
	for _, s := range []string{"江苏省宿迁市人民政府", "平潭综合实验区管委会", "\xff省市", "人民人民政府政府"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if key := Key(name); len(key) > 4*len(name)+4 {
			t.Errorf("%q has the key %q", name, key)
		}
	})
}

func BenchmarkKey(b *testing.B) {
	for b.Loop() {
		Key("江苏省宿迁市人力资源和社会保障局")
	}
}
