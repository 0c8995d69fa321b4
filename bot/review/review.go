// Package review is what officers above do with reports: return one to its unit,
// withdraw it, accept what is doubtful about it. Each is a change of the report
// with its tallies, its index and its line in the audit.
//
// # Why a room of its own
//
// A button, a command and a job must do the same to a report, all of it or none.
// So each act is a function over a report in a transaction that is given. Who may
// is asked by the caller before, in the same transaction; whether it can be done is
// answered here, so that the same act twice is done once.
//
// # What an act does
//
//   - Return: the figures count on, marked; only the named answers are open, and
//     changes of others that were not sent yet are dropped. How timely the report
//     was stays. Sending it again ends the return (Resend).
//   - Withdraw: the figures leave the tallies, the unit is pending again, and what
//     it sends next is a first report. What it was is kept in the withdrawal.
//   - Accept: the doubts about this revision are settled; the next one is looked
//     at anew.
//
// # How to change it
//
// A new act is a function here with its audit line, a case in the desk, and an
// event in the property test.
package review

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

// Why an act cannot be done.
var (
	ErrNotSent  = errors.New("review: there is no report that counts")
	ErrChanged  = errors.New("review: the report was sent again meanwhile")
	ErrReturned = errors.New("review: the report waits for its unit already")
	ErrAccepted = errors.New("review: the report was accepted already")
)

// Case is a report under review, in a transaction. The unit is as it is stored, the
// report as well; an act changes the report and stores it.
type Case struct {
	Tx       store.Tx
	Campaign *config.Campaign
	Unit     *store.Unit
	Report   *store.Report
	By       store.PersonID
	In       store.UnitID // the level above as whose officer the person acts
	At       time.Time
	Seen     int                 // the revision that the officer has looked at
	Hashed   func(string) string // what stands for a free text in the audit
}

// may says why an act on the revision that was seen cannot be done.
func (c *Case) may() error {
	switch {
	case !c.Report.Counts():
		return ErrNotSent
	case c.Report.Revision != c.Seen:
		return ErrChanged
	}
	return nil
}

// Return opens the named answers of a report to its unit again, all if none is
// named. It gives the questions of changes that were not sent and are dropped,
// since they are not open.
func Return(c *Case, reason string, questions []string) (dropped []string, err error) {
	if err := c.may(); err != nil {
		return nil, err
	}
	r := c.Report
	if r.State == store.Returned {
		return nil, ErrReturned
	}
	line, err := c.audit("return", strings.Join(questions, " "), "revision "+strconv.Itoa(r.Revision), reason)
	if err != nil {
		return nil, err
	}
	for _, key := range slices.Sorted(maps.Keys(r.Working)) {
		if len(questions) > 0 && !slices.Contains(questions, key) {
			dropped = append(dropped, key)
			delete(r.Working, key)
		}
	}
	if len(dropped) > 0 {
		if _, err := c.audit("drop", strings.Join(dropped, " "), "", ""); err != nil {
			return nil, err
		}
	}
	r.State = store.Returned
	r.Return = &store.Return{Reason: reason, Questions: questions, By: c.By, In: c.In, At: c.At, Line: line, Revision: r.Revision}
	return dropped, c.write()
}

// Withdraw takes a report's figures out of the tallies: the unit is pending again.
func Withdraw(c *Case, reason string) error {
	if err := c.may(); err != nil {
		return err
	}
	r := c.Report
	line, err := c.audit("withdraw", "", "revision "+strconv.Itoa(r.Revision), reason)
	if err != nil {
		return err
	}
	r.Withdrawal = &store.Withdrawal{Reason: reason, By: c.By, In: c.In, At: c.At, Line: line, Revision: r.Revision,
		First: r.First, OnTime: r.OnTime, Letter: r.Letter, Code: r.Code}
	r.State, r.First, r.OnTime, r.Letter, r.Code, r.Was = store.Withdrawn, time.Time{}, false, false, "", nil
	if err := tally.Pend(c.Tx, c.Campaign.Key, c.Unit, r); err != nil {
		return err
	}
	return c.write()
}

// Accept settles the doubts about a report.
func Accept(c *Case, note string) error {
	if err := c.may(); err != nil {
		return err
	}
	r := c.Report
	switch {
	case r.State == store.Returned:
		return ErrReturned
	case r.Settled():
		return ErrAccepted
	}
	if _, err := c.audit("accept", "", "revision "+strconv.Itoa(r.Revision), note); err != nil {
		return err
	}
	r.Checked = &store.Checked{Revision: r.Revision, Note: note, By: c.By, In: c.In, At: c.At}
	return c.write()
}

// Resend prepares a report for being sent anew, before its answers are replaced: it
// ends a return, and keeps the figures that counted until now. It gives the return
// that ends; nil if there was none.
func Resend(c *config.Campaign, r *store.Report, at time.Time) *store.Return {
	back := r.Reopened()
	if back != nil {
		ended := *back
		ended.Fixed = at
		if ended.Seen.IsZero() {
			ended.Seen = at
		}
		r.Return, back = &ended, &ended
	}
	r.Was = nil
	if !r.Counts() {
		return back
	}
	for _, q := range c.Questions {
		if a := r.Sent[q.Key]; q.Type == config.Count && a.N != nil && !a.Null {
			if r.Was == nil {
				r.Was = map[string]int64{}
			}
			r.Was[q.Key] = *a.N
		}
	}
	return back
}

// write counts the report as it stands now, and stores it.
func (c *Case) write() error {
	if err := tally.Count(c.Tx, c.Campaign, c.Unit, c.Report); err != nil {
		return fmt.Errorf("review: %w", err)
	}
	return store.Put(c.Tx, store.ReportKey(c.Campaign.Key, c.Unit.ID), c.Report)
}

// audit writes a line; why is free text, or empty.
func (c *Case) audit(act, what, to, why string) (int64, error) {
	if why != "" {
		why = c.Hashed(why)
	}
	return store.Append(c.Tx, store.AuditLine{At: c.At, By: c.By, Act: act, Unit: c.Unit.ID, What: what, To: to, Why: why})
}
