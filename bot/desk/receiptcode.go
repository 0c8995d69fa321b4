package desk

import (
	"strconv"
	"strings"
	"time"

	"raquan/bot/dialog"
	"raquan/store"
)

// newCode proposes a receipt code that no report has.
func (w *work) newCode() (string, error) {
	for n := 0; ; n++ {
		code := w.code(n)
		_, taken, err := store.GetID(w.tx, store.ReceiptKey(code))
		if err != nil || !taken {
			return code, err
		}
	}
}

// code is the n-th code to try, of 40 random bits. It comes from the id made for
// this update, so that a function that runs again proposes the same.
func (w *work) code(n int) string {
	mac := w.d.Secret.MAC("receipt", w.fresh+"."+strconv.Itoa(n))
	letters := make([]byte, 8)
	for i := range letters {
		n, _ := strconv.ParseUint(mac[2*i:2*i+2], 16, 8)
		letters[i] = dialog.CodeLetters[n%32]
	}
	return dialog.Code(w.d.Campaign.Receipt.Prefix, string(letters))
}

// envChecked looks up the receipt's code that the event asks about.
func (w *work) envChecked(env *dialog.Env, e dialog.Event) (err error) {
	if code := dialog.AskedCode(env.Campaign, w.state, e); code != "" {
		env.Checked, err = w.checkCode(code)
	}
	return err
}

// checkCode finds the report that a receipt's code leads to. Of a unit that is
// neither the person's own nor under one of theirs nothing is given, as of a code
// that nobody has.
func (w *work) checkCode(code string) (*dialog.Checked, error) {
	leads, found, err := store.GetID(w.tx, store.ReceiptKey(code))
	if err != nil || !found {
		return nil, err
	}
	campaign, unit, _ := strings.Cut(leads, "/")
	id := store.UnitID(unit)
	root, err := w.rootFor(id)
	own := w.officer.ReportsFor(id)
	if err != nil || campaign != w.d.Campaign.Key || root == "" && !own {
		return nil, err
	}
	var r store.Report
	found, err = store.Get(w.tx, store.ReportKey(campaign, id), &r)
	if err != nil || !found {
		return nil, err
	}
	c := &dialog.Checked{Own: own, State: string(r.State), Revision: r.Revision, First: r.First, Last: r.Last, OnTime: r.OnTime}
	if r.Code != code { // of a report that was withdrawn
		c.State, c.First, c.OnTime, c.Revision = string(store.Withdrawn), time.Time{}, false, 0
		if gone := r.Withdrawal; gone != nil && gone.Code == code {
			c.First, c.OnTime, c.Revision = gone.First, gone.OnTime, gone.Revision
		}
	}
	if c.Changed, err = w.changedSinceFirst(&r); err != nil {
		return nil, err
	}
	c.Unit, err = w.ref(id)
	return c, err
}

// changedSinceFirst reports whether the figures of a report are not those of its
// first revision.
func (w *work) changedSinceFirst(r *store.Report) (bool, error) {
	if r.Revision < 2 {
		return false, nil
	}
	var first store.Revision
	found, err := store.Get(w.tx, store.RevisionKey(w.d.Campaign.Key, r.Unit, 1), &first)
	if err != nil || !found {
		return false, err
	}
	return !dialog.SameFigures(w.d.Campaign, w.translate(first.Answers), w.translate(r.Sent)), nil
}
