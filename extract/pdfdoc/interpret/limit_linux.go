package interpret

import (
	"bytes"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// limitResources bounds this process by the system's means. Addresses that the
// Go runtime has reserved already do not count as memory. Where a limit cannot be
// set, the parent's time limit and the runtime's own memory limit remain.
func limitResources(memory int64, seconds int) {
	if reserved, ok := addressSpace(); ok {
		most := uint64(reserved + memory)
		_ = unix.Setrlimit(unix.RLIMIT_AS, &unix.Rlimit{Cur: most, Max: most})
	}
	most := uint64(seconds)
	_ = unix.Setrlimit(unix.RLIMIT_CPU, &unix.Rlimit{Cur: most, Max: most + 1})
	_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{})
}

// addressSpace returns the size of this process's address space, in bytes.
func addressSpace() (int64, bool) {
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0, false
	}
	pages, _, _ := bytes.Cut(b, []byte(" "))
	n, err := strconv.ParseInt(string(pages), 10, 64)
	return n * int64(os.Getpagesize()), err == nil
}
