package interpret

import (
	"bytes"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// limitAddresses bounds the memory of this process by the system's means. Addresses
// that the Go runtime has reserved already do not count. Where the limit cannot be
// set, the parent's time limit and the runtime's own memory limit remain.
func limitAddresses(memory int64) {
	if reserved, ok := addressSpace(); ok {
		most := uint64(reserved + memory)
		_ = unix.Setrlimit(unix.RLIMIT_AS, &unix.Rlimit{Cur: most, Max: most})
	}
	_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{})
}

// limitTime lets this process have some more seconds of processor time; it ends
// when they are over.
func limitTime(seconds int) {
	var used unix.Rusage
	var limit unix.Rlimit
	if unix.Getrusage(unix.RUSAGE_SELF, &used) != nil || unix.Getrlimit(unix.RLIMIT_CPU, &limit) != nil {
		return
	}
	limit.Cur = min(limit.Max, uint64(used.Utime.Sec+used.Stime.Sec)+1+uint64(seconds))
	_ = unix.Setrlimit(unix.RLIMIT_CPU, &limit)
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
