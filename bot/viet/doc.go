// Package viet reads and writes what Vietnamese people type: head-counts, yes
// and no, dates, phone numbers, personal names and the names of union bodies.
//
// # Why it exists
//
// A chairperson answers on a cheap phone between two shifts: with or without
// diacritics, in digits or in words, northern or southern, decomposed letters
// from an iPhone, "1k2", "một ngàn hai", "380 ng ạ". Each of these has one
// meaning to a Vietnamese reader, or two. The readers of this package give the
// meaning when there is one, ask back with the likely readings when there are
// several (a figure is never guessed), and refuse what is not an answer at all,
// with a [Reason] for which the text catalogue has a sentence.
//
// # Shape
//
// Everything is a pure function: text (and, where needed, the moment and the
// known total) in, a value out. No clock, no I/O, nothing remembered between
// calls; the package-level tables are built once and only read.
//
// All readers work in the same three steps: [Clean] the text, cut it into
// tokens that know both the typed and the folded spelling, and look the tokens
// up in word tables. A typed word fits a table word when nothing in it
// contradicts that word: "môt" and "mot" fit "một", "bà" does not fit "ba".
//
// Lists of units are kept for decades, some in the fonts of the nineties. That is
// not typing, and [FromLegacy] is for imported files alone.
//
// # Who uses it
//
// The conversation reads numbers, yes or no, names and units; rosters and
// shared contacts are read for phone numbers. "raquan read" prints what each
// reader makes of a text: whoever asks why the bot did not understand them is
// answered with it.
//
// # How to change it
//
// A word that people use and that is not understood is a line in a table
// (numberwords.go, yesnowords.go, unitwords.go, …) and a line in testdata.
// A construction is a rule in numeral.go (number words), figure.go (digits) or
// number.go (what surrounds the number). When a text could mean two things,
// the rule to add is the one that asks.
package viet
