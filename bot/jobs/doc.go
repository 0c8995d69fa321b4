// Package jobs does the slow work: imports of rosters, invitations by the
// thousand, recounts, reminders of the ladder, messages of staff to many.
//
// # Why it is a package of its own
//
// One update is one transaction of at most store.MaxOps keys, and many people
// wait for theirs. Work on a whole tree is none of that: it takes thousands of
// transactions, shares the store with the people who report meanwhile, and must
// bear being cut off anywhere.
//
// # How an import survives a crash
//
// A Diff is first written down as a plan: pages of finished units under the
// job's key, and the contacts, which are personal data, in their Person records
// already. Until the plan is whole nothing else has changed, and an unfinished
// plan is thrown away. Then one transaction turns it into an import under way,
// with its line in the audit, and Resume goes on with it after any crash. It is
// applied level by level, so that no unit is ever there without those above it;
// within a level many small transactions run side by side and share the
// engine's commits. Each compares what it is to write with what is there: a unit
// that is already as planned is passed over, with its indexes, its part of the
// tallies and its audit line, which were written in the same transaction. So
// running a batch again changes nothing, and it does not matter how exactly the
// job record knows how far it came.
//
// Only one import is under way at a time, under one fixed key.
//
// # Links by the thousand
//
// Making the links of all units below one, or revoking them, needs no plan: what
// is done already can be seen at each unit (an open link; a link that ended), so
// a job that was cut off is run again from the beginning (LinkJob). One link is
// made in the update of whoever asks for it (MakeLink).
//
// # Reminders
//
// The Planner serves the slots of the reminder ladder in sweeps over all officers
// (Sweep). What is decided about whom is bot/remind's; here it is written down, a
// page at a time, so that a crash or a second planner changes nothing: each
// decision is a ledger entry of a cause of its own, and a person's Nudges are
// compared in the transaction that adds to them.
//
// # Messages to many
//
// A reminder or a broadcast that staff send (Wave) is worked on a few people in a
// transaction: a walk down the tree from where the last one ended (wavewalk.go),
// an entry in the ledger of everybody it comes to, also of those who get nothing,
// with the reason, and the record of how far it came, all in one (waverun.go). So a
// crash between any two writes leaves nobody out and nobody twice. It goes on only
// while few messages wait and people may be written to, and ends when it is
// stopped; what is in the ledger by then is refused at the moment of sending
// (wavestill.go). What became of it is counted on pages of its people, of which
// those that are settled are read once (wavecount.go). Another choice of units is
// a Selection and a case in waveWalk.
//
// # How to change it
//
// Another index of units is a line in bot/tree, which writes units, and in weigh,
// which counts the keys that a unit touches. Another kind of slow work is a file of its own with
// its record under store.JobKey.
package jobs
