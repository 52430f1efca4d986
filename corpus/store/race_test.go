//go:build race

package store_test

// raceDetector is on: everything takes ten times as long, so that tests over many
// generated reports make do with a part of them.
const raceDetector = true
