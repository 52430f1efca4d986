//go:build !race

package reconcile_test

// raceDetector is off.
const raceDetector = false
