// Package freeze makes numbered snapshots of a subtree's figures (chốt số liệu),
// and reads them.
//
// # Why
//
// What goes to the level above under a number and a date must stay what it was,
// while reports go on being corrected, withdrawn and moved with their units. So a
// freeze keeps what was counted of every unit at one moment: figure by figure it
// can be shown, compared and added up again years later. It is made from the whole
// subtree, never from the freezes of the units below.
//
// # How it works
//
// Begin gives the number, in the press's transaction. Take reads one snapshot of
// the whole subtree, makes pages of it in memory (page.go) and writes them, a few
// in each transaction; nothing of them is seen before Finish, which writes the
// record with the checksum and the line in the audit. A process that dies on the
// way leaves pages that nobody reads: the next Take begins anew, with a new
// cut-off, and writes over them. Read gives the figures in the shape of live ones
// (figures.Table), so that screens, sheets and drafts show both with the same
// code. Texts of answers are read from the revision that counted: revisions are
// never changed. Verify computes checksum and totals again (verify.go). Later
// lists what came after (later.go).
//
// # How to change it
//
// What is kept of a unit is row in page.go; an older freeze lacks a new field, and
// Verify must still find its checksum. What is counted comes with the tallies by
// itself.
package freeze
