//go:build !race

package ingest_test

// raceDetector is off.
const raceDetector = false
