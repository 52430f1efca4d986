package reporttest

import "testing"

func BenchmarkSample(b *testing.B) {
	bytes := 0
	for d := range Sample(1, b.N) {
		bytes += len(d.Bytes)
	}
	b.SetBytes(int64(bytes / b.N))
}
