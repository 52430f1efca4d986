package textdoc

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

func BenchmarkRead(b *testing.B) {
	for _, c := range []struct {
		name, src string
		format    extract.Format
	}{
		{"text", sample(b, "ruzhou-2021.txt"), extract.Text},
		{"markdown", sample(b, "shuyang-county-2025.md"), extract.Markdown},
		{"line", strings.Repeat("政府信息公开", 1<<18), extract.Text},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.src)))
			b.ReportAllocs()
			for b.Loop() {
				Read(c.src, c.format, extract.Limits{})
			}
		})
	}
}
