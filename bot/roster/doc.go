// Package roster reads lists of union bodies, says what is wrong with them and
// what they would change, writes them again, and makes invitations.
//
// # Why it is a package of its own
//
// Everything the bot does hangs on the tree of units: who reports, to whom the
// figures add up, who is reminded. The lists come from offices as spreadsheets
// made by hand. So a list is read whole, every fault is named by row and column
// before anything is changed, and what would change is shown as a Diff that a
// person can read. Nothing here writes to the store: bot/jobs applies a Diff in
// batches that survive a crash.
//
// The way of a list: Read (xlsx or csv into Rows, with the faults of single
// cells) → Check (faults of the tree, together with what the store has) →
// Compare (what is added, changed, moved, closed) → Diff.Preview.
//
// # Rules
//
//   - Codes are texts: "01" keeps its zero. The code is what makes a row the
//     same unit as last time; names repeat by the hundred.
//   - A column that the file does not have says nothing about its figures; an
//     empty cell says that there is none.
//   - A unit that the file does not have stays as it is, unless missing units
//     are to be closed. Units are never deleted.
//   - Who reports by default: grassroots unions, and attached units without
//     units below them.
//   - A unit keeps its place in the roster; new ones come after the last.
//
// Links go out as csv (invite.go), as pictures (qr.go) and as a workbook to print
// (linkfile.go, qrsheet.go). Their payloads are derived, see payload.go.
//
// # How to change it
//
// Another column is a line in column.go, a field of Row, a case in row.go, in
// compare.go (fields) and in export.go. Another name of a column, a kind or a
// zone is a word in words.go. Another rule about the tree is a method in
// check.go and a line in its test table. The sentences of faults and previews
// are read by the officers who keep the lists, so they are Vietnamese.
//
// The sample roster (sample.csv) names the real federations, central unions,
// attached units and three provinces' districts of August 2020. Its zone unions
// and grassroots unions, their chairs and numbers are invented.
package roster
