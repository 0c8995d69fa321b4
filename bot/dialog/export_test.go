package dialog

// CommandWords are the words that are commands, for the test that every one of
// them is in a story.
var CommandWords = commandWords

// PrintOf is what a State knows of an answer.
var PrintOf = printOf
