// Package drafts writes the drafts of the official reports as docx, from a template
// that the office can edit in Word.
package drafts
