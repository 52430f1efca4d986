package sarif

import (
	"net/url"
	"path/filepath"
	"strings"
)

// The objects of the format, as far as they are used.
type (
	result struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      text              `json:"message"`
		Locations    []location        `json:"locations"`
		Related      []location        `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints,omitempty"`
		Suppressions *[]suppression    `json:"suppressions,omitempty"`
		Properties   map[string]any    `json:"properties,omitempty"`
	}
	text struct {
		Text string `json:"text"`
	}
	location struct {
		ID               int       `json:"id,omitempty"`
		PhysicalLocation *physical `json:"physicalLocation"`
		Logical          []logical `json:"logicalLocations,omitempty"`
		Message          *text     `json:"message,omitempty"`
	}
	physical struct {
		Artifact   artifactLocation `json:"artifactLocation"`
		Region     *region          `json:"region,omitempty"`
		Properties map[string]any   `json:"properties,omitempty"`
	}
	artifactLocation struct {
		URI   string `json:"uri,omitempty"`
		Index *int   `json:"index,omitempty"`
	}
	region struct {
		StartLine int `json:"startLine"`
	}
	logical struct {
		Name string `json:"fullyQualifiedName"`
		Kind string `json:"kind"`
	}
	suppression struct {
		Kind          string            `json:"kind"`
		Status        string            `json:"status"`
		Justification string            `json:"justification"`
		Properties    map[string]string `json:"properties"`
	}
	artifact struct {
		Location   artifactLocation  `json:"location"`
		Length     *int64            `json:"length,omitempty"`
		Hashes     map[string]string `json:"hashes,omitempty"`
		Properties map[string]any    `json:"properties,omitempty"`
	}
	driver struct {
		Name     string       `json:"name"`
		Version  string       `json:"version,omitempty"`
		Language string       `json:"language"`
		Rules    []descriptor `json:"rules"`
	}
	descriptor struct {
		ID    string `json:"id"`
		Name  string `json:"name"`
		Short text   `json:"shortDescription"`
		Full  text   `json:"fullDescription"`
		Help  text   `json:"help"`
	}
)

// fileURI makes a reference (RFC 3986) of a path: relative ones stay relative.
func fileURI(path string) string {
	path = filepath.ToSlash(path)
	if filepath.IsAbs(path) || strings.HasPrefix(path, "/") {
		if !strings.HasPrefix(path, "/") {
			path = "/" + path // a drive
		}
		return (&url.URL{Scheme: "file", Path: path}).String()
	}
	return (&url.URL{Path: path}).String() // with ./ before a first part that has a colon
}
