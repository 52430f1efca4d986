package store_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/corpus/store"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/reporttest"
)

// ending is the usual ending of a file of a format.
func ending(f reporttest.Format) string {
	switch f {
	case reporttest.HTML:
		return ".html"
	case reporttest.Markdown:
		return ".md"
	}
	return ".txt"
}

// corpus writes n generated reports and some broken files below dir.
func corpus(t testing.TB, dir string, seed uint64, n int) {
	t.Helper()
	i := 0
	for d := range reporttest.Sample(seed, n) {
		content := d.Bytes
		if i%50 == 49 {
			content = content[:len(content)/9]
		}
		write(t, filepath.Join(dir, fmt.Sprintf("%02d/%04d%s", i/100, i, ending(d.Format))), content)
		i++
	}
}

func write(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// options reads as the program does, with two workers.
func options(t testing.TB, paths ...string) store.BuildOptions {
	t.Helper()
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p := ingest.NewPipeline(forms, ingest.Settings{})
	t.Cleanup(func() { p.Close() })
	return store.BuildOptions{Ingest: ingest.Options{Parse: p.Parse, Workers: 2}, Paths: paths, Forms: forms, Parser: "test 1", Outcomes: 50}
}

// build builds the database at path and returns what was done.
func build(t testing.TB, path string, o store.BuildOptions) store.Summary {
	t.Helper()
	db, err := store.Create(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	summary, err := db.Build(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return summary
}

// dump returns all that a database holds, which is also checked.
func dump(t testing.TB, path string) string {
	t.Helper()
	db, err := store.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Check(context.Background()); err != nil {
		t.Error(err)
	}
	var b bytes.Buffer
	if err := db.Dump(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// sameDigits compares numbers by how they are written.
func sameDigits(a, b number.Value) bool { return a.String() == b.String() }
