//go:build unix

package fetch

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// BenchmarkCrawl fetches pages from the loopback without delay, from sixteen
// hosts side by side, in a process of its own, whose memory is told. How the memory grows with
// the number of addresses:
//
//	go test ./corpus/fetch -run '^$' -bench Crawl -benchtime 10000x
//	go test ./corpus/fetch -run '^$' -bench Crawl -benchtime 100000x
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
	dir := b.TempDir()
	name := filepath.Join(dir, "list")
	if err := os.WriteFile(name, []byte(list.String()), 0o666); err != nil {
		b.Fatal(err)
	}
	for _, known := range []bool{false, true} {
		child := exec.Command(os.Args[0], filepath.Join(dir, "kept"))
		child.Env = append(os.Environ(), childSite+"="+site, childList+"="+name)
		child.Stderr = os.Stderr
		began := time.Now()
		if err := child.Run(); err != nil {
			b.Fatal(err)
		}
		what := ""
		if known { // a second run, which asks for nothing
			what = "known-"
		}
		b.ReportMetric(float64(b.N)/time.Since(began).Seconds(), what+"pages/s")
		if usage, ok := child.ProcessState.SysUsage().(*syscall.Rusage); ok {
			b.ReportMetric(float64(usage.Maxrss)/1024, what+"peak-MiB")
		}
	}
}
