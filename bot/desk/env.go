package desk

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"raquan/bot/dialog"
	"raquan/bot/remind"
	"raquan/bot/roster"
	"raquan/store"
)

// maxRefs bounds how many of a person's units are named in one step: an Update
// may touch store.MaxOps keys.
const maxRefs = 30

// maxRoots is how many of the units whose subtrees a person may see are named in
// one step, for /tonghop to offer.
const maxRoots = 5

// env reads what the dialog needs to know for this event.
func (w *work) env(e dialog.Event) (dialog.Env, error) {
	env := dialog.Env{
		Campaign: w.d.Campaign, Lang: w.lang, Now: w.now,
		Support: w.d.Support.In(string(w.lang)),
	}
	w.nameless = e.Kind == dialog.Edited || dialog.SetsDate(e) || dialog.TellsUnit(e) || dialog.ChangesUnit(w.state, e) || e.Kind == dialog.Pressed && dialog.PressErases(e.Data) || dialog.NeedsNudges(w.state, e)
	// In this order: later ones ask for what earlier ones have found.
	for _, read := range []func(*dialog.Env, dialog.Event) error{
		w.envRoles, w.envAssessed, w.envInvite, w.envFound, w.envChecked, w.envSearch, w.envBelow, w.envPending, w.envNudges, w.envTarget, w.envDue, w.envReview, w.envArranged, w.envLink,
		w.envPeople,
	} {
		if err := read(&env, e); err != nil {
			return env, err
		}
	}
	return env, nil
}

// envRoles names the units for which the person reports, and those above.
func (w *work) envRoles(env *dialog.Env, _ dialog.Event) (err error) {
	if env.Units, err = w.refs(w.officer.Reporting()); err != nil {
		return err
	}
	env.Operator = w.d.operator(&w.person)
	roots := w.roots()
	env.Roots, err = w.refs(roots[:min(len(roots), maxRoots)])
	return err
}

// envTarget reads the unit that the step is about.
func (w *work) envTarget(env *dialog.Env, e dialog.Event) error {
	id, err := w.targetUnit(env, e)
	if err != nil {
		return err
	}
	if id != "" {
		if err := w.loadUnit(id); err != nil {
			return err
		}
	}
	*env, err = w.envUnit(*env, dialog.NeedsContact(w.state, e), dialog.NeedsDates(e))
	return err
}

// envAgain is env after roles were taken and a unit was loaded.
func (w *work) envAgain(env dialog.Env) (dialog.Env, error) {
	var err error
	if env.Units, err = w.refs(w.officer.Reporting()); err != nil {
		return env, err
	}
	return w.envUnit(env, false, false)
}

// roots are the units whose subtrees the person may see, national ones first.
func (w *work) roots() []store.UnitID {
	return append(w.officer.Units(store.Department), w.officer.Units(store.UpperRole)...)
}

// targetUnit is the unit that the step is about: the one a button names, the
// one for which an edited message was an answer, the one under way, or the only
// one. Only the person's own units count.
func (w *work) targetUnit(env *dialog.Env, e dialog.Event) (store.UnitID, error) {
	if e.Kind == dialog.Pressed {
		if id := store.UnitID(dialog.PressUnit(e.Data)); id != "" {
			if w.officer.ReportsFor(id) {
				return id, nil
			}
			return w.behalfUnit(e)
		}
	}
	if e.Kind == dialog.Edited {
		if id, err := w.answeredUnit(e.Message); err != nil || id != "" {
			return id, err
		}
	}
	if id, err := w.behalfUnit(e); err != nil || id != "" {
		return id, err
	}
	return w.presentUnit(env), nil
}

// answeredUnit finds the unit for which a message of this person was an answer.
func (w *work) answeredUnit(message int64) (store.UnitID, error) {
	units := w.officer.Reporting()
	for _, id := range units[:min(len(units), maxRefs)] {
		var r store.Report
		if _, err := store.Get(w.tx, store.ReportKey(w.d.Campaign.Key, id), &r); err != nil {
			return "", err
		}
		for _, answers := range []map[string]store.Answer{r.Working, r.Sent} {
			for _, a := range answers {
				if w.typedHere(a.Source, message) {
					return id, nil
				}
			}
		}
		for _, f := range r.Known {
			if w.typedHere(f.Source, message) {
				return id, nil
			}
		}
	}
	return "", nil
}

// typedHere reports whether a figure was read from this person's message.
func (w *work) typedHere(s store.Source, message int64) bool {
	return s.By == w.person.ID && s.Message == message && s.Typed != ""
}

