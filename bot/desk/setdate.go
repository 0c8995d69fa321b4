package desk

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/remind"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// envDue describes the unit whose dates an officer above sets; none if it is not
// under them.
func (w *work) envDue(env *dialog.Env, e dialog.Event) error {
	u, root, err := w.below(store.UnitID(dialog.DueUnitOf(w.state, e)))
	if err != nil || u == nil {
		return err
	}
	top, err := w.readUnit(root)
	if err != nil || top == nil {
		return err
	}
	dates, err := w.dueDates(u.ID)
	if err != nil {
		return err
	}
	var r store.Report
	if _, err := store.Get(w.tx, store.ReportKey(w.d.Campaign.Key, u.ID), &r); err != nil {
		return err
	}
	c := w.d.Campaign
	env.Due = &dialog.DueUnit{UnitRef: dialog.UnitRef{ID: string(u.ID), Name: u.Name, Kind: string(u.Kind)}, Own: root == u.ID,
		Sent: r.First, OnTime: r.OnTime, Latest: c.LetterDeadline().Before, Before: c.FirstBelow(string(u.Kind)), Below: dates.Below}
	if before := remind.OnTime(c, u, dates); !before.IsZero() {
		env.Due.Deadline = w.d.extended(before)
	}
	if top.Kind == store.National || env.Due.Latest.IsZero() {
		env.Due.Latest, env.Due.All = c.KeptUntil.Add(1).At(c.Zone, 0, 0), true
	}
	return nil
}

// setDate carries out what an officer above has set, once more authorised.
func (w *work) setDate(e dialog.Effects) error {
	d := e.SetDate
	if d == nil {
		return nil
	}
	u, root, err := w.below(store.UnitID(d.Unit))
	if err != nil {
		return err
	}
	switch {
	case u == nil || d.Act == dialog.GrantTime && root == u.ID:
		return w.refuseScreen(true)
	case d.Act == dialog.FindUnit:
		return w.findDue(u, d.Typed)
	}
	dates, err := w.dueDates(u.ID)
	if err != nil {
		return err
	}
	dates.V, dates.Unit = 1, u.ID
	if d.Act == dialog.GrantTime {
		return w.grantTime(u, root, dates, d)
	}
	return w.setBelow(u, dates, d.Until)
}

// setBelow sets the internal date for the units below one, or drops it.
func (w *work) setBelow(u *store.Unit, dates store.DueDates, until time.Time) error {
	line := store.AuditLine{Act: "internal-date", Unit: u.ID, From: stamp(dates.Below), To: stamp(until)}
	dropped := dates.Below
	dates.Below, dates.BelowBy, dates.BelowAt = until, w.person.ID, w.now
	say, args := text.BelowSet, []any{"unit", u.Name, "until", w.until(until)}
	switch {
	case until.IsZero() && dropped.IsZero():
		return w.tellDates(u.ID, text.Say(w.lang, text.BelowNone, "unit", u.Name))
	case until.IsZero():
		dates.BelowBy, dates.BelowAt = "", time.Time{}
		say, args = text.BelowDropped, []any{"unit", u.Name}
	}
	if err := w.putDates(dates, line); err != nil {
		return err
	}
	return w.tellDates(u.ID, text.Say(w.lang, say, args...))
}

// grantTime gives a unit more time. A report that is late without it is on time
// from now on, and counted so.
func (w *work) grantTime(u *store.Unit, root store.UnitID, dates store.DueDates, d *dialog.SetDate) error {
	line := store.AuditLine{Act: "grant", Unit: u.ID, From: stamp(remind.OnTime(w.d.Campaign, u, dates)), To: stamp(d.Until), Why: w.hashed(d.Reason)}
	dates.Granted, dates.Reason = d.Until, d.Reason
	dates.GrantedBy, dates.GrantedIn, dates.GrantedAt = w.person.ID, root, w.now
	if err := w.putDates(dates, line); err != nil {
		return err
	}
	said := []string{text.Say(w.lang, text.Granted, "unit", u.Name, "until", w.until(d.Until))}
	first, err := w.nowOnTime(u, w.d.extended(d.Until))
	if err != nil {
		return err
	}
	if !first.IsZero() {
		said = append(said, text.Say(w.lang, text.GrantedOnTime, "moment", text.Moment(w.lang, first, w.d.Campaign.Zone)))
	}
	n, err := w.tellGranted(u, root, dates, first)
	if err != nil {
		return err
	}
	if n == 0 {
		said = append(said, text.Say(w.lang, text.GrantedNobody))
	} else {
		said = append(said, text.Say(w.lang, text.GrantedTold, "n", text.Number(w.lang, int64(n))))
	}
	return w.tellDates(root, w.andWhen(strings.Join(said, "\n")))
}

