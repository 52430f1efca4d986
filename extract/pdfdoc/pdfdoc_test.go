package pdfdoc_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/pdfdoc"
	"github.com/gouji/gouji/extract/pdfdoc/internal/pdftest"
	"github.com/gouji/gouji/extract/pdfdoc/pdfium"
)

const dir = "../../testdata/pdf/"

// workerFlag makes the test binary a PDF worker.
const workerFlag = "-pdf-worker"

func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == workerFlag {
		if err := pdfium.Serve(os.Stdin, os.Stdout, pdfium.Options{}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// worker is the command of a PDF worker.
func worker(t testing.TB) []string {
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return []string{own, workerFlag}
}

func reader(t testing.TB, o pdfdoc.Options) *pdfdoc.Reader {
	r := pdfdoc.New(o)
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

func file(t testing.TB, name string) []byte {
	b, err := os.ReadFile(dir + name)
	if errors.Is(err, fs.ErrNotExist) {
		b, err = os.ReadFile("../../testdata/samples/" + name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// reason returns the reason of a refusal, "" for none.
func reason(t *testing.T, err error) extract.Reason {
	t.Helper()
	var refusal *extract.Error
	if err != nil && !errors.As(err, &refusal) {
		t.Fatalf("%v is no refusal", err)
	}
	if refusal == nil {
		return ""
	}
	return refusal.Reason
}

func TestRefusals(t *testing.T) {
	huaian := file(t, "huaian-2024.pdf")
	r := reader(t, pdfdoc.Options{})
	for _, c := range []struct {
		name string
		b    []byte
		want extract.Reason
	}{
		{"password", file(t, "enc_userpw_secret.pdf"), extract.Password},
		{"fonts that do not say what they print", file(t, "no_tounicode.pdf"), extract.NoText},
		{"nothing", nil, extract.Empty},
		{"cut short", huaian[:len(huaian)*9/10], extract.Damaged},
		{"the beginning only", huaian[:20], extract.Damaged},
		{"no PDF", []byte("<html><body>404</body></html>"), extract.Damaged},
		{"deep arrays", deepArray(), extract.NoText},
	} {
		_, err := r.Read(t.Context(), c.b, extract.Limits{})
		if got := reason(t, err); got != c.want {
			t.Errorf("%s: refused as %q (%v), want %q", c.name, got, err, c.want)
		}
	}
	_, err := r.Read(t.Context(), huaian, extract.Limits{Bytes: 1000})
	if got := reason(t, err); got != extract.TooLarge {
		t.Errorf("refused as %q, want %q", got, extract.TooLarge)
	}
}

// deepArray is a file with an array of 100,000 levels in its page.
func deepArray() []byte {
	const depth = 100_000
	return []byte("%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n" +
		"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/X " + strings.Repeat("[", depth) + strings.Repeat("]", depth) +
		">>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n")
}

// TestDamaged reads damaged and hostile files: what text there is must be right,
// and only those without any are refused.
func TestDamaged(t *testing.T) {
	names, err := filepath.Glob(dir + "bad/*.pdf")
	if err != nil || len(names) < 30 {
		t.Fatal(len(names), err)
	}
	refused := map[string]extract.Reason{
		"empty": extract.Empty, "html": extract.Damaged, "tiny": extract.Damaged, "xrefstm_hugesize": extract.Damaged,
		"pages_cycle": extract.Damaged, "xobj_cycle": extract.Damaged,
		"bad_cmap_count": extract.NoText, "bad_flate": extract.NoText, "length_selfref": extract.NoText,
	}
	text := map[string]string{"bad_operands": "ok", "quote_ops": "Hello12345next", "stray_delims": "Hello12345more"}
	r := reader(t, pdfdoc.Options{})
	for _, path := range names {
		name := strings.TrimSuffix(filepath.Base(path), ".pdf")
		doc, err := r.Read(t.Context(), file(t, "bad/"+name+".pdf"), extract.Limits{})
		if got := reason(t, err); got != refused[name] {
			t.Errorf("%s: refused as %q (%v), want %q", name, got, err, refused[name])
		}
		if doc == nil {
			continue
		}
		want := text[name]
		if want == "" {
			want = "Hello12345"
		}
		got := strings.Map(func(r rune) rune {
			if strings.ContainsRune(" .\n", r) {
				return -1
			}
			return r
		}, doc.Source)
		if got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// TestScans refuses files of images and reads the other pages of files that have
// some.
func TestScans(t *testing.T) {
	image := "q 500 0 0 700 40 70 cm /X Do Q"
	text := "BT /F1 12 Tf 72 700 Td (Hello 12345) Tj ET"
	r := reader(t, pdfdoc.Options{})
	read := func(pages ...string) (*extract.Document, error) {
		f := pdftest.File{Pages: pages, Resources: "/XObject<</X 4 0 R>>", Objects: []string{pdftest.Image()}}
		return r.Read(t.Context(), f.Bytes(), extract.Limits{})
	}
	if _, err := read(image, image, image+" BT 3 Tr /F1 12 Tf 72 700 Td (recognised by a program, not printed) Tj ET"); err == nil ||
		err.Error() != "scanned: pages 1-3" {
		t.Errorf("got %v", err)
	}
	doc, err := read(image, text, image, image)
	if err != nil {
		t.Fatal(err)
	}
	if doc.Source != "Hello 12345\n" || doc.Blocks[0].Pos.Page != 2 || doc.Images != 3 {
		t.Errorf("read %q on page %d, %d images", doc.Source, doc.Blocks[0].Pos.Page, doc.Images)
	}
	if len(doc.Problems) != 1 || doc.Problems[0].Kind != extract.PagesScanned || doc.Problems[0].Detail != "1, 3-4" || doc.Problems[0].Count != 3 {
		t.Errorf("problems %+v", doc.Problems)
	}
}

// TestRepeatedPages names pages that stand in the place of others.
func TestRepeatedPages(t *testing.T) {
	page := func(n int) string {
		return fmt.Sprintf("BT /F1 12 Tf 72 700 Td (%d%s) Tj ET", n, strings.Repeat("Hello 12345", 10))
	}
	for _, c := range []struct {
		name  string
		pages []string
		want  string
	}{
		{"all different", []string{page(1), page(2), page(3)}, ""},
		{"one in the place of another", []string{page(1), page(2), page(2), page(4)}, "3"},
		{"the first again", []string{page(1), page(2), page(1)}, "3"},
		{"two copies", []string{page(1), page(2), page(1), page(2)}, ""},
		{"two copies and another", []string{page(1), page(2), page(1), page(2), page(3)}, "3-4"},
		{"twice the same", []string{page(1), page(1)}, "2"},
		{"short ones", []string{page(1), "BT /F1 12 Tf 72 700 Td (1) Tj ET", "BT /F1 12 Tf 72 700 Td (1) Tj ET"}, ""},
	} {
		f := pdftest.File{Pages: c.pages}
		doc, err := reader(t, pdfdoc.Options{}).Read(t.Context(), f.Bytes(), extract.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range doc.Problems {
			if p.Kind == extract.PagesRepeated {
				got = p.Detail
			}
		}
		if got != c.want {
			t.Errorf("%s: pages %q, want %q", c.name, got, c.want)
		}
	}
}

// TestTimeout stops a file that takes long, and reads the next: inside this
// process and in workers.
func TestTimeout(t *testing.T) {
	slow, quick := file(t, "bad/xobj_cycle.pdf"), file(t, "lo_phantom_digit.pdf")
	for name, command := range map[string][]string{"inside": nil, "worker": worker(t)} {
		t.Run(name, func(t *testing.T) {
			r := reader(t, pdfdoc.Options{Options: pdfium.Options{Instances: 1, Worker: command}, Timeout: 100 * time.Millisecond})
			for range 2 {
				_, err := r.Read(t.Context(), slow, extract.Limits{})
				if got := reason(t, err); got != extract.TimedOut {
					t.Fatalf("refused as %q (%v), want %q", got, err, extract.TimedOut)
				}
			}
			r = reader(t, pdfdoc.Options{Options: pdfium.Options{Instances: 1, Worker: command}})
			ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
			defer cancel()
			if _, err := r.Read(ctx, slow, extract.Limits{}); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("the caller's context ended, got %v", err)
			}
			if _, err := r.Read(t.Context(), quick, extract.Limits{}); err != nil {
				t.Errorf("after a file that was stopped: %v", err)
			}
		})
	}
}

// TestWorker reads files in workers as inside this process.
func TestWorker(t *testing.T) {
	inside := reader(t, pdfdoc.Options{})
	outside := reader(t, pdfdoc.Options{Options: pdfium.Options{Worker: worker(t)}})
	for _, name := range []string{
		"huaian-2024.pdf", "chromium_noborder.pdf", "enc_userpw_secret.pdf", "no_tounicode.pdf", "bad/tiny.pdf", "bad/pages_cycle.pdf",
		"lo_wqy.pdf",
	} {
		want, wantErr := inside.Read(t.Context(), file(t, name), extract.Limits{})
		got, err := outside.Read(t.Context(), file(t, name), extract.Limits{})
		if reason(t, err) != reason(t, wantErr) {
			t.Errorf("%s: %v, want %v", name, err, wantErr)
		}
		if err == nil && (got.Source != want.Source || len(got.Blocks) != len(want.Blocks)) {
			t.Errorf("%s: a worker reads it otherwise", name)
		}
	}
	missing := reader(t, pdfdoc.Options{Options: pdfium.Options{Worker: []string{"/nonexistent"}}})
	if _, err := missing.Read(t.Context(), file(t, "lo_wqy.pdf"), extract.Limits{}); err == nil || errors.As(err, new(*extract.Error)) {
		t.Errorf("without a worker: %v", err)
	}
}

// TestMemory gives PDFium less memory than a file takes.
func TestMemory(t *testing.T) {
	r := reader(t, pdfdoc.Options{Options: pdfium.Options{Instances: 1, Memory: 24 << 20}})
	big := append(file(t, "huaian-2024.pdf"), make([]byte, 32<<20)...)
	if _, err := r.Read(t.Context(), big, extract.Limits{}); reason(t, err) == "" {
		t.Error("a file larger than the memory is read")
	}
	if _, err := r.Read(t.Context(), file(t, "lo_phantom_digit.pdf"), extract.Limits{}); err != nil {
		t.Errorf("after a file that took too much memory: %v", err)
	}
}

// TestConcurrent reads files at the same time with fewer instances than readers.
func TestConcurrent(t *testing.T) {
	r := reader(t, pdfdoc.Options{Options: pdfium.Options{Instances: 2}})
	b := file(t, "lo_wqy.pdf")
	want, err := r.Read(t.Context(), b, extract.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			doc, err := r.Read(t.Context(), bytes.Clone(b), extract.Limits{})
			if err != nil || doc.Source != want.Source {
				t.Errorf("read otherwise: %v", err)
			}
		})
	}
	wg.Wait()
}

// TestNarrative reads a real report's headings and paragraphs: rejoined over
// lines and pages, without page numbers.
func TestNarrative(t *testing.T) {
	doc, err := reader(t, pdfdoc.Options{}).Read(t.Context(), file(t, "huaian-2024.pdf"), extract.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Box == (extract.Box{}) || b.Pos.Page == 0 {
			t.Errorf("block %d has no place", i)
		}
		if b.Kind == extract.TableBlock {
			got = append(got, "table")
			continue
		}
		if !strings.HasPrefix(doc.Source[b.Pos.Offset:], b.Text) {
			t.Errorf("%q does not stand at its offset", b.Text)
		}
		runes := []rune(b.Text)
		got = append(got, string(runes[:min(8, len(runes))])+"…"+string(runes[max(0, len(runes)-6):]))
	}
	want := []string{
		"淮安市人民政府…市人民政府", "2024年政府信…作年度报告", "本报告由淮安市人…63.com）。", "一、总体情况…、总体情况",
		"2024年，我市…完成了各项任务。", "（一）主动公开情…", "（二）依申请公开…", "（三）政府信息管…", "（四）政府信息公…", "（五）政府信息公…",
		"二、主动公开政府…", "table", "三、收到和处理政…", "table", "四、政府信息公开…", "table", "五、存在的主要问…", "对照上级新要求和…流动性过快的问题。",
		"针对存在问题，下…", "六、其他需要报告…", "2024年，市政…",
	}
	if len(got) != len(want) {
		t.Fatalf("%d blocks, want %d: %q", len(got), len(want), got)
	}
	for i := range want {
		begin, _, _ := strings.Cut(want[i], "…")
		if !strings.HasPrefix(got[i], begin) {
			t.Errorf("block %d begins %q, want %q", i, got[i], begin)
		}
	}
}