// presentUnit is the unit of a step whose event names none.
func (w *work) presentUnit(env *dialog.Env) store.UnitID {
	if id := store.UnitID(w.state.Unit); id != "" && w.officer.ReportsFor(id) {
		return id
	}
	if env.Invite != nil && env.Invite.Status == dialog.InviteMine && w.officer.ReportsFor(store.UnitID(env.Invite.Unit.ID)) {
		return store.UnitID(env.Invite.Unit.ID)
	}
	if len(env.Units) == 1 {
		return store.UnitID(env.Units[0].ID)
	}
	return ""
}

// refs names units, at most maxRefs.
func (w *work) refs(ids []store.UnitID) ([]dialog.UnitRef, error) {
	var list []dialog.UnitRef
	for _, id := range ids[:min(len(ids), maxRefs)] {
		if w.nameless {
			list = append(list, dialog.UnitRef{ID: string(id)})
			continue
		}
		u, err := w.readUnit(id)
		if err != nil {
			return nil, err
		}
		if u != nil {
			list = append(list, dialog.UnitRef{ID: string(id), Name: u.Name, Kind: string(u.Kind)})
		}
	}
	return list, nil
}

// readUnit reads a unit; nil if there is none.
func (w *work) readUnit(id store.UnitID) (*store.Unit, error) { return w.d.unitOf(w.tx, id) }

// unitOf reads a unit; nil if there is none. It is not to be changed: units
// hardly ever do, so the decoded one is kept as long as the stored bytes are the
// same.
func (d *Desk) unitOf(r store.Reader, id store.UnitID) (*store.Unit, error) {
	if id == "" {
		return nil, nil
	}
	raw, err := r.Get(store.UnitKey(id))
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("desk: read unit: %w", err)
	}
	if c, ok := d.units.Load(id); ok && bytes.Equal(c.(*knownUnit).raw, raw) {
		return c.(*knownUnit).unit, nil
	}
	k := &knownUnit{raw: raw, unit: new(store.Unit)}
	if err := json.Unmarshal(raw, k.unit); err != nil {
		return nil, fmt.Errorf("desk: unit %s: %w: %w", id, store.ErrCorrupt, err)
	}
	d.units.Store(id, k)
	return k.unit, nil
}

// knownUnit is a unit with the bytes it was decoded from.
type knownUnit struct {
	raw  []byte
	unit *store.Unit
}

// ref names a unit with the level above it.
func (w *work) ref(id store.UnitID) (dialog.UnitRef, error) {
	u, err := w.readUnit(id)
	if err != nil || u == nil {
		return dialog.UnitRef{ID: string(id)}, err
	}
	r := dialog.UnitRef{ID: string(id), Name: u.Name, Kind: string(u.Kind)}
	above, err := w.readUnit(u.Parent)
	if err == nil && above != nil {
		r.Above = above.ShortName()
	}
	return r, err
}

// loadUnit makes a unit and its report those of this step.
func (w *work) loadUnit(id store.UnitID) error {
	u, err := w.readUnit(id)
	if err != nil || u == nil {
		return err
	}
	if w.unit != nil && w.unit.ID == id {
		return nil
	}
	w.unit = u
	w.report = &store.Report{V: 1, Unit: id}
	_, err = store.Get(w.tx, store.ReportKey(w.d.Campaign.Key, id), w.report)
	return err
}

// envUnit describes the step's unit and its report, and whom to ask.
func (w *work) envUnit(env dialog.Env, contact, dates bool) (dialog.Env, error) {
	if w.unit == nil {
		return w.envRootAbove(env, contact)
	}
	u, c := w.unit, w.d.Campaign
	env.Unit = &dialog.Unit{ID: string(u.ID), Name: u.Name, Short: u.ShortName(), Workers: u.Workers, Closed: !u.Closed.IsZero(),
		Attached: u.Kind == store.Attached}
	if env.Behalf = w.behalf; w.behalf {
		env.Unit.NoReport = !u.Reports
	} else if !w.officer.Has(u.ID, store.Chair) {
		env.Unit.Deputy = w.mention(w.person.ID)
	}
	if err := w.dates(env.Unit, dates); err != nil {
		return env, err
	}
	if l := c.LetterDeadline().Before; !l.IsZero() {
		env.Unit.Letter = w.d.extended(l)
	}
	env.Unit.Report = w.describe(w.report)
	err := w.envReturned(&env)
	if err != nil {
		return env, err
	}
	if dialog.MaySend(w.state) || w.report.Counts() {
		if env.Parent, err = w.besideUnit(); err != nil {
			return env, err
		}
	}
	if w.report.Code == "" && dialog.MaySend(w.state) {
		if env.NewCode, err = w.newCode(); err != nil {
			return env, err
		}
	}
	above, err := w.readUnit(u.Parent)
	if err != nil || above == nil {
		return env, err
	}
	env.Unit.Above = above.ShortName()
	env.Upper, err = w.contactOf(above, contact)
	return env, err
}

