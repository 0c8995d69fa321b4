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
// who may have them erased. After a restart a file that was not sent is made anew.
//
// # How to change it
//
// A new kind of file is a Kind, and a Maker for it in bot/app, where the rooms
// that make files are known.
package exports

import (
	"context"
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
	Failed   State = "failed"
)

// Job is a file, or several, that somebody asked for.
type Job struct {
	V     int               `json:"v"`
	ID    string            `json:"id"`
	Kind  Kind              `json:"kind"`
	Unit  store.UnitID      `json:"unit"`
	By    store.PersonID    `json:"by"`
	Lang  string            `json:"lang,omitempty"`
	Args  map[string]string `json:"args,omitempty"`
	At    time.Time         `json:"at"`
	State State             `json:"state"`
	Files int               `json:"files,omitempty"` // made
}

// Made is what came of a job.
type Made struct {
	Files []File
}

// File is one of them, with what is said beside it.
type File struct {
	chat.File
	Picture bool   // it is sent as a photo
	Caption string // HTML, at most chat.MaxCaption letters
}

// Maker makes the files of a job from one snapshot at a moment. It calls
// progress now and then, and ends early when the context does.
type Maker func(ctx context.Context, s store.Snapshot, j *Job, now time.Time, progress func(done, total int)) (Made, error)
