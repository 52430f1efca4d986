package tables
import ("testing";"fmt";"os"
"github.com/gouji/gouji/extract"
"github.com/gouji/gouji/extract/read"
"github.com/gouji/gouji/normalize/form")
func TestZZ(t *testing.T) {
	p:=os.Getenv("ZZ"); if p=="" {t.Skip()}
	b,_:=os.ReadFile(p)
	doc,err:=read.Document(p,b,extract.Limits{})
	if err!=nil {t.Fatal(err)}
	forms,_:=form.Embedded()
	m:=New(forms)
	s:=m.scan(doc)
	for i:=range s.rows { r:=&s.rows[i]
		fmt.Printf("%d t%d r%d head=%v h%d al=%v doubt=%v: ",i,r.table,r.row,r.heads,r.header,r.aligned,r.doubtful)
		for k:=r.pieces;k<r.pieceEnd;k++ { fmt.Printf("[%s|%v] ",s.pieces[k].text,s.pieces[k].word>=0)}
		for k:=r.values;k<r.valueEnd;k++ { fmt.Printf("<%s@%d> ",s.values[k].text,s.values[k].col)}
		fmt.Println()
	}
}
