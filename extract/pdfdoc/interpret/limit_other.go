//go:build !linux

package interpret

// limitResources does nothing here: the parent's time limit and the runtime's
// memory limit remain.
func limitResources(int64, int) {}
