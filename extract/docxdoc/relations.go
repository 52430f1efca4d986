package docxdoc

import (
	"path"
	"strings"

	"github.com/gouji/gouji/extract"
)

// relation is a reference from one part to another part or to a document
// outside.
type relation struct {
	kind     string // the last element of its type
	target   string // a part's name from the root, or a link
	external bool
}

// relations are those of one part, by id.
type relations map[string]relation

// relationsOf reads the relations of a part; "" stands for the package itself.
func (r *reader) relationsOf(name string) (relations, error) {
	dir, base := path.Split(name)
	file := dir + "_rels/" + base + ".rels"
	all := make(relations)
	if !r.archive.has(file) {
		return all, nil
	}
	s, err := r.part(file)
	if err != nil {
		return nil, err
	}
	for range s.children() {
		for tag := range s.children() {
			if tag != relationshipTag {
				continue
			}
			one := relation{
				kind:     path.Base(s.attr("Type")),
				target:   s.attr("Target"),
				external: strings.EqualFold(s.attr("TargetMode"), "External"),
			}
			if !one.external {
				one.target = resolve(dir, one.target)
			}
			all[s.attr("Id")] = one
		}
	}
	r.checkEnd(s, file)
	return all, nil
}

// resolve makes a target relative to a folder one from the root.
func resolve(dir, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = dir + target
	}
	return strings.TrimPrefix(path.Clean("/"+target), "/")
}

// part returns the first part of a kind that the relations lead to and that is
// there, otherwise the one with the usual name.
func (all relations) part(a *archive, kind, usual string) string {
	best := ""
	for _, one := range all {
		if one.kind == kind && !one.external && a.has(one.target) && (best == "" || one.target < best) {
			best = one.target
		}
	}
	if best == "" && a.has(usual) {
		best = usual
	}
	return best
}

// mainPart returns the name of the part that holds the text. The package's own
// relations name it, or the list of types, or custom does.
func (r *reader) mainPart(root relations) (string, error) {
	const usual = "word/document.xml"
	name := root.part(r.archive, "officeDocument", usual)
	types, err := r.contentTypes()
	if err != nil {
		return "", err
	}
	if name == "" {
		for part, kind := range types {
			if strings.HasSuffix(kind, ".main+xml") && r.archive.has(part) && (name == "" || part < name) {
				name = part
			}
		}
	}
	if name == "" {
		return "", &extract.Error{Reason: extract.Damaged, Detail: "no main part such as " + usual}
	}
	for _, other := range [...]struct{ kind, format string }{
		{"spreadsheetml", "xlsx"}, {"ms-excel", "xlsx"}, {"presentationml", "pptx"}, {"ms-powerpoint", "pptx"},
	} {
		if strings.Contains(types[partName(name)], other.kind) {
			return "", &extract.Error{Reason: extract.UnsupportedFormat, Detail: other.format}
		}
	}
	return name, nil
}

// contentTypes reads which part is of which type.
func (r *reader) contentTypes() (map[string]string, error) {
	const file = "[Content_Types].xml"
	types := make(map[string]string)
	if !r.archive.has(file) {
		return types, nil
	}
	s, err := r.part(file)
	if err != nil {
		return nil, err
	}
	for range s.children() {
		for tag := range s.children() {
			if tag == overrideTag {
				types[partName(s.attr("PartName"))] = strings.ToLower(s.attr("ContentType"))
			}
		}
	}
	return types, nil
}
