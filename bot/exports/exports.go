// Package exports makes the files that leave the house: a job for each, which
// reads a snapshot, makes pictures, sheets or documents of it, and says how far it
// has come.
//
// # Why jobs
//
// A nation has 126,000 reports; a sheet of them takes a while and must neither
// hold up the chat nor be lost by a restart. So whoever asks for a file gets a
// record (Job), which any process can go on with, and the files when they are
// made. Files stand nowhere in the store: they hold names and numbers of people,
// who may have them erased. They wait in memory (Shelf) until they are sent, as
// screens (ScreenFile) that name the job and the file; after a restart a file that
// was not sent is made anew, with a cut-off of its own.
//
// # How it is divided
//
// exports.go has the record; press.go what buttons say; screen.go the choice of a
// file; shelf.go the files made last. The desk begins jobs, runs them one at a time
// and authorises them before they begin and when a file is sent; the rooms that
// make files (bot/sheets, bot/charts, bot/drafts) are Makers.
//
// # How to change it
//
// A new kind of file is a Kind with its letter in press.go, and a Maker for it in
// bot/app (exports.go), where the rooms that make files are known. A button for it
// anywhere has the data that Data writes.
package exports

import (
	"context"
	"strconv"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/store"
)

// Kind is what is made.
type Kind string

// The kinds.
const (
	Sheet    Kind = "xlsx"
	Plain    Kind = "csv"
	Document Kind = "docx"
	Picture  Kind = "png"
)

// Args of a job.
const (
	ArgFreeze = "freeze" // number of the unit's freeze; absent: live figures
	ArgChart  = "chart"  // Picture: which one
	ArgZone   = "zone"   // only units of this zone
)

// State of a job.
type State string

// The states.
const (
	Running  State = "running"
	Finished State = "finished"
	Failed   State = "failed" // or refused
)

// MaxTries is how often a job is begun, so that one which ends the program does
// not do so for ever.
const MaxTries = 5

// KeptFor is how long the record of a job that has ended stays, and how long its
// files are worth sending.
const KeptFor = 48 * time.Hour

// MaxFile is how many bytes a file has that Telegram takes from a bot: a little
// less than its 50 MB.
const MaxFile = 49 << 20

// Job is a file, or several, that somebody asked for.
type Job struct {
	V     int               `json:"v"`
	ID    string            `json:"id"` // of the person, the unit, the kind and the args: one of them is under way
	Kind  Kind              `json:"kind"`
	Unit  store.UnitID      `json:"unit"`
	By    store.PersonID    `json:"by"`
	Lang  string            `json:"lang,omitempty"`
	Args  map[string]string `json:"args,omitempty"`
	At    time.Time         `json:"at"`
	State State             `json:"state"`
	Tries int               `json:"tries,omitempty"` // how often it was begun
	Files int               `json:"files,omitempty"` // made
	Ended time.Time         `json:"ended,omitzero"`
}

// Freeze is the number of the freeze that the job is about; 0: live figures.
func (j *Job) Freeze() int {
	n, err := strconv.Atoi(j.Args[ArgFreeze])
	if err != nil {
		return 0
	}
	return n
}

// View is what the messages of a job show: each takes the place of the one before.
// Another job of the same ID has another.
func (j *Job) View() string { return "export." + j.ID + "." + strconv.FormatInt(j.At.Unix(), 10) }

// Made is what came of a job.
type Made struct {
	Files []File
}

// Size is how many bytes the files have.
func (m Made) Size() (n int) {
	for i := range m.Files {
		n += len(m.Files[i].Data)
	}
	return n
}

// File is one of them, with what is said beside it.
type File struct {
	chat.File
	Picture bool   // it is sent as a photo
	Caption string // HTML, at most chat.MaxCaption letters
}

// FileName is a name fit for every system: what stands before, the moment of the
// figures, and what stands behind it.
func FileName(before string, at time.Time, behind string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, before+at.Format("-20060102-1504")+behind)
}

// Message is the file as it is sent.
func (f File) Message() chat.Message {
	if f.Picture {
		return chat.Message{Text: f.Caption, Photo: &f.File}
	}
	return chat.Message{Text: f.Caption, File: &f.File}
}

// May reports whether an officer may have files of a kind of a unit: those of a level
// above, and of a document also those who report for the unit, for their own report.
func (k Kind) May(o *store.Officer, u *store.Unit) bool {
	return o.RootOver(u) != "" || k == Document && o.ReportsFor(u.ID)
}

// Maker makes the files of a job from one snapshot at a moment. It calls
// progress now and then, and ends early when the context does.
type Maker func(ctx context.Context, s store.Snapshot, j *Job, now time.Time, progress func(done, total int)) (Made, error)