// describe translates a report for the dialog.
func (w *work) describe(r *store.Report) dialog.Report {
	d := dialog.Report{
		State: string(r.State), Revision: r.Revision, First: r.First, Last: r.Last, OnTime: r.OnTime, Code: r.Code,
		Working: w.translate(r.Working), Sent: w.translate(r.Sent), Mine: w.sentByMe(r), Sender: w.other(r.By), Claim: w.claimOf(r), Entered: w.enteredBy(r),
	}
	if len(r.Known) > 0 {
		d.Known = make(map[string]dialog.Figure, len(r.Known))
		for k, f := range r.Known {
			d.Known[k] = dialog.Figure{N: f.N, At: f.At, Other: w.other(f.Source.By)}
			if f.Source.By == w.person.ID {
				d.Known[k] = dialog.Figure{N: f.N, At: f.At, Typed: f.Source.Typed, Message: f.Source.Message}
			}
		}
	}
	return d
}

// other names the giver of an answer for what is said to this person; "" if it
// was they themselves. The name is filled in at sending.
func (w *work) other(by store.PersonID) string {
	if by == "" || by == w.person.ID {
		return ""
	}
	return w.mention(by)
}

// translate gives answers to the dialog. The message of an answer is named only
// to its writer: message ids are numbers of one chat, and another officer's edit
// of a message with the same number corrects nothing.
func (w *work) translate(m map[string]store.Answer) map[string]dialog.Answer {
	if len(m) == 0 {
		return nil
	}
	t := make(map[string]dialog.Answer, len(m))
	for k, a := range m {
		answer := dialog.Answer{N: a.N, Choices: a.Choices, Text: a.Text, Null: a.Null,
			Typed: a.Source.Typed, Button: a.Source.Button, At: a.Source.At, Other: w.other(a.Source.By)}
		if a.Source.By == w.person.ID {
			answer.Message = a.Source.Message
		}
		if a.Source.Deputy {
			answer.By = w.mention(a.Source.By)
		}
		t[k] = answer
	}
	return t
}

// envInvite reads the invitation that the event, or else the state, names.
func (w *work) envInvite(env *dialog.Env, e dialog.Event) error {
	token := w.state.Invite
	if e.Kind == dialog.Said {
		if payload := dialog.StartPayload(e.Text); payload != "" {
			token = roster.Hash(payload)
		}
	}
	if token == "" {
		return nil
	}
	env.Invite = &dialog.Invite{Token: token, Status: dialog.InviteUnknown}
	var inv store.Invite
	found, err := store.Get(w.tx, store.InviteKey(token), &inv)
	if err != nil || !found {
		return err
	}
	w.invite = &inv
	env.Invite.Role = string(inv.Role)
	env.Invite.HandOver = inv.Replaces != ""
	if env.Invite.Status, err = w.inviteStatus(&inv); err != nil {
		return err
	}
	env.Invite.Unit, err = w.ref(inv.Unit)
	return err
}

func (w *work) inviteStatus(inv *store.Invite) (dialog.InviteStatus, error) {
	switch {
	case inv.UsedBy == w.person.ID && w.holdsStill(inv):
		return dialog.InviteMine, nil
	case !inv.Used.IsZero():
		return dialog.InviteUsed, nil
	case !inv.Revoked.IsZero():
		return dialog.InviteRevoked, nil
	case !w.now.Before(inv.Expires):
		return dialog.InviteExpired, nil
	case inv.ByChair():
		return w.handedStatus(inv)
	}
	return dialog.InviteOpen, nil
}

// holdsStill reports whether this person has what the invitation gave them, or
// more: a deputy may have become chair.
func (w *work) holdsStill(inv *store.Invite) bool {
	return w.officer.Has(inv.Unit, inv.Role) || inv.Role == store.Deputy && w.officer.ReportsFor(inv.Unit)
}

// extended is a deadline moved by the recorded outages.
func (d *Desk) extended(deadline time.Time) time.Time {
	return remind.Extended(deadline, *d.outages.Load())
}
