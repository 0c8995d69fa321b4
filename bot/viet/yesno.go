package viet

// YesNo is the answer to a question such as "… đúng chưa ạ?".
type YesNo uint8

const (
	Unsure YesNo = iota // ask again: unclear, conditional, contradictory, or a question back
	Yes
	No
)

// String is yes, no or ask.
func (y YesNo) String() string {
	switch y {
	case Yes:
		return "yes"
	case No:
		return "no"
	}
	return "ask"
}

// ReadYesNo reads an answer to a question that expects yes or no, in which "rồi"
// is yes and "chưa" is no. Contradictions ("ừ không"), conditions ("vâng nhưng
// …"), doubts, questions back and numbers are Unsure.
func ReadYesNo(text string) YesNo {
	var l line
	l.read(text)
	return readAnswer(&l)
}

// ReadYesNoNumbered is ReadYesNo for a question whose choices are numbered:
// there "1" is yes and "2" is no.
func ReadYesNoNumbered(text string) YesNo {
	var l line
	l.read(text)
	if l.n > 0 && l.list[0].kind == digitsToken && onlyFillers(&l, 1) {
		switch l.list[0].fold {
		case "1":
			return Yes
		case "2":
			return No
		}
	}
	return readAnswer(&l)
}

func onlyFillers(l *line, from int) bool {
	for i := from; i < l.n; {
		class, n := answerAt(l, i)
		if class != answerFiller && class != answerPolite {
			return false
		}
		i += n
	}
	return true
}

// heard is what an answer contains.
type heard struct {
	yes, no, wrong, polite, doubt, unknown bool
}

func (h heard) verdict() YesNo {
	switch {
	case h.doubt, h.yes && (h.no || h.wrong):
		return Unsure
	case h.wrong:
		return No
	case h.unknown:
		return Unsure
	case h.no:
		return No
	case h.yes, h.polite:
		return Yes
	}
	return Unsure
}

func readAnswer(l *line) YesNo {
	var h heard
	if l.cut {
		return Unsure
	}
	for i := 0; i < l.n; {
		class, n := answerAt(l, i)
		i += n
		switch class {
		case answerYes, answerHave:
			h.yes = true
		case answerNo:
			h.no = true
			h.doubt = h.doubt || deniesBack(l, i)
		case answerWrong:
			h.wrong = true
		case answerPolite:
			h.polite = true
		case answerDoubt:
			h.doubt = true
		case answerUnknown:
			h.unknown = true
		case answerNot:
			h.no = true
			i += h.negate(l, i)
		}
	}
	h.doubt = h.doubt || endsAsQuestion(l)
	return h.verdict()
}

// deniesBack tells a denial at token i, right behind "không phải", which leaves
// open what is meant: "không phải không đúng".
func deniesBack(l *line, i int) bool {
	if before := l.list[i-1].fold; i >= l.n || before != "phai" && before != "la" {
		return false
	}
	class, _ := answerAt(l, i)
	return class == answerNot || class == answerWrong
}

// endsAsQuestion tells "… à", which asks back when it is typed with its tone.
func endsAsQuestion(l *line) bool {
	last := l.n - 1
	for last > 0 && l.list[last].kind == symbolToken {
		last--
	}
	return last > 0 && l.list[last].text == "à"
}

// negate takes in the word behind a negation and returns how many tokens it
// has: "không đúng" is no, "không sai" says too little.
func (h *heard) negate(l *line, i int) int {
	if i >= l.n {
		return 0
	}
	class, n := answerAt(l, i)
	switch class {
	case answerYes:
		return n
	case answerHave, answerWrong:
		h.doubt = true
		return n
	}
	return 0
}

// answerAt finds the longest known phrase at token i and how many tokens it
// has.
func answerAt(l *line, i int) (answerClass, int) {
	if s, n := answerSenses.find(l, i); n > 0 {
		return s.class, n
	}
	t := &l.list[i]
	if t.kind == wordToken {
		if short := shortened(t.fold); short != t.fold && answerSenses.has(short) {
			return answerSenses[short].senses[0].class, 1
		}
	}
	return answerUnknown, 1
}

// shortened writes every run of one letter once: "okkk" is "ok", "dạaa" "da".
func shortened(fold string) string {
	for i := 1; i < len(fold); i++ {
		if fold[i] == fold[i-1] {
			return collapse(fold)
		}
	}
	return fold
}

func collapse(fold string) string {
	out := make([]byte, 0, len(fold))
	for i := 0; i < len(fold); i++ {
		if i == 0 || fold[i] != fold[i-1] {
			out = append(out, fold[i])
		}
	}
	return string(out)
}
