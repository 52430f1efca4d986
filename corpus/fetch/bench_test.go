package fetch

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
)

// BenchmarkCrawl fetches pages from the loopback without delay, from sixteen
// hosts side by side; the site is served by the same process.
func BenchmarkCrawl(b *testing.B) {
	page := reportPage("某县财政局", 2024)
	site := onLoopback(b, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, page)
	}))
	var list strings.Builder
	for i := range b.N {
		fmt.Fprintf(&list, "http://h%d.example/%d.html\n", i%16, i)
	}
	o := loopback(site, b.TempDir())
	o.Delay, o.Hosts, o.Rotate = -1, 16, 0
	b.ReportAllocs()
	b.ResetTimer()
	if err := Run(b.Context(), o, Input{List: strings.NewReader(list.String())}); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}
