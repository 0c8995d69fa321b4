package roster

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"iter"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"raquan/bot/text"
)

// csvRecords reads a csv file. Its line numbers are those of the text, which
// are those of a spreadsheet as long as no cell holds a line break.
func csvRecords(r io.Reader) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		text := bufio.NewReaderSize(transform.NewReader(r, unicode.BOMOverride(keepBytes{})), 64<<10)
		c := csv.NewReader(text)
		c.Comma = separator(text)
		c.FieldsPerRecord = -1
		c.ReuseRecord = true
		for {
			cells, err := c.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(record{}, csvFault(err))
				return
			}
			line, _ := c.FieldPos(0)
			for i := range cells {
				cells[i] = fromText(cells[i])
			}
			if !yield(record{line, cells}, nil) {
				return
			}
		}
	}
}

// separator is the sign that the first lines hold most of, outside of quotes.
func separator(text *bufio.Reader) rune {
	head, _ := text.Peek(4 << 10) // an error is met again by whoever reads
	best, most := ',', 0
	for _, sep := range []rune{',', ';', '\t'} {
		if n := mostOf(head, byte(sep)); n > most {
			best, most = sep, n
		}
	}
	return best
}

// mostOf gives the most of a sign in one of the lines above the first unit.
func mostOf(head []byte, sign byte) int {
	most := 0
	for i, line := range bytes.Split(head, []byte("\n")) {
		if i == headerWithin {
			break
		}
		n, quoted := 0, false
		for _, b := range line {
			if b == '"' {
				quoted = !quoted
			}
			if b == sign && !quoted {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// csvFault makes a fault of a syntax error; other errors stay what they are.
func csvFault(err error) error {
	var syntax *csv.ParseError
	if !errors.As(err, &syntax) {
		return err
	}
	return Fault{Row: syntax.StartLine, Text: say(text.ListQuotes)}
}
