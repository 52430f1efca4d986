package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCovered reads the records that one of a wrong length covers, and leaves alone what
// only looks like that.
func TestCovered(t *testing.T) {
	three, _ := file(t, true, response("http://a.example/", "HTTP/1.1 200 OK", "first"), response("http://b.example/", "HTTP/1.1 200 OK", "second"),
		response("http://c.example/", "HTTP/1.1 200 OK", "third"))
	whole := string(three)
	length := func(n string) string { return strings.Replace(whole, "Content-Length: 24", "Content-Length: "+n, 1) }
	second, third := `response http://b.example/ 200 "second"`, `response http://c.example/ 200 "third"`
	wrong := `response http://a.example/ 200 ! wrong_length`
	quoting, _ := file(t, true, response("http://q.example/", "HTTP/1.1 200 OK", "as in\r\n\r\nWARC/1.1\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\n"))
	nested, _ := file(t, true, response("http://n.example/", "HTTP/1.1 200 OK", whole))
	nestedWrong := strings.Replace(string(nested), "Content-Length: ", "Content-Length: 1", 1)
	for _, test := range []struct {
		name, file string
		want       []string // without the bodies of records that are wrong
	}{
		{"into a record", length("90"), []string{wrong, second, third}},
		{"into the line ends", length("26"), []string{`response http://a.example/ 200 "first\r\n"`, second, third}},
		{"to the file's end", length("99999"), []string{wrong, second, third}},
		{"beyond the limit", length("9999999999"), []string{"! too_large", second, third}},
		{"quoted", string(quoting) + whole, []string{`response http://q.example/ 200 "as in\r\n\r\nWARC/1.1\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\n"`, `response http://a.example/ 200 "first"`, second, third}},
		{"a WARC file in a record", string(nested), []string{fmt.Sprintf("response http://n.example/ 200 %q", whole)}},
		{"a WARC file in a record of a wrong length", nestedWrong, []string{`response http://n.example/ 200 ! wrong_length`, `response http://a.example/ 200 "first"`, second, third}},
		{"again and again", strings.Repeat(length("300"), 500), slices.Repeat([]string{wrong, second, third}, 500)},
	} {
		for _, packed := range []bool{false, true} {
			if packed && test.name == "beyond the limit" {
				continue // what is left of such a member is not read
			}
			content := test.file
			if packed {
				content = gzipped(t, content)
			}
			t.Run(fmt.Sprintf("%s %v", test.name, packed), func(t *testing.T) {
				got := read([]byte(content))
				for i := range got {
					if body := strings.Index(got[i], ` "`); body >= 0 && strings.HasSuffix(got[i], " ! wrong_length") {
						got[i] = got[i][:body] + " ! wrong_length"
					}
				}
				if diff := cmp.Diff(test.want, got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		}
	}
}

// TestCoveredFar finds a record in a block that is too large to be held until its end.
func TestCoveredFar(t *testing.T) {
	const long = mostKept + mostKept/4
	plain, _ := file(t, true, response("http://a.example/", "HTTP/1.1 200 OK", "first"), response("http://b.example/", "HTTP/1.1 200 OK", strings.Repeat("x", long)))
	r := NewReader(bytes.NewReader(bytes.Replace(plain, []byte("Content-Length: 24"), []byte("Content-Length: 500000000"), 1)), Limits{})
	if _, err := r.Next(); err != nil {
		t.Fatal(err)
	}
	_, err := r.Next()
	var bad *Error
	if !errors.As(err, &bad) || bad.Reason != WrongLength || bad.Offset != 0 {
		t.Errorf("of the first record: error %v", err)
	}
	second, err := r.Next()
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.Copy(io.Discard, second.Body); n != long || err != nil {
		t.Errorf("of the second record: %d bytes, error %v", n, err)
	}
}
