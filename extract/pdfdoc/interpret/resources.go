package interpret

import "github.com/ledongthuc/pdf"

// resources are what a content stream can name. The library reads an object
// again every time that it is asked for, so what was found is kept.
type resources struct {
	dict  pdf.Value
	kinds map[string]pdf.Value
	named map[resource]pdf.Value
	fonts map[string]*font
	at    map[string]reference // where the fonts stand that are objects of their own; nil until needed
}

// reference names an object.
type reference struct{ id, generation int }

// resource is a name and what it is to name: /Font, /XObject …
type resource struct{ kind, name string }

func newResources(dict pdf.Value) *resources {
	return &resources{
		dict:  dict,
		kinds: map[string]pdf.Value{}, named: map[resource]pdf.Value{}, fonts: map[string]*font{},
	}
}

// get returns the resource of a kind with a name, null for none.
func (r *resources) get(kind, name string) pdf.Value {
	at := resource{kind, name}
	if v, ok := r.named[at]; ok {
		return v
	}
	of, ok := r.kinds[kind]
	if !ok {
		of = r.dict.Key(kind)
		r.kinds[kind] = of
	}
	v := of.Key(name)
	r.named[at] = v
	return v
}

// font returns the font with a name, nil for none.
func (r *resources) font(d *document, name string) *font {
	f, ok := r.fonts[name]
	if !ok {
		f = r.read(d, name)
		r.fonts[name] = f
	}
	return f
}

// read reads a font, unless another page has named the same object: browsers
// write a hundred large ones, and every page names most of them.
func (r *resources) read(d *document, name string) *font {
	if r.at == nil {
		r.at = references(r.dict.Key("Font"))
	}
	at, ok := r.at[name]
	if !ok {
		return d.font(r.get("Font", name))
	}
	f, known := d.fontsAt[at]
	if !known {
		if v := r.get("Font", name); v.Kind() == pdf.Dict {
			f = newFont(d, v)
		}
		d.fontsAt[at] = f
	}
	return f
}

// references returns the entries of a dictionary that are references. The library
// follows a reference before it hands it out, but shows it where it prints the
// dictionary: "<</F1 4 0 R>>".
func references(dict pdf.Value) map[string]reference {
	out := map[string]reference{}
	l := lexer{data: []byte(dict.String())}
	printed, _ := l.next()
	const entry = 4 // name, id, generation, R
	for o := printed.items; printed.kind == dictKind && len(o) >= entry; {
		if o[0].kind != nameKind || o[1].kind != numberKind || o[2].kind != numberKind || !o[3].is("R") {
			o = o[1:]
			continue
		}
		out[string(o[0].text)] = reference{int(o[1].num), int(o[2].num)}
		o = o[entry:]
	}
	return out
}
