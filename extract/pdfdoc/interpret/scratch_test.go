package interpret

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/pdfdoc/layout"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

func TestScratch(t *testing.T) {
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	n := normalize.New(forms)
	var truth map[string]struct {
		Facts   map[string]*float64
		Refused string
	}
	b, _ := os.ReadFile("/work/shared/samples/pdf/truth.json")
	if err := json.Unmarshal(b, &truth); err != nil {
		t.Log(err)
	}
	files, _ := filepath.Glob("/work/shared/samples/pdf/*.pdf")
	more, _ := filepath.Glob("/work/shared/samples/*.pdf")
	for _, f := range append(files, more...) {
		if only := os.Getenv("ONLY"); only != "" && !strings.Contains(f, only) {
			continue
		}
		b, _ := os.ReadFile(f)
		start := time.Now()
		file, err := (&Reader{}).Read(context.Background(), b)
		took := time.Since(start)
		name := filepath.Base(f)
		want := truth[name].Facts
		if want == nil && !strings.Contains(f, "samples/pdf/") {
			var x struct{ Facts map[string]*float64 }
			b, _ := os.ReadFile(strings.TrimSuffix(f, ".pdf") + ".truth.json")
			if err := json.Unmarshal(b, &x); err != nil {
				t.Log(err)
			}
			want = x.Facts
		}
		if err != nil {
			fmt.Printf("%-28s %v ms, truth %d facts %q: %v\n", name, took.Milliseconds(), len(want), truth[name].Refused, err)
			continue
		}
		res, err := layout.Document(context.Background(), file.Pages, extract.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if os.Getenv("TEXT") != "" {
			fmt.Println(res.Source)
		}
		rep, ref := n.Read(&extract.Document{Format: extract.PDF, Charset: "utf-8", Source: res.Source, Blocks: res.Blocks})
		if ref != nil {
			fmt.Printf("%-28s %v ms pages %d refused %v %v (truth %d facts %q)\n", name, took.Milliseconds(), len(file.Pages), ref.Refused, ref.Detail, len(want), truth[name].Refused)
			continue
		}
		right, missing, extra := 0, 0, 0
		got := map[string]normalize.Fact{}
		for _, f := range rep.Facts {
			got[f.ID] = f
		}
		var wrong []string
		for id, w := range want {
			f, ok := got[id]
			switch {
			case !ok:
				missing++
				wrong = append(wrong, id+" missing")
			case w == nil && !f.Status.Known() && f.Status != normalize.Unreadable, w != nil && f.Status.Known() && math.Abs(val(f)-*w) < 1e-9:
				right++
			case f.Status == normalize.Unreadable:
				missing++
				wrong = append(wrong, id+" unreadable "+f.Raw)
			case w == nil:
				wrong = append(wrong, fmt.Sprintf("WRONG %s: %s nil", id, f.Raw))
			default:
				wrong = append(wrong, fmt.Sprintf("WRONG %s: %s %v", id, f.Raw, *w))
			}
		}
		for id := range got {
			if _, ok := want[id]; !ok {
				extra++
			}
		}
		g := 0
		for _, p := range file.Pages {
			g += len(p.Glyphs)
		}
		fmt.Printf("%-28s %4d ms pages %d unread %v glyphs %d: right %d of %d, wrong %d, missing %d, extra %d\n", name, took.Milliseconds(), len(file.Pages), file.Unread, g, right, len(want), len(want)-right-missing, missing, extra)
		sort.Strings(wrong)
		for i, w := range wrong {
			if i < 6 {
				fmt.Println("    ", w)
			}
		}
	}
}

func val(f normalize.Fact) float64 {
	b, _ := json.Marshal(f.Value)
	var x float64
	json.Unmarshal(b, &x)
	return x
}

func TestBad(t *testing.T) {
	files, _ := filepath.Glob("/work/shared/samples/pdf/bad/*.pdf")
	for _, f := range files {
		b, _ := os.ReadFile(f)
		start := time.Now()
		file, err := (&Reader{}).Read(context.Background(), b)
		var text []rune
		if file != nil {
			for _, p := range file.Pages {
				for _, g := range p.Glyphs {
					text = append(text, g.Rune)
				}
			}
		}
		fmt.Printf("%-28s %5d ms %q %v", filepath.Base(f), time.Since(start).Milliseconds(), string(text[:min(len(text), 40)]), err)
		if file != nil {
			fmt.Print(" unread ", file.Unread, " total ", file.Total)
			for _, p := range file.Pages {
				if p.Cut {
					fmt.Print(" cut")
				}
			}
		}
		fmt.Println()
	}
}
