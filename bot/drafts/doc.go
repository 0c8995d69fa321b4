// Package drafts writes the drafts of the official reports as Word documents,
// from templates that the office can edit in Word.
//
// # Why drafts, and why templates
//
// A report leaves the house with a number, a date and a signature, which are the
// office's. So what is made here is a draft: it says so on every page until its
// figures are frozen, and leaves those three open. The wording of a report is the
// office's too, and changes with each campaign: it stands in templates, and this
// package knows no campaign.
//
// # Templates
//
// A template is a .docx with placeholders: {{ten_don_vi}} a value, in capitals if the
// name is; {{#don_vi}} at the beginning of a paragraph or in a table's row repeats that
// for each unit below; {{?ghi_chu}} keeps its paragraph only if the value is there and
// not zero, {{!ghi_chu}} only if it is not. The vocabulary lists the names: those of
// units and the document (words.go), and those that come from the campaign's
// questions and rates (answers.go). "raquan templates" prints them.
//
// The shipped templates are kept here as the parts of a .docx (templates/A, with
// what all share in templates/common), so that a change of theirs can be read;
// they are zipped when they are used. "raquan templates --out DIR" writes them as .docx.
// A folder named by the setting "templates" takes their place; "raquan check" says
// which are missing there and which placeholders nobody knows.
//
// # How a draft is made
//
// Form says which template follows from the kind of a unit. Make reads figures
// (bot/figures) into the values that the vocabulary names (values.go), and fills the
// template (fill.go). Word divides a text into runs as it likes, so a placeholder may
// be spread over several: those of the one placeholder are joined (runs.go), and the
// paragraph keeps its form. What is filled in is not read for placeholders again. What
// has no answer becomes "…" and is listed beside the file.
//
// Drafts go to other offices, so a template must not hold what Word acts on when it
// opens a file (sound.go).
//
// # How to change it
//
// Wording: edit the template. A new figure: an entry in words.go or answers.go, which
// makes it known to the check and to the list of names. How it looks: a style in
// templates/common/word/styles.xml; look at the pages that
// "go test ./bot/drafts -args -out DIR" and ".ci/office DIR" make. A new form: a folder in
// templates, and a line in form.go.
package drafts
