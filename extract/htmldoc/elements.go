package htmldoc

// element is an open element. What it hands down to its content is stored in
// each element, so that only the innermost one needs to be looked at.
type element struct {
	tag    tag
	hidden visibility
	level  uint8      // of the heading it is in, 0 outside
	shift  visibility // raised, lowered or 0
	pre    bool       // blanks are kept
	boxed  bool       // it is in an inline element that is a box, or is one
	same   int32      // the next outer element with this tag, 0 if none
	scope  int32      // the innermost element that end tags do not reach across
	block  int32      // the innermost element that end tags of inline elements do not reach across
}

// elements is the stack of open elements. Finding the one that an end tag
// closes takes constant time, so that no source is read in quadratic time. The
// element at index 0 stands for the document and is never closed.
type elements struct {
	stack []element
	last  [numTags]int32 // the innermost element of each tag
}

// maxElements bounds the elements that are open at once. Browsers stop at 512.
const maxElements = 2048

func (e *elements) top() *element { return &e.stack[len(e.stack)-1] }

// push opens an element and returns its index. The caller has made sure that
// the stack is not full.
func (e *elements) push(t tag, hidden visibility) int {
	at := int32(len(e.stack))
	child := *e.top()
	child.tag = t
	child.hidden |= hidden
	child.same = e.last[t]
	if kinds[t]&block != 0 {
		child.block = at
	}
	if level := t.level(); level > 0 {
		child.level = uint8(level)
	}
	if t == preTag {
		child.pre = true
	}
	e.last[t] = at
	e.stack = append(e.stack, child)
	return int(at)
}

// fence makes the innermost element one that end tags do not reach across and
// that is in no heading, no raised and no preformatted text.
func (e *elements) fence() {
	top := e.top()
	top.scope = int32(len(e.stack) - 1)
	top.level, top.shift, top.pre = 0, 0, false
}

func (e *elements) pop() {
	top := e.top()
	e.last[top.tag] = top.same
	e.stack = e.stack[:len(e.stack)-1]
}

func (e *elements) full() bool { return len(e.stack) >= maxElements }

// find returns the index of the element that an end tag closes, 0 if there is
// none.
func (e *elements) find(t tag) int {
	barrier := e.top().scope
	if kinds[t]&block == 0 {
		barrier = e.top().block
	}
	if i := e.last[t]; i > barrier {
		return int(i)
	}
	return 0
}

// findHeading returns the index of the innermost open heading, 0 if there is
// none. The end tag of any heading closes it.
func (e *elements) findHeading() int {
	found := 0
	for t := h1Tag; t <= h6Tag; t++ {
		found = max(found, e.find(t))
	}
	return found
}

// implied returns the index of the element that the start of a block of this
// tag closes, 0 if there is none.
func (e *elements) implied(t tag) int {
	switch t {
	case liTag:
		if i := e.find(liTag); i > int(max(e.last[ulTag], e.last[olTag])) {
			return i
		}
	case ddTag, dtTag:
		if i := max(e.find(ddTag), e.find(dtTag)); i > int(e.last[dlTag]) {
			return i
		}
	case optionTag, optgroupTag:
		return e.find(optionTag)
	case h1Tag, h2Tag, h3Tag, h4Tag, h5Tag, h6Tag:
		if top := e.top(); top.tag.level() > 0 {
			return len(e.stack) - 1
		}
	}
	return e.find(pTag)
}
