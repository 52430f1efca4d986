package interpret

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// hello is what is printed in most of the test data.
const hello = "Hello12345"

func TestSealed(t *testing.T) {
	tests := []struct {
		file string
		err  error
	}{
		{"rc4_40", nil}, {"rc4_128", nil}, {"rc4_v4", nil}, {"aes_128", nil}, {"aes_128_metadata", nil},
		{"aes_256", nil}, {"aes_256_r5", nil}, {"aes_256_objstm", nil},
		{"password_128", ErrPassword}, {"password_256", ErrPassword},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			pages, err := new(Reader).Pages(t.Context(), testdata(t, "sealed/"+tt.file+".pdf"))
			if !errors.Is(err, tt.err) {
				t.Fatalf("error %v, want %v", err, tt.err)
			}
			if err == nil && text(pages[0]) != hello {
				t.Errorf("text %q", text(pages[0]))
			}
		})
	}
}

// TestBad reads the damaged and hostile files: each ends soon with an error, or
// with what is printed in it.
func TestBad(t *testing.T) {
	want := map[string]string{
		"Q_underflow": hello, "array_eof": hello, "asciihex": hello, "dict_eof": hello, "hexstring_eof": hello,
		"huge_count": hello, "hugesize": hello, "length_missing": hello, "length_wrong_big": hello,
		"length_wrong_small": hello, "litstring_eof": hello, "neg_count": hello, "no_count": hello, "ok": hello,
		"predictor15": hello, "prevloop": hello, "quote_ops": hello + "next",
		"stray_delims": hello + "more", "xobj_cycle": "Hello", "bad_escape": "Hello.12345",
		"bad_cmap_count": "一\ufffd",
	}
	errs := map[string]error{
		"bad_flate": ErrDamaged, "empty": ErrDamaged, "html": ErrDamaged, "pages_cycle": ErrDamaged, "tiny": ErrDamaged,
		"bad_operands": ErrDamaged, "length_selfref": ErrDamaged, "parent_cycle": ErrDamaged, "trunc_flate": ErrDamaged,
		"xrefstm_hugesize": ErrLimit,
	}
	files, err := filepath.Glob("testdata/bad/*.pdf")
	if err != nil || len(files) != len(want)+len(errs) {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".pdf")
		t.Run(name, func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			pages, err := (&Reader{Timeout: 5 * time.Second}).Pages(t.Context(), b)
			if !errors.Is(err, errs[name]) {
				t.Fatalf("error %v, want %v", err, errs[name])
			}
			if err == nil && text(pages[0]) != want[name] {
				t.Errorf("text %q, want %q", text(pages[0]), want[name])
			}
		})
	}
}

// TestMend damages the frame of a file that is else in order.
func TestMend(t *testing.T) {
	whole := testdata(t, "bad/ok.pdf")
	packed := testdata(t, "mend/objstm.pdf")
	replaced := func(b []byte, old, now string) []byte {
		if !bytes.Contains(b, []byte(old)) {
			t.Fatalf("no %q", old)
		}
		return bytes.Replace(b, []byte(old), []byte(now), 1)
	}
	tests := []struct {
		name string
		file []byte
	}{
		{"as it is", whole},
		{"something before it", append([]byte("HTTP/1.1 200 OK\r\n\r\n"), whole...)},
		{"something behind it", append(bytes.Clone(whole), strings.Repeat("<!-- -->", 1000)...)},
		{"version 2.0", replaced(whole, "%PDF-1.5", "%PDF-2.0")},
		{"no startxref", replaced(whole, "startxref", "startxxxx")},
		{"startxref beside", replaced(whole, "startxref\n", "startxref\n9")},
		{"no table", replaced(whole, "\nxref", "\nxxxx")},
		{"page twice, the last counts", replaced(whole, "xref\n0 6", "3 0 obj\n<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>\nendobj\n")},
		{"object streams", packed},
		{"object streams without table", replaced(packed, "startxref", "startxxxx")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := text(read1(t, tt.file)); got != hello {
				t.Errorf("text %q", got)
			}
		})
	}
	if _, _, err := open(whole[:len(whole)*2/3]); !errors.Is(err, ErrDamaged) {
		t.Errorf("a file without its end: %v", err)
	}
}

func TestPageTree(t *testing.T) {
	b := pdfFile(
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R 2 0 R 9 0 R 4 0 R]/Count 4>>",
		"<</Type/Page/MediaBox[0 0 1 1]>>",
		"<</Type/Pages/Kids[5 0 R 3 0 R]>>",
		"<</Type/Page/MediaBox[0 0 2 2]>>",
	)
	file, err := new(Reader).Read(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	var widths []int
	for _, p := range file.Pages {
		widths = append(widths, rounded(p.Box)[2])
	}
	if want := []int{1, 2, 1}; !slices.Equal(widths, want) || !slices.Equal(file.Unread, []int{2}) || file.Total != 4 {
		t.Errorf("widths %v, unread %v, total %d", widths, file.Unread, file.Total)
	}
	if _, err := new(Reader).Pages(t.Context(), b); !errors.Is(err, ErrDamaged) {
		t.Errorf("a missing page: %v", err)
	}
}

