package viet

// resolve settles the words whose meaning without diacritics depends on their
// neighbours.
func resolve(p parser, l *line) {
	for i := range p.items {
		it := &p.items[i]
		if it.class == figureItem && p.figure(i).isPlain(1) && p.figure(i).whole == 0 {
			if next := p.class(i + 1); next == haveWord || next == nobodyWord || next == noDataWord ||
				next == changeWord || next == actWord {
				it.class, it.zero = notWord, true // "0 có ai"
			}
			continue
		}
		before, behind := p.class(i-1), p.class(i+1)
		if it.class == digitWord && it.value == 5 && behind == figureItem && p.figure(i+1).digits > 1 && !isNumeric(before) {
			it.class = unknownWord // năm 45
			if p.figure(i+1).digits == 4 {
				it.class = labelWord // năm 2020
			}
		}
		if !it.bare {
			continue
		}
		switch l.list[it.token].fold {
		case "tu":
			if !isNumeric(before) && isNumeric(behind) {
				it.class = fromWord
			}
		case "van":
			if !isNumeric(before) && behind != digitWord && behind != andHalfWord && behind != onlyTail && behind != oddWord {
				it.class = politeWord
			}
		case "may":
			it.class = vagueWord
		case "tam", "do":
			if behind == figureItem || it.class == politeWord && isNumeric(behind) {
				it.class = hedgeWord
			}
		case "nam":
			if before == figureItem && behind != scaleWord || isBesideFigure(p, i) {
				it.class = unknownWord // 45 nam, nam: 45: men, or a slip
			}
		case "sau":
			if before == noDataWord {
				it.class = pendingWord // sau: later
			}
		case "moi":
			it.class = moreWord
		}
	}
}

// isBesideFigure tells a word before a figure, with or without a colon between.
func isBesideFigure(p parser, i int) bool {
	if p.at(i + 1).colon {
		i++
	}
	return p.class(i+1) == figureItem
}

// isNumeric tells the classes of which numbers are made.
func isNumeric(c class) bool { return c >= figureItem && c <= zeroWord }
