package roster

import "strings"

// formulaSigns begin what a spreadsheet runs instead of showing it when it opens
// a csv file. In xlsx a cell says itself that it is a text.
const formulaSigns = "=+-@\t\r"

// asText puts an apostrophe before a csv cell that a spreadsheet would run. One
// that begins with apostrophes and then such a sign gets another, so that
// fromText gives every cell back as it was.
func asText(cell string) string {
	if isFormula(cell) {
		return "'" + cell
	}
	return cell
}

// fromText takes away the apostrophe that asText put there.
func fromText(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && isFormula(rest) {
		return rest
	}
	return cell
}

func asTexts(cells []string) []string {
	texts := make([]string, len(cells))
	for i, cell := range cells {
		texts[i] = asText(cell)
	}
	return texts
}

// isFormula reports whether a formula's sign comes first, or first behind
// apostrophes.
func isFormula(cell string) bool {
	bare := strings.TrimLeft(cell, "'")
	return bare != "" && strings.IndexByte(formulaSigns, bare[0]) >= 0
}