// TestFonts reads the same report in fonts that are not in the file.
func TestFonts(t *testing.T) {
	files, err := filepath.Glob("testdata/fonts/cmap_*.pdf")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	var first string
	for _, file := range files {
		pages, err := new(Reader).Pages(t.Context(), testdata(t, "fonts/"+filepath.Base(file)))
		if err != nil {
			t.Fatal(err)
		}
		got := text(pages[0])
		if first == "" {
			first = got
		}
		if d := cmp.Diff(first, got); d != "" {
			t.Errorf("%s: %s", file, d)
		}
	}
	for _, want := range []string{"本年新收政府信息公开申请数量1100121313261439155216651778", "不予公开"} {
		if !strings.Contains(first, want) {
			t.Errorf("no %s in %s", want, first)
		}
	}
}

func TestPhantomDigit(t *testing.T) {
	pages, err := new(Reader).Pages(t.Context(), testdata(t, "fonts/lo_phantom_digit.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := text(pages[0]), "1234567890是编号30015361ABC3119"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
}

func TestOutputLimit(t *testing.T) {
	r := Reader{Output: 64}
	if _, err := r.Read(t.Context(), testdata(t, "fonts/lo_phantom_digit.pdf")); !errors.Is(err, ErrLimit) {
		t.Errorf("error %v, want %v", err, ErrLimit)
	}
}

func TestTimeLimit(t *testing.T) {
	r := Reader{Command: []string{os.Args[0], sleepArgument}, Timeout: 50 * time.Millisecond}
	if _, err := r.Read(t.Context(), []byte("%PDF-1.7")); !errors.Is(err, ErrLimit) {
		t.Errorf("error %v, want %v", err, ErrLimit)
	}
}

func TestContextEnds(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	r := Reader{Command: []string{os.Args[0], sleepArgument}}
	if _, err := r.Read(ctx, []byte("%PDF-1.7")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v, want %v", err, context.DeadlineExceeded)
	}
}

func TestNoChild(t *testing.T) {
	r := Reader{Command: []string{filepath.Join(t.TempDir(), "nothing")}}
	if _, err := r.Read(t.Context(), nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v, want %v", err, os.ErrNotExist)
	}
}

// TestPartOfAnAnswer ends the child after its first page.
func TestPartOfAnAnswer(t *testing.T) {
	var b bytes.Buffer
	out := gob.NewEncoder(&b)
	for _, r := range []reply{{Total: 3}, {Page: &layout.Page{Number: 1}}} {
		if err := out.Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	file, spent, err := collect(gob.NewDecoder(&b))
	if !errors.Is(err, errSilent) || !spent || len(file.Pages) != 1 || !slices.Equal(file.Unread, []int{2, 3}) {
		t.Errorf("%+v, %v", file, err)
	}
}

func TestServeWithoutRequest(t *testing.T) {
	if err := Serve(strings.NewReader("nonsense"), io.Discard); err == nil {
		t.Error("no error")
	}
}

// TestCost reads files that are made to cost much.
func TestCost(t *testing.T) {
	many := strings.Repeat("BT /F 1 Tf (1234567890) Tj ET ", 100_000)
	deep := strings.Repeat("[", 1_000_000) + strings.Repeat("<<", 1_000_000)
	big := binary.BigEndian.AppendUint64(nil, 1<<40)
	tests := []struct {
		name string
		file []byte
		cut  bool
	}{
		{"a million glyphs", onePage(helvetica, many), true},
		{"deep nesting", onePage(helvetica, deep), false},
		{"a million lines", onePage("", strings.Repeat("0 0 m 9 0 l S ", 1_000_000)), true},
		{"one path", onePage("", strings.Repeat("0 0 m 9 0 l ", 1_000_000)+"S"), false},
		{"forms that show each other", onePage("/XObject<</X 5 0 R/Y 6 0 R/Z 7 0 R>>", strings.Repeat("/X Do ", 1000),
			stream("/Subtype/Form", strings.Repeat("/Y Do ", 1000)), stream("/Subtype/Form", strings.Repeat("/Z Do ", 1000)),
			stream("/Subtype/Form", "0 0 m")), true},
		{"strange numbers", onePage(helvetica, fmt.Sprintf("BT /F %x Tf -.-. 1e9 --5 +-+ Td (1) Tj ET", big)), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pages, err := new(Reader).Pages(t.Context(), tt.file)
			if err != nil {
				t.Fatal(err)
			}
			if pages[0].Cut != tt.cut {
				t.Errorf("cut %v, want %v", pages[0].Cut, tt.cut)
			}
		})
	}
}
