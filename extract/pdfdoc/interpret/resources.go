package interpret

import "github.com/ledongthuc/pdf"

// resources are what a content stream can name. The library reads an object
// again every time that it is asked for, so what was found is kept.
type resources struct {
	dict  pdf.Value
	kinds map[string]pdf.Value
	named map[resource]pdf.Value
	fonts map[string]*font
}

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
		f = d.font(r.get("Font", name))
		r.fonts[name] = f
	}
	return f
}
