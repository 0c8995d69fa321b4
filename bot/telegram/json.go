package telegram

import (
	"bytes"
	"strconv"
)

// Answers are cut before they are decoded, by brackets and quotes alone. That
// keeps what is wrong in one update inside it, and saves the library from
// scanning and copying every result three times, which would be a third of the
// cost of an update.

const success = `{"ok":true,"result":`

// resultOf cuts the result out of a successful answer. It knows the form in
// which servers write it and reports false for any other, which the library then
// reads.
func resultOf(answer []byte) (result []byte, ok bool) {
	rest, ok := bytes.CutPrefix(answer, []byte(success))
	if !ok {
		return nil, false
	}
	end := valueEnd(rest)
	if end <= 0 || end == len(rest) || rest[end] != '}' && rest[end] != ',' {
		return nil, false
	}
	return rest[:end], rest[len(rest)-1] == '}'
}

// split cuts a JSON array into its elements. It reports whether brackets and
// quotes match.
func split(array []byte) (elements [][]byte, ok bool) {
	array = bytes.TrimSpace(array)
	if len(array) < 2 || array[0] != '[' || array[len(array)-1] != ']' {
		return nil, false
	}
	rest := array[1 : len(array)-1]
	if len(bytes.TrimSpace(rest)) == 0 {
		return nil, true
	}
	for {
		end := valueEnd(rest)
		if end < 0 {
			return nil, false
		}
		elements = append(elements, rest[:end])
		if end == len(rest) {
			return elements, true
		}
		if rest[end] != ',' {
			return nil, false
		}
		rest = rest[end+1:]
	}
}

// valueEnd is the length of the value that b starts with: up to the comma or
// bracket that ends it, or all of b; -1 if it is not closed.
func valueEnd(b []byte) int {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			if i = closingQuote(b, i); i < 0 {
				return -1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return i
			}
			depth--
		case ',':
			if depth == 0 {
				return i
			}
		}
	}
	if depth > 0 {
		return -1
	}
	return len(b)
}

// closingQuote finds the end of the string that opens at b[i]; -1 if there is
// none.
func closingQuote(b []byte, i int) int {
	for i++; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return -1
}

// leadingNumber is the whole number that b starts with, after space; 0 if there
// is none.
func leadingNumber(b []byte) int64 {
	b = bytes.TrimLeft(b, " \t\r\n")
	end := 0
	for end < len(b) && '0' <= b[end] && b[end] <= '9' {
		end++
	}
	n, err := strconv.ParseInt(string(b[:end]), 10, 64)
	if err != nil {
		return 0
	}
	return n
}
