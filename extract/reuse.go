package extract

import "reflect"

// Emptied returns the memory of a list without what it held, for a reader that
// reads document after document; nil if that is large, since few documents need
// as much.
func Emptied[T any](list []T) []T {
	const most = 256 << 10 // bytes
	if uintptr(cap(list))*reflect.TypeFor[T]().Size() > most {
		return nil
	}
	clear(list[:cap(list)])
	return list[:0]
}
