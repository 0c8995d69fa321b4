package desk

import (
	"errors"
	"strconv"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/review"
	"raquan/bot/summary"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// envReview describes the report that an officer above looks at; none if its unit
// is not under them.
func (w *work) envReview(env *dialog.Env, e dialog.Event) error {
	id := dialog.ReviewedUnit(w.state, e)
	if len(env.Below) == 1 && dialog.FindsReviewed(w.state, e) {
		id = env.Below[0].ID
	}
	u, root, err := w.reviewed(store.UnitID(id))
	if err != nil || u == nil {
		return err
	}
	top, err := w.readUnit(root)
	if err != nil || top == nil {
		return err
	}
	r := store.Report{V: 1, Unit: u.ID}
	if _, err := store.Get(w.tx, store.ReportKey(w.d.Campaign.Key, u.ID), &r); err != nil {
		return err
	}
	doubts := tally.OpenDoubts(w.d.Campaign, u, &r)
	env.Review = &dialog.Review{UnitRef: dialog.UnitRef{ID: string(u.ID), Name: u.Name, Above: top.ShortName(), Kind: string(u.Kind)},
		Own: root == u.ID, State: string(r.State), Revision: r.Revision, Answers: w.translate(r.Sent), About: w.d.Campaign.Doubtful(doubts)}
	for _, d := range doubts {
		env.Review.Doubts = append(env.Review.Doubts, text.Of(w.lang, d.Label))
	}
	if back := r.Reopened(); back != nil {
		env.Review.Asked = text.Moment(w.lang, back.At, w.d.Campaign.Zone)
	}
	return nil
}

// reviewed is a unit under one of the person's own, closed or not, with that one;
// nil if it is none.
func (w *work) reviewed(id store.UnitID) (*store.Unit, store.UnitID, error) {
	root, err := w.rootFor(id)
	if err != nil || root == "" {
		return nil, "", err
	}
	u, err := w.readUnit(id)
	return u, root, err
}

// review carries out what an officer above has decided about a report, once more
// authorised: the unit must stand below one of theirs.
func (w *work) review(e dialog.Effects) error {
	o := e.Review
	if o == nil {
		return nil
	}
	u, root, err := w.reviewed(store.UnitID(o.Unit))
	if err != nil {
		return err
	}
	if u == nil || root == u.ID {
		return w.refuseScreen(true)
	}
	if o.Act == dialog.RingUnit {
		return w.ringCard(u)
	}
	r := &store.Report{V: 1, Unit: u.ID}
	if _, err := store.Get(w.tx, store.ReportKey(w.d.Campaign.Key, u.ID), r); err != nil {
		return err
	}
	act := &review.Case{Tx: w.tx, Campaign: w.d.Campaign, Unit: u, Report: r, By: w.person.ID, In: root, At: w.now, Seen: o.Revision, Hashed: w.hashed}
	switch o.Act {
	case text.ActBack:
		return w.returnReport(act, o)
	case text.ActGone:
		return w.withdrawReport(act, o)
	case text.ActAccept:
		if err := review.Accept(act, o.Reason); err != nil {
			return w.cannotReview(act, err)
		}
		return w.tellReviewed(act, text.Say(w.lang, text.AcceptDone, "unit", u.Name, "n", strconv.Itoa(r.Revision)))
	}
	return nil
}

// cannotReview says why an act could not be done: what the officer looked at is not
// what stands there any more.
func (w *work) cannotReview(c *review.Case, why error) error {
	say, args := text.ReviewNotSent, []any{"unit", c.Unit.Name}
	switch {
	case errors.Is(why, review.ErrNotSent):
	case errors.Is(why, review.ErrChanged):
		say = text.ReviewChanged
	case errors.Is(why, review.ErrAccepted):
		say = text.ReviewAccepted
	case errors.Is(why, review.ErrReturned):
		say = text.ReviewBack
		args = append(args, "moment", text.Moment(w.lang, c.Report.Return.At, w.d.Campaign.Zone))
	default:
		return why
	}
	return w.tellReviewed(c, text.Say(w.lang, say, args...))
}

// tellReviewed answers the officer, with the ways back to the report and to what
// else is worth a second look.
func (w *work) tellReviewed(c *review.Case, html string) error {
	m := message(html)
	link := func(name string, unit store.UnitID) string {
		return summary.Data(store.Screen{Name: name, Unit: unit, Args: map[string]string{summary.Root: string(c.In)}})
	}
	m.Buttons = [][]chat.Button{{
		{Text: text.Plain(w.lang, text.UnitReport), Data: link(summary.Report, c.Unit.ID)},
		{Text: text.Plain(w.lang, text.RingUnit), Data: "rv/" + string(c.Unit.ID) + "/0/ring/0"},
	}}
	sums, err := tally.Read(w.tx, w.d.Campaign.Key, c.In)
	if err != nil {
		return err
	}
	if n := sums[tally.Doubted]; n > 0 {
		m.Buttons = append(m.Buttons, chat.Row(chat.Button{Text: text.Plain(w.lang, text.DoubtsOpen, "n", text.Number(w.lang, n)), Data: link(summary.Doubts, c.In)}))
	}
	return w.tell(dialog.Outgoing{Message: m})
}

// returnReport asks the unit to complete its report.
func (w *work) returnReport(c *review.Case, o *dialog.ReviewOrder) error {
	dropped, err := review.Return(c, o.Reason, o.Questions)
	if err != nil {
		return w.cannotReview(c, err)
	}
	above, err := w.readUnit(c.In)
	if err != nil || above == nil {
		return err
	}
	about := &dialog.Review{UnitRef: dialog.UnitRef{ID: string(c.Unit.ID), Name: c.Unit.Name, Above: above.ShortName()}, Answers: w.translate(c.Report.Sent)}
	n, err := w.tellUnit(c, review.ReturnCause(c.Campaign.Key, c.Unit.ID, c.Report.Revision), func(l text.Lang) chat.Message {
		m := dialog.BackMessage(dialog.Env{Campaign: c.Campaign, Lang: l, Now: w.now}, about, o.Questions, o.Reason)
		if len(dropped) > 0 {
			m.Text += "\n" + text.Say(l, text.BackDropped, "answers", strings.Join(labels(l, c.Campaign, dropped), "; "))
		}
		return m
	})
	if err != nil {
		return err
	}
	return w.tellReviewed(c, text.Say(w.lang, text.BackDone, "unit", c.Unit.Name, "answers", strings.Join(labels(w.lang, c.Campaign, o.Questions), "; "))+"\n"+w.howMany(n))
}

// withdrawReport takes a report out of the totals.
func (w *work) withdrawReport(c *review.Case, o *dialog.ReviewOrder) error {
	if err := review.Withdraw(c, o.Reason); err != nil {
		return w.cannotReview(c, err)
	}
	above, err := w.readUnit(c.In)
	if err != nil || above == nil {
		return err
	}
	cause := "gone." + c.Campaign.Key + "." + string(c.Unit.ID) + "." + strconv.Itoa(c.Report.Revision)
	n, err := w.tellUnit(c, cause, func(l text.Lang) chat.Message {
		return chat.Message{
			Text:    text.Say(l, text.GoneTold, "above", above.ShortName(), "unit", c.Unit.Name, "reason", text.ReviewReason(l, text.ActGone, o.Reason)),
			Buttons: [][]chat.Button{chat.Row(chat.Button{Text: text.Plain(l, text.Report), Data: "u/" + string(c.Unit.ID)})},
		}
	})
	if err != nil {
		return err
	}
	return w.tellReviewed(c, text.Say(w.lang, text.GoneDone, "unit", c.Unit.Name, "n", strconv.Itoa(c.Report.Revision))+"\n"+w.howMany(n))
}

// howMany says how many people of the unit are told, and when if it is night.
func (w *work) howMany(n int) string {
	if n == 0 {
		return text.Say(w.lang, text.ReviewNobody)
	}
	return w.andWhen(text.Say(w.lang, text.ReviewTold, "n", text.Number(w.lang, int64(n))))
}

// tellUnit tells everybody who reports for a unit, once for a cause. It gives how
// many they are.
func (w *work) tellUnit(c *review.Case, cause string, say func(text.Lang) chat.Message) (int, error) {
	people, err := review.Reporters(w.tx, c.Unit.ID)
	if err != nil {
		return 0, err
	}
	for _, p := range people {
		l, err := w.langOf(p)
		if err != nil {
			return 0, err
		}
		if err := w.tellOther(p, cause, store.Notice, say(l)); err != nil {
			return 0, err
		}
	}
	return len(people), nil
}

// ringCard gives the number of whoever reports for a unit: of those who have
// joined, or else the roster's.
func (w *work) ringCard(u *store.Unit) error {
	people, err := review.Reporters(w.tx, u.ID)
	if err != nil {
		return err
	}
	for _, id := range append(people, u.Contact) {
		var p store.Person
		if found, err := store.Get(w.tx, store.PersonKey(id), &p); err != nil {
			return err
		} else if !found || !strings.HasPrefix(p.Phone, "+") {
			continue
		}
		name, phone := w.mention(id), phoneOf(id)
		w.mentions = append(w.mentions, phone)
		return w.tell(dialog.Outgoing{Message: chat.Message{Text: text.Say(w.lang, text.RingCard, "name", name, "unit", u.Name, "phone", phone),
			Contact: &chat.ContactCard{Name: name, Phone: phone}}})
	}
	return w.sayOf(text.RingNobody, "unit", u.Name)
}
