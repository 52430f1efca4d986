package tables_test

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestContested prints rows that are short of columns: where the header says too little,
// nobody knows which are blank.
func TestContested(t *testing.T) {
	line := func(label string, values ...string) string {
		for i, v := range values { // in the middle of columns of 20
			label += strings.Repeat(" ", max(0, 62+20*i-extract.Columns(v)/2-extract.Columns(label))) + v
		}
		return label + "\n"
	}
	rows := line("     （一）予以公开", "", "774", "", "", "5", "1902", "2681") +
		line("            1.属于国家秘密", "", "2159", "", "", "2174", "", "4333") +
		line("            2.其他法律行政法规禁止公开", "", "5", "460", "", "", "", "465") +
		line("            3.危及“三安全一稳定”", "", "8", "", "", "1", "", "9")
	testLayouts(t, []layout{
		{
			name: "a header that names all columns", prefix: "applications.", format: extract.PDF,
			source: decisions + line("", "自然人", "商业企业", "科研机构", "公益组织", "法律机构", "其他", "总计") + rows,
			want: row("granted", "blank", 774, "blank", "blank", 5, 1902, 2681) + row("refused_state_secret", "blank", 2159, "blank", "blank", 2174, "blank", 4333) +
				row("refused_prohibited_by_law", "blank", 5, 460, "blank", "blank", "blank", 465) + row("refused_public_security", "blank", 8, "blank", "blank", 1, "blank", 9),
		},
		{
			name: "as many values as the header has names", prefix: "applications.", format: extract.PDF,
			source: decisions + line("", "自然人", "商业企业", "科研机构", "公益组织法律机构其他", "", "", "总计") + rows,
			want: row("granted", "columns_lost") + row("refused_state_secret", "columns_lost") + row("refused_public_security", "columns_lost") +
				"refused_prohibited_by_law.natural_person=blank refused_prohibited_by_law.enterprise=5 refused_prohibited_by_law.research_institution=460 refused_prohibited_by_law.total=465",
		},
	})
	testLayouts(t, []layout{
		{
			name: "a label set in the middle of its column", prefix: "applications.refused_prohibited", format: extract.PDF,
			source: "               自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n" +
				"1.属于国家秘密    0        0         0           0              0         0     0\n" +
				"   2.其他         8        0         0           0              0         0     8\n" +
				" 法律行政法\n 规禁止公开\n" +
				"3.危及“三安全   0        0         0           0              0         0     0\n   一稳定”\n",
			want: row("_by_law", 8, 0, 0, 0, 0, 0, 8),
		},
	})
}
