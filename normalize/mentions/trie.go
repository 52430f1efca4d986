package mentions

import "slices"

// trie finds the longest word that a text begins with, in one pass over its
// characters. Words are numbered from 0.
type trie struct {
	first [firsts]int32  // child of the root by character, for the ideographs
	rest  map[rune]int32 // and for all others
	nodes []node         // 0 is none
	words int
}

// The ideographs that have a place of their own in the root.
const (
	firstIdeograph = 0x4e00
	firsts         = 0x5200
)

type node struct {
	word  int32 // plus 1; 0 where no word ends here
	edges []edge
}

type edge struct {
	r  rune
	to int32
}

func newTrie() *trie { return &trie{rest: map[rune]int32{}, nodes: make([]node, 1)} }

// add returns the number of a word, its own where it is new.
func (t *trie) add(word string) int {
	at := int32(0)
	for i, r := range word {
		at = t.step(at, r, i == 0)
	}
	n := &t.nodes[at]
	if n.word == 0 {
		t.words++
		n.word = int32(t.words)
	}
	return int(n.word) - 1
}

// pack brings all edges together in memory, when all words are in.
func (t *trie) pack() {
	n := 0
	for i := range t.nodes {
		n += len(t.nodes[i].edges)
	}
	all := make([]edge, 0, n)
	for i := range t.nodes {
		from := len(all)
		all = append(all, t.nodes[i].edges...)
		t.nodes[i].edges = all[from:len(all):len(all)]
	}
	t.nodes = slices.Clip(t.nodes)
}

// step returns the child of a node, which it makes where there is none.
func (t *trie) step(at int32, r rune, root bool) int32 {
	to := t.child(at, r, root)
	if to != 0 {
		return to
	}
	to = int32(len(t.nodes))
	t.nodes = append(t.nodes, node{})
	switch i := r - firstIdeograph; {
	case root && i >= 0 && i < firsts:
		t.first[i] = to
	case root:
		t.rest[r] = to
	default:
		edges := t.nodes[at].edges
		k, _ := slices.BinarySearchFunc(edges, r, func(e edge, r rune) int { return int(e.r) - int(r) })
		t.nodes[at].edges = slices.Insert(edges, k, edge{r, to})
	}
	return to
}

func (t *trie) child(at int32, r rune, root bool) int32 {
	if root {
		return t.begin(r)
	}
	return t.nodes[at].child(r)
}

// begin returns the child of the root.
func (t *trie) begin(r rune) int32 {
	if i := r - firstIdeograph; i >= 0 && i < firsts {
		return t.first[i]
	}
	return t.rest[r]
}

func (n *node) child(r rune) int32 {
	for _, e := range n.edges {
		if e.r >= r {
			if e.r == r {
				return e.to
			}
			return 0
		}
	}
	return 0
}

// longest returns the longest word that text begins with and its length in
// characters; -1, 0 where there is none.
func (t *trie) longest(text []rune) (word, size int) {
	word = -1
	if len(text) == 0 {
		return word, 0
	}
	at := t.begin(text[0])
	for i := 1; at != 0; i++ {
		n := &t.nodes[at]
		if n.word != 0 {
			word, size = int(n.word)-1, i
		}
		if i == len(text) {
			break
		}
		at = n.child(text[i])
	}
	return word, size
}
