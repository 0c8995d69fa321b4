package lists

import (
	"bytes"
	"slices"
	"strings"

	"raquan/bot/figures"
	"raquan/bot/roster"
	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// headWithin is how many rows may stand above the heads of the columns.
const headWithin = 10

// codeWords and nameWords are what people call the columns of units, folded, beside
// the heads that go out.
var (
	codeWords = []string{"code", "ma", "ma so", "ma dv", "ma don vi", "unit code"}
	nameWords = []string{"name", "ten", "ten don vi", "don vi", "cong doan", "cong doan co so", "unit"}
)

// heads says which cell of a row is what.
type heads struct {
	code, name, says int // -1: there is none
	questions        map[int]string
}

// ReadTable reads the rows of a file that say something about a report, under the
// heads that bot/figures writes or what else people call the questions. If it cannot
// be read, why says so to whoever sent it.
func ReadTable(l text.Lang, c *config.Campaign, data []byte) (rows []Row, why string, err error) {
	var h *heads
	looked := 0
	for line, err := range roster.Table(bytes.NewReader(data), text.Plain(text.Vi, text.SheetReports), text.Plain(text.En, text.SheetReports)) {
		if err != nil {
			if said, ok := roster.Unreadable(err); ok {
				if said == "" {
					said = text.Plain(l, text.ManyFormat)
				}
				return nil, said, nil
			}
			return nil, text.Plain(l, text.ManyFormat), nil
		}
		if h == nil {
			if h = headsOf(c, line.Cells); h == nil {
				if looked++; looked == headWithin {
					break
				}
			}
			continue
		}
		if row, ok := h.row(line); ok {
			rows = append(rows, row)
		}
		if len(rows) > MaxRows {
			break
		}
	}
	if h == nil {
		return nil, text.Plain(l, text.ManyHeads, "example", example(l, c)), nil
	}
	return rows, "", nil
}

// example is what the heads may look like.
func example(l text.Lang, c *config.Campaign) string {
	list := []string{figures.CodeHead(l), figures.UnitHead(l)}
	for _, q := range figures.Asked(c) {
		list = append(list, figures.AnswerHead(l, q))
	}
	return strings.Join(list[:min(len(list), 5)], " | ")
}

// headsOf reads a row as the heads; nil if it names no unit or no question.
func headsOf(c *config.Campaign, cells []string) *heads {
	h := &heads{code: -1, name: -1, says: -1, questions: map[int]string{}}
	folded := make([]string, len(cells))
	for i, cell := range cells {
		folded[i] = viet.Fold(strings.TrimSpace(cell))
	}
	at := func(words ...string) int {
		return slices.IndexFunc(folded, func(s string) bool { return s != "" && slices.Contains(words, s) })
	}
	both := func(s *text.Sentence) []string {
		return []string{viet.Fold(text.Plain(text.Vi, s)), viet.Fold(text.Plain(text.En, s))}
	}
	h.code = at(append(both(text.ColumnCode), codeWords...)...)
	h.name = at(append(both(text.ColumnUnit), nameWords...)...)
	h.says = at(both(text.ColumnSays)...)
	for _, q := range figures.Asked(c) {
		i := at(viet.Fold(figures.AnswerHead(text.Vi, q)), viet.Fold(figures.AnswerHead(text.En, q)))
		if i < 0 {
			var words []string
			for _, a := range q.Aliases {
				words = append(words, viet.Fold(a))
			}
			i = at(words...)
		}
		if _, taken := h.questions[i]; i >= 0 && !taken && i != h.code && i != h.name {
			h.questions[i] = q.Key
		}
	}
	if h.code < 0 && h.name < 0 || len(h.questions) == 0 {
		return nil
	}
	return h
}

// row reads a row; ok is false if it says nothing about a report.
func (h *heads) row(line roster.Line) (r Row, ok bool) {
	cell := func(i int) string {
		if i < 0 || i >= len(line.Cells) {
			return ""
		}
		return text.Short(strings.Join(strings.Fields(viet.Clean(line.Cells[i])), " "), maxCell)
	}
	r = Row{Line: line.N, Code: cell(h.code), Name: cell(h.name), Cells: map[string]string{}}
	for i, key := range h.questions {
		if says := cell(i); says != "" {
			r.Cells[key] = says
		}
	}
	if len(r.Cells) == 0 {
		r.Cells, r.Says = nil, cell(h.says)
	}
	return r, len(r.Cells) > 0 || r.Says != ""
}

// maxCell is how many letters of a cell are read: no answer is longer.
const maxCell = 1100
