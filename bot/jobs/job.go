package jobs

import (
	"fmt"
	"time"

	"raquan/bot/roster"
	"raquan/store"
)

// Job is the record of an import: the one under way, or else the last one.
type Job struct {
	V      int            `json:"v"`
	N      int            `json:"n"`            // of this store's imports, from 1
	ID     string         `json:"id,omitempty"` // random: tells a plan from another that was begun meanwhile
	State  JobState       `json:"state"`
	At     time.Time      `json:"at"`
	By     store.PersonID `json:"by,omitempty"` // empty: the operator at the command line
	File   string         `json:"file,omitempty"`
	Counts roster.Counts  `json:"counts"`
	Levels []int          `json:"levels,omitempty"` // pages of the plan, by depth in the tree
	Done   int            `json:"done,omitempty"`   // pages applied
}

// JobState says how far an import has come.
type JobState string

// The states of an import.
const (
	Planning   JobState = "planning"   // the plan is being written; nothing else has changed
	Discarding JobState = "discarding" // a plan that was never finished is being thrown away
	Running    JobState = "running"
	Finished   JobState = "finished"
)

// unfinished reports whether there is a plan that does not hold.
func (j *Job) unfinished() bool { return j.State == Planning || j.State == Discarding }

// pages is the number of pages of the plan.
func (j *Job) pages() int {
	n := 0
	for _, l := range j.Levels {
		n += l
	}
	return n
}

const importID = "import"

// ImportKey is where the record of imports stands: one at a time.
func ImportKey() store.Key { return importKey() }

func importKey() store.Key { return store.JobKey(importID) }

func pageKey(n int) store.Key { return store.JobKey(fmt.Sprintf("%s.%06d", importID, n)) }
