//go:build !linux

package interpret

// limitAddresses does nothing here: the runtime's memory limit remains.
func limitAddresses(int64) {}

// limitTime does nothing here: the parent's time limit remains.
func limitTime(int) {}
