package division_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gouji/gouji/corpus/organs/division"
)

func TestInAnyYear(t *testing.T) {
	for name, want := range map[string]int{
		"宿迁市人民政府": 321300, "宿迁市财政局": 321300, "江苏省人民政府": 320000, "江苏省宿迁市宿城区人民政府": 321302, "宿城区财政局": 321302,
		"上海市人民政府办公厅": 310000, "上海市浦东新区人民政府": 310115, "平潭县人民政府": 350128, "汝州市人民政府": 410482,
		"南京市鼓楼区人民政府": 320106, "徐州市鼓楼区人民政府": 320302, "福建省鼓楼区": 350102,
		"鼓楼区人民政府": 0, "朝阳区教育局": 0, "北京市朝阳区教育局": 110105, "城关镇人民政府": 0, "财政局": 0, "": 0, "国家税务总局": 0,
		"銅山縣人民政府": 320323, "铜山县人民政府": 320323, "铜山区人民政府": 320312, "广西壮族自治区": 450000, "内蒙古自治区阿拉善盟": 152900,
		"东区街道办事处": 0, "攀枝花市东区人民政府": 510402, "桥东区人民政府": 0, "石家庄市桥东区人民政府": 130103, "张家口市桥东区": 130702,
		"吉林省吉林市": 220200, "吉林市公安局": 220200, "沭阳县沭城街道办事处": 321322, "省财政厅": 0, "市政府办公室": 0,
		"江苏省朝阳区": 320000, // there is none: the province is all that is certain
	} {
		if d, _ := division.In(name, 0); d.Code != want {
			t.Errorf("%s: got %d %s, want %d", name, d.Code, d.Name, want)
		}
	}
}

// TestIn holds that a division that is gone does not make a name ambiguous later.
func TestIn(t *testing.T) {
	for _, test := range []struct {
		name string
		year int
		want int
	}{
		{"桥东区人民政府", 2025, 130702}, {"桥东区人民政府", 2015, 0}, {"桥东区人民政府", 2018, 0}, {"桥东区人民政府", 0, 0},
		{"邢台市桥东区", 2025, 130502}, // it alone has that name, even after its end
		{"铜山县人民政府", 2024, 320323}, {"鼓楼区人民政府", 2025, 0}, {"宿迁市财政局", 2010, 321300},
	} {
		if d, _ := division.In(test.name, test.year); d.Code != test.want {
			t.Errorf("%s in %d: got %d %s, want %d", test.name, test.year, d.Code, d.Name, test.want)
		}
	}
}

// TestData holds the order that the search relies on, and that every code of a
// county lies in a province of the data.
func TestData(t *testing.T) {
	content, err := os.ReadFile("divisions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")
	if len(lines) < 3400 || !slices.IsSorted(lines) {
		t.Errorf("%d lines, sorted: %v", len(lines), slices.IsSorted(lines))
	}
	for _, line := range lines {
		fields := strings.Split(line, "\t")
		code, err := strconv.Atoi(fields[1])
		if err != nil || len(fields) != 3 || len(fields[1]) != 6 {
			t.Fatalf("%q", line)
		}
		if !slices.ContainsFunc(division.Named(fields[0]), func(d division.Division) bool { return d.Code == code }) {
			t.Errorf("%s: not found by its name", line)
		}
		if _, ok := division.ByCode(code / 10000 * 10000); !ok {
			t.Errorf("%s: no province", line)
		}
	}
}

func FuzzIn(f *testing.F) {
	f.Add("江苏省宿迁市宿城区人民政府")
	f.Fuzz(func(t *testing.T, name string) {
		if d, ok := division.In(name, 0); ok && (d.Code < 110000 || d.Code > 829999) {
			t.Errorf("%q: %d", name, d.Code)
		}
	})
}
