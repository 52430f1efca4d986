package store_test

import (
	"path/filepath"
	"testing"
)

// BenchmarkBuild reads a thousand generated reports into a new database.
func BenchmarkBuild(b *testing.B) {
	dir := b.TempDir()
	corpus(b, filepath.Join(dir, "in"), 1, 1000)
	o := options(b, filepath.Join(dir, "in"))
	o.Outcomes = 0
	for n := 0; b.Loop(); n++ {
		build(b, filepath.Join(dir, string(rune('a'+n))+".db"), o)
	}
}

// BenchmarkRebuild finds that nothing has changed.
func BenchmarkRebuild(b *testing.B) {
	dir := b.TempDir()
	corpus(b, filepath.Join(dir, "in"), 1, 1000)
	o := options(b, filepath.Join(dir, "in"))
	build(b, filepath.Join(dir, "db"), o)
	for b.Loop() {
		build(b, filepath.Join(dir, "db"), o)
	}
}
