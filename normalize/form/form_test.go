package form

import "testing"

func BenchmarkEmbedded(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Embedded(); err != nil {
			b.Fatal(err)
		}
	}
}

func TestEmb(t *testing.T) {
	fs, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range fs {
		t.Log(f.ID, len(f.Facts), len(f.Sums), f.Rules)
	}
}