// nowOnTime marks a unit's late report as on time, if it came before a deadline,
// and gives its moment then.
func (w *work) nowOnTime(u *store.Unit, deadline time.Time) (first time.Time, err error) {
	key := store.ReportKey(w.d.Campaign.Key, u.ID)
	r := store.Report{V: 1, Unit: u.ID}
	if _, err := store.Get(w.tx, key, &r); err != nil || r.First.IsZero() || r.OnTime || !r.First.Before(deadline) {
		return first, err
	}
	r.OnTime = true
	if err := w.audit(store.AuditLine{Act: "on-time", Unit: u.ID, From: "late", To: "on time"}); err != nil {
		return first, err
	}
	if err := tally.Count(w.tx, w.d.Campaign, u, &r); err != nil {
		return first, err
	}
	return r.First, store.Put(w.tx, key, r)
}

// tellGranted tells the people of a unit: who reports, and the officers of a level
// above. It gives how many they are.
func (w *work) tellGranted(u *store.Unit, root store.UnitID, dates store.DueDates, first time.Time) (int, error) {
	var staff store.Staff
	if _, err := store.Get(w.tx, store.StaffKey(u.ID), &staff); err != nil {
		return 0, err
	}
	by, err := w.readUnit(root)
	if err != nil {
		return 0, err
	}
	told := map[store.PersonID]bool{w.person.ID: true}
	for _, p := range staff.Officers {
		if told[p.Person] || len(told) > maxTold {
			continue
		}
		told[p.Person] = true
		l, err := w.langOf(p.Person)
		if err != nil {
			return 0, err
		}
		m := w.grantedMessage(l, u, by, dates, first)
		cause := "grant." + w.d.Campaign.Key + "." + string(u.ID) + "." + strconv.FormatInt(dates.Granted.Unix(), 10)
		if err := w.tellOther(p.Person, cause, store.Notice, m); err != nil {
			return 0, err
		}
	}
	return len(told) - 1, nil
}

// grantedMessage tells the unit until when it has time, from whom, and why.
func (w *work) grantedMessage(l text.Lang, u, by *store.Unit, dates store.DueDates, first time.Time) chat.Message {
	zone := w.d.Campaign.Zone
	html := text.Say(l, text.GrantedYou, "above", by.ShortName(), "unit", u.Name, "until", text.Until(l, dates.Granted, zone), "reason", text.GrantReason(l, dates.Reason))
	switch {
	case !first.IsZero():
		return message(html + "\n" + text.Say(l, text.GrantedOnTime, "moment", text.Moment(l, first, zone)))
	case !u.Reports:
		return message(html)
	}
	return chat.Message{Text: html, Buttons: [][]chat.Button{chat.Row(chat.Button{Text: text.Plain(l, text.Report), Data: "u/" + string(u.ID)})}}
}

// putDates writes what officers have set for a unit, with its line in the audit.
func (w *work) putDates(d store.DueDates, line store.AuditLine) error {
	if err := store.Put(w.tx, store.DueKey(w.d.Campaign.Key, d.Unit), d); err != nil {
		return err
	}
	return w.audit(line)
}

// tellDates answers an officer, with the way back to the deadlines.
func (w *work) tellDates(root store.UnitID, html string) error {
	m := message(html)
	m.Buttons = [][]chat.Button{chat.Row(chat.Button{Text: text.Plain(w.lang, text.Dues), Data: "ho/" + string(root)})}
	return w.tell(dialog.Outgoing{Message: m})
}

// findDue offers the units under one that a text may mean.
func (w *work) findDue(under *store.Unit, typed string) error {
	found := w.d.Directory.Index().Search(typed, under.ID)
	units := found.Units
	byCode, _, err := w.belowByCode(typed)
	if err != nil {
		return err
	}
	if byCode != nil {
		units = []store.UnitID{byCode.ID}
	}
	m := message(text.Say(w.lang, text.GrantFound, "typed", clip(typed), "n", text.Number(w.lang, int64(max(found.Total, len(units))))))
	for _, id := range units {
		u, _, err := w.below(id)
		if err != nil {
			return err
		}
		if u == nil || !slices.Contains(u.Above, under.ID) {
			continue
		}
		r, err := w.ref(id)
		if err != nil {
			return err
		}
		m.Buttons = append(m.Buttons, chat.Row(chat.Button{Text: clip(u.ShortName()) + " – " + clip(r.Above), Data: "hg/" + string(id)}))
	}
	if len(m.Buttons) == 0 && found.Total == 0 {
		example, err := w.exampleCode(under)
		if err != nil {
			return err
		}
		m = message(text.Say(w.lang, text.GrantNotFound, "typed", clip(typed), "example", example))
	}
	m.Buttons = append(m.Buttons, chat.Row(chat.Button{Text: text.Plain(w.lang, text.DueNo), Data: "c/huy"}))
	return w.tell(dialog.Outgoing{Message: m, View: "date", Asks: true})
}

func (w *work) until(t time.Time) string { return text.Until(w.lang, t, w.d.Campaign.Zone) }

// stamp writes a moment for the audit; nothing if there is none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
