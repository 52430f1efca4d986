package ocr

import (
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func render(img *image.Gray) Render {
	return func(context.Context, int, int) (*image.Gray, error) { return img, nil }
}

func TestNoTesseract(t *testing.T) {
	r := New(Options{Program: filepath.Join(t.TempDir(), "tesseract")})
	_, err := r.Read(t.Context(), []int{1}, render(blankPage(100, 100)))
	if !errors.Is(err, ErrNoTesseract) || !strings.Contains(err.Error(), "tesseract-ocr-chi-sim") {
		t.Errorf("got %v", err)
	}
}

// fake writes a program that stands for tesseract.
func fake(t *testing.T, script string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the fake program is a shell script")
	}
	name := filepath.Join(t.TempDir(), "fake")
	if err := os.WriteFile(name, []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestNoChineseModel(t *testing.T) {
	r := New(Options{Program: fake(t, "echo eng\n")})
	if err := r.Check(t.Context()); !errors.Is(err, ErrNoTesseract) || !strings.Contains(err.Error(), "chi_sim") {
		t.Errorf("got %v", err)
	}
}

const hasModels = `if [ "$1" = --list-langs ]; then echo chi_sim; echo eng; exit; fi` + "\n"

func TestFailures(t *testing.T) {
	page := ruled(3, 3, 0)
	for _, tt := range []struct {
		name, script string
		want         func(error) bool
	}{
		{"hangs", "exec sleep 60\n", func(err error) bool { return errors.Is(err, context.DeadlineExceeded) }},
		{"fails", "echo broken >&2; exit 3\n", func(err error) bool { return err != nil && strings.Contains(err.Error(), "broken") }},
		{"writes no numbers", `printf 'a\tb\tc\td\te\tf\tg\th\ti\tj\tk\tl\n'` + "\n", func(err error) bool { return errors.Is(err, errTSV) }},
		{"writes a page too many", `printf '4\t9\t1\t1\t1\t0\t0\t0\t1\t1\t-1\t\n'` + "\n", func(err error) bool { return errors.Is(err, errTSV) }},
		{"writes without end", "exec yes\n", func(err error) bool { return err != nil }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			program := fake(t, hasModels+tt.script)
			t.Setenv("TMPDIR", dir)
			r := New(Options{Program: program, Timeout: 2 * time.Second, DPI: testDPI})
			_, err := r.Read(t.Context(), []int{1}, render(page))
			if !tt.want(err) {
				t.Errorf("got %v", err)
			}
			left, err := os.ReadDir(dir)
			if err != nil || len(left) > 0 {
				t.Errorf("left behind: %v %v", left, err)
			}
		})
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r := New(Options{Program: fake(t, hasModels+"exec sleep 60\n"), DPI: testDPI})
	time.AfterFunc(200*time.Millisecond, cancel)
	if _, err := r.Read(ctx, []int{1}, render(ruled(3, 3, 0))); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestParseTSV(t *testing.T) {
	const out = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
		"1\t1\t0\t0\t0\t0\t0\t0\t100\t50\t-1\t\n" +
		"4\t1\t1\t1\t1\t0\t5\t6\t70\t20\t-1\t\n" +
		"5\t1\t1\t1\t1\t1\t5\t6\t30\t20\t96.5\t3119\n" +
		"5\t1\t1\t1\t1\t2\t40\t6\t20\t20\t95\t \n" +
		"5\t1\t1\t1\t1\t3\t40\t6\t20\t20\t120\t\"件\n" +
		"1\t2\t0\t0\t0\t0\t0\t0\t100\t50\t-1\t\n"
	got, err := parseTSV([]byte(out), 2)
	if err != nil {
		t.Fatal(err)
	}
	if len(got[0]) != 1 || len(got[1]) != 0 || printed(got[0]) != `3119"件` {
		t.Fatalf("got %v", got)
	}
	w := got[0][0].words
	if w[0].box != image.Rect(5, 6, 35, 26) || w[0].confidence != 0.965 || w[1].confidence != 1 {
		t.Errorf("got %v", w)
	}
}

func FuzzTSV(f *testing.F) {
	f.Add([]byte("4\t1\t1\t1\t1\t0\t5\t6\t70\t20\t-1\t\n5\t1\t1\t1\t1\t1\t5\t6\t30\t20\t96.5\t3119\n"))
	f.Add([]byte("5\t1\t1\t1\t1\t1\t5\t6\t30\t20\tNaN\t1\n"))
	f.Fuzz(func(t *testing.T, out []byte) {
		pages, err := parseTSV(out, 3)
		if err != nil {
			return
		}
		for _, p := range pages {
			for _, l := range p {
				for _, w := range l.words {
					if w.text == "" || !(w.confidence >= 0 && w.confidence <= 1) {
						t.Errorf("word %+v", w)
					}
				}
			}
		}
	})
}
