package extract

import "reflect"

// Emptied returns the memory of a list without what it holds, for a reader that
// reads document after document; nil if that is large, since few documents need
// as much. Whoever shortens such a list before does it by Shortened, so that
// nothing behind its end keeps a document alive.
func Emptied[T any](list []T) []T {
	const most = 256 << 10 // bytes
	if uintptr(cap(list))*reflect.TypeFor[T]().Size() > most {
		return nil
	}
	return Shortened(list, 0)
}

// Shortened returns the first n elements of a list and clears the others.
func Shortened[T any](list []T, n int) []T {
	clear(list[n:])
	return list[:n]
}
