package export

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
)

// The parts of a data package (Frictionless Data, Table Schema).
type (
	dataPackage struct {
		Profile     string     `json:"profile"`
		Name        string     `json:"name"`
		Title       string     `json:"title"`
		Description string     `json:"description"`
		Resources   []resource `json:"resources"`
	}
	resource struct {
		Name      string   `json:"name"`
		Path      string   `json:"path"`
		Profile   string   `json:"profile,omitempty"`
		Title     string   `json:"title"`
		Format    string   `json:"format"`
		MediaType string   `json:"mediatype"`
		Encoding  string   `json:"encoding,omitempty"`
		Bytes     int64    `json:"bytes"`
		Hash      string   `json:"hash"`
		Rows      int      `json:"rows"`
		Dialect   *dialect `json:"dialect,omitempty"`
		Schema    schema   `json:"schema"`
	}
	dialect struct {
		Delimiter      string `json:"delimiter,omitempty"`
		LineTerminator string `json:"lineTerminator,omitempty"`
		DoubleQuote    bool   `json:"doubleQuote,omitempty"`
		Sheet          string `json:"sheet,omitempty"`
	}
	schema struct {
		Fields        []schemaField `json:"fields"`
		MissingValues []string      `json:"missingValues"`
		PrimaryKey    []string      `json:"primaryKey,omitempty"`
		ForeignKeys   []foreignKey  `json:"foreignKeys,omitempty"`
	}
	schemaField struct {
		Name    string `json:"name"`
		Type    kind   `json:"type"`
		Title   string `json:"title"`
		TitleEN string `json:"title_en"`
		// TrueValues and FalseValues say how a boolean is written.
		TrueValues  []string `json:"trueValues,omitempty"`
		FalseValues []string `json:"falseValues,omitempty"`
	}
	foreignKey struct {
		Fields    []string  `json:"fields"`
		Reference reference `json:"reference"`
	}
	reference struct {
		Resource string   `json:"resource"`
		Fields   []string `json:"fields"`
	}
)

// packageName is the name of every data package that is written here.
const packageName = "gouji-corpus"

// earlierFiles names the files that an earlier export has written to a directory, of any
// format. other is the name of one that is still there and of another format than the given one.
func earlierFiles(dir string, f Format) (files map[string]bool, other string) {
	const most = 16 << 20 // bytes of a description
	files = map[string]bool{}
	description, err := os.Open(filepath.Join(dir, "datapackage.json"))
	if err != nil {
		return files, ""
	}
	defer description.Close()
	var earlier dataPackage
	if err := json.NewDecoder(io.LimitReader(description, most)).Decode(&earlier); err != nil || earlier.Name != packageName {
		return files, ""
	}
	for _, r := range earlier.Resources {
		name := filepath.Base(r.Path)
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil && r.Format != string(f) {
			other = name
		}
	}
	files["datapackage.json"] = true
	for _, format := range []Format{CSV, JSONL, Parquet} {
		for _, r := range earlier.Resources {
			files[r.Name+"."+string(format)] = true
		}
	}
	files[workbookName] = true
	return files, other
}

// describe writes datapackage.json.
func (w *writer) describe(out *output) error {
	p := dataPackage{Profile: "tabular-data-package", Name: packageName,
		Title: "政府信息公开工作年度报告 / Annual reports on open government information",
		Description: "由 gouji corpus export 导出：数值与所印一致，可追溯到出处；空值表示报告没有可读的数值，不表示零。" +
			" Exported by gouji corpus export: values are as printed and lead back to their place; an empty value means that the report has no readable number, not zero."}
	for _, t := range w.tables.all() {
		p.Resources = append(p.Resources, w.resource(t))
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(p)
}

func (w *writer) resource(t *table) resource {
	file := t.file
	if file == nil {
		file = w.files[0] // the workbook
	}
	r := resource{Name: t.name, Path: filepath.Base(file.path), Title: t.zh + " / " + t.en, Format: string(w.Format), Bytes: file.size,
		Hash: "sha256:" + file.digest(), Rows: t.rows, Schema: schema{MissingValues: []string{""}, PrimaryKey: t.key}}
	switch w.Format {
	case CSV:
		r.Profile, r.MediaType, r.Encoding = "tabular-data-resource", "text/csv", "utf-8"
		r.Dialect = &dialect{Delimiter: ",", LineTerminator: "\n", DoubleQuote: true}
	case JSONL:
		r.MediaType, r.Encoding = "application/jsonl", "utf-8"
	case Parquet:
		r.MediaType = "application/vnd.apache.parquet"
	case XLSX:
		r.MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
		r.Dialect = &dialect{Sheet: t.name}
	}
	for _, f := range t.fields {
		s := schemaField{Name: f.name, Type: f.kind, Title: f.zh, TitleEN: f.en}
		if f.kind == booleanKind {
			s.TrueValues, s.FalseValues = []string{"1"}, []string{"0"}
		}
		r.Schema.Fields = append(r.Schema.Fields, s)
	}
	if t.foreign {
		r.Schema.ForeignKeys = []foreignKey{{[]string{"report"}, reference{"reports", []string{"report"}}}}
	}
	return r
}
