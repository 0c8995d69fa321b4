package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"raquan/bot/dialog"
	"raquan/bot/review"
	"raquan/bot/tally"
	"raquan/bot/tree"
	"raquan/store"
)

// changeReport stores answers, drops them, or submits: with the tallies of all
// units above, the audit and the indexes.
func (w *work) changeReport(e dialog.Effects) error {
	if len(e.Put) == 0 && len(e.Drop) == 0 && len(e.Known) == 0 && !e.Discard && e.Submit == nil {
		return nil
	}
	if w.unit == nil || !w.officer.ReportsFor(w.unit.ID) && !(w.behalf && e.Behalf != nil) {
		return fmt.Errorf("desk: report without a unit: %w", store.ErrCorrupt)
	}
	if e.Discard {
		if err := w.discard(); err != nil {
			return err
		}
	}
	if err := w.putAnswers(e); err != nil {
		return err
	}
	if err := w.noteKnown(e.Known); err != nil {
		return err
	}
	if e.Submit != nil {
		if err := w.submit(e.Submit, e.Behalf); err != nil {
			return err
		}
	}
	if err := w.writeReport(); err != nil {
		return err
	}
	return w.tellFixed()
}

// writeReport counts the report and stores it.
func (w *work) writeReport() error {
	if err := tally.Count(w.tx, w.d.Campaign, w.unit, w.report); err != nil {
		return err
	}
	return store.Put(w.tx, store.ReportKey(w.d.Campaign.Key, w.unit.ID), w.report)
}

// putAnswers changes the working answers, each with its line in the audit.
func (w *work) putAnswers(e dialog.Effects) error {
	r := w.report
	if len(e.Put)+len(e.Drop) == 0 {
		return nil
	}
	if r.Working == nil {
		r.Working = map[string]store.Answer{}
	}
	if r.State == "" {
		r.State = store.Draft
	}
	for _, key := range e.Drop {
		if err := w.auditAnswer(key, r.Working[key], store.Answer{}); err != nil {
			return err
		}
		delete(r.Working, key)
	}
	for _, key := range slices.Sorted(maps.Keys(e.Put)) {
		a := w.answer(e.Put[key])
		old, ok := r.Working[key]
		if !ok {
			old = r.Sent[key]
		}
		if err := w.auditAnswer(key, old, a); err != nil {
			return err
		}
		r.Working[key] = a
	}
	return nil
}

// noteKnown keeps latest known figures, each with its line in the audit. They are
// no report: the unit stays pending.
func (w *work) noteKnown(known map[string]dialog.Answer) error {
	for _, key := range slices.Sorted(maps.Keys(known)) {
		a, from := w.answer(known[key]), ""
		if a.N == nil {
			return fmt.Errorf("desk: no figure for %s: %w", key, store.ErrCorrupt)
		}
		if f, ok := w.report.Known[key]; ok {
			from = strconv.FormatInt(f.N, 10)
		}
		if err := w.audit(store.AuditLine{Act: "update", What: key, From: from, To: w.brief(a)}); err != nil {
			return err
		}
		if w.report.Known == nil {
			w.report.Known = map[string]store.Figure{}
		}
		w.report.Known[key] = store.Figure{N: *a.N, At: w.now, Source: a.Source}
	}
	return nil
}

// answer gives an answer its source.
func (w *work) answer(a dialog.Answer) store.Answer {
	return store.Answer{N: a.N, Choices: a.Choices, Text: a.Text, Null: a.Null, Source: store.Source{
		Typed: a.Typed, Button: a.Button, Message: a.Message, By: w.person.ID, At: w.now,
		Deputy: !w.behalf && !w.officer.Has(w.unit.ID, store.Chair), Behalf: w.behalf}}
}

func (w *work) discard() error {
	w.report.Working = nil
	if len(w.report.Sent) == 0 {
		w.report.State = ""
	}
	return w.audit(store.AuditLine{Act: "discard"})
}

// submit makes the answers count.
func (w *work) submit(s *dialog.Submit, behalf *dialog.Entering) error {
	r := w.report
	sent := make(map[string]store.Answer, len(s.Answers))
	for key := range s.Answers {
		a, ok := r.Working[key]
		if !ok {
			a = r.Sent[key]
		}
		sent[key] = a
	}
	w.fixed = review.Resend(w.d.Campaign, r, w.now)
	if err := tree.Supersede(review.Case{Tx: w.tx, Campaign: w.d.Campaign, Unit: w.unit, By: w.person.ID, At: w.now, Hashed: w.hashed}); err != nil {
		return err
	}
	first := r.First.IsZero()
	if first {
		r.First, r.OnTime, r.Letter = w.now, s.OnTime, s.Letter
	}
	if err := w.kept(); err != nil {
		return err
	}
	r.State, r.Sent, r.Working, r.Claim = store.Sent, sent, nil, nil
	r.Last, r.By, r.Code = w.now, w.person.ID, s.Code
	r.Revision++
	entered, err := w.entered(behalf)
	if err != nil {
		return err
	}
	r.Entered = entered
	line, err := w.auditLine(store.AuditLine{Act: "send", To: "revision " + strconv.Itoa(r.Revision)})
	if err != nil {
		return err
	}
	rev := store.Revision{V: 1, N: r.Revision, At: w.now, By: r.By, Line: line, Answers: sent, Above: w.unit.Above, Entered: r.Entered}
	if err := store.Put(w.tx, store.RevisionKey(w.d.Campaign.Key, w.unit.ID, r.Revision), rev); err != nil {
		return err
	}
	if err := store.PutID(w.tx, store.ReceiptKey(r.Code), w.d.Campaign.Key+"/"+string(w.unit.ID)); err != nil {
		return err
	}
	return tally.Pend(w.tx, w.d.Campaign.Key, w.unit, r)
}

// audit appends a line about this person and unit.
func (w *work) audit(l store.AuditLine) error {
	_, err := w.auditLine(l)
	return err
}

func (w *work) auditLine(l store.AuditLine) (int64, error) {
	l.At, l.By = w.now, w.person.ID
	if l.Unit == "" && w.unit != nil {
		l.Unit = w.unit.ID
	}
	return store.Append(w.tx, l)
}

func (w *work) auditAnswer(key string, from, to store.Answer) error {
	return w.audit(store.AuditLine{Act: "answer", What: key, From: w.brief(from), To: w.brief(to)})
}

// brief writes an answer for the audit: figures and choices as they are, free
// text as a salted hash (it stands in the report).
func (w *work) brief(a store.Answer) string {
	switch {
	case a.N != nil:
		return strconv.FormatInt(*a.N, 10)
	case a.Null && len(a.Choices) == 0:
		return "null"
	case a.Text != "":
		return strings.Join(append(a.Choices, w.hashed(a.Text)), ",")
	}
	return strings.Join(a.Choices, ",")
}

// hashed stands for a free text in the audit: a salted hash.
func (w *work) hashed(s string) string {
	sum := sha256.Sum256([]byte(w.d.Secret.MAC("audit", s)))
	return "text:" + hex.EncodeToString(sum[:8])
}
