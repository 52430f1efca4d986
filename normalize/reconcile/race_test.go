//go:build race

package reconcile_test

// raceDetector is on: everything takes ten times as long, so that tests over many
// generated reports make do with a part of them.
const raceDetector = true
