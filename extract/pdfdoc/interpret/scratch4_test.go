package interpret

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestDump(t *testing.T) {
	b, _ := os.ReadFile("/work/shared/samples/pdf/" + os.Getenv("F"))
	d, pages, err := open(b)
	if err != nil {
		t.Fatal(err)
	}
	data, _ := d.contents(pages[0].Key("Contents"))
	i := strings.Index(string(data), "BT")
	fmt.Printf("%.500s\n", data[i-100:])
	f := inherited(pages[0], "Resources").Key("Font")
	for _, k := range f.Keys() {
		s := f.Key(k).String()
		fmt.Println(k, s[:min(len(s), 600)])
		cp := f.Key(k).Key("CharProcs")
		for _, g := range cp.Keys()[:min(2, len(cp.Keys()))] {
			x, _ := d.data(cp.Key(g), 1000)
			fmt.Printf("  %s %.200s\n", g, x)
		}
	}
}
