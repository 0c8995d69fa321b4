package dialog

import (
	"slices"
	"strconv"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
)

// askDate asks the next thing: which unit, until when, why, or whether it shall
// be so.
func (t *turn) askDate() {
	u, d := t.env.Due, t.s.Date
	switch {
	case d.Act == FindUnit:
		t.askInDate(t.text(text.GrantFind, "unit", u.Name))
	case d.Until.IsZero():
		t.askUntil(t.proposals())
	case d.Act == SetBelow:
		t.askInDate(t.text(text.BelowSure, "until", t.until(d.Until), "unit", u.Name, "before", t.until(u.Before)), t.yesRow())
	case d.Reason == "":
		var all []chat.Button
		for i, reason := range text.GrantReasons {
			all = append(all, button(text.GrantReason(t.lang, reason), data("hr", u.ID, itoa(i))))
		}
		t.askInDate(t.text(text.GrantWhy, "unit", u.Name, "until", t.until(d.Until)), chat.Rows(all...)...)
	default:
		t.askInDate(t.text(text.GrantSure, "unit", u.Name, "until", t.until(d.Until), "reason", text.GrantReason(t.lang, d.Reason)), t.yesRow())
	}
}

// askUntil asks for the moment and offers some.
func (t *turn) askUntil(offered []time.Time) {
	u := t.env.Due
	example := t.exampleDate()
	var all []chat.Button
	for _, at := range offered {
		all = append(all, button(t.until(at), data("hw", u.ID, strconv.FormatInt(at.Unix(), 10))))
	}
	if t.s.Date.Act == SetBelow {
		t.askInDate(t.text(text.BelowAsk, "unit", u.Name, "before", t.until(u.Before), "example", example), chat.Rows(all...)...)
		return
	}
	late := ""
	if !u.Sent.IsZero() {
		late = t.text(text.GrantLate, "moment", t.moment(u.Sent))
	}
	t.askInDate(t.text(text.GrantAsk, "unit", u.Name, "deadline", t.until(u.Deadline), "late", text.HTML(late), "example", example), chat.Rows(all...)...)
}

// askInDate asks in a message that a text may answer.
func (t *turn) askInDate(html string, rows ...[]chat.Button) {
	rows = append(rows, row(button(t.label(text.DueNo), data("c", "huy"))))
	t.out.Messages = append(t.out.Messages, Outgoing{Message: chat.Message{Text: t.takeEcho() + html, Buttons: rows}, View: "date", Asks: true})
}

func (t *turn) yesRow() []chat.Button {
	return row(button(t.label(text.DueYes), data("hy", t.s.Date.Unit, strconv.FormatInt(t.s.Date.Until.Unix(), 10))))
}

func (t *turn) duesButton() []chat.Button {
	return row(button(t.label(text.Dues), data("c", "hanchot")))
}

// mostProposals is how many moments are offered.
const mostProposals = 4

// proposals are sensible moments: some days before the common deadline, or ends of
// days after the unit's own.
func (t *turn) proposals() []time.Time {
	var list []time.Time
	add := func(at time.Time) {
		if len(list) < mostProposals && t.wrongDate(at) == "" && !slices.ContainsFunc(list, at.Equal) {
			list = append(list, at)
		}
	}
	zone := t.env.Campaign.Zone
	if t.s.Date.Act == SetBelow {
		for n := 1; n <= 3; n++ {
			add(t.env.Due.Before.In(zone).AddDate(0, 0, -n))
		}
		return list
	}
	day := t.after().In(zone)
	for n := range 3 {
		add(time.Date(day.Year(), day.Month(), day.Day()+n, 17, 0, 0, 0, zone))
	}
	add(t.env.Due.Latest)
	return list
}

// exampleDate is the first proposal as somebody would type it.
func (t *turn) exampleDate() string {
	at := t.env.Due.Before
	if list := t.proposals(); len(list) > 0 {
		at = list[0]
	}
	at = at.In(t.env.Campaign.Zone)
	return strconv.Itoa(at.Day()) + "/" + strconv.Itoa(int(at.Month())) + " " + strconv.Itoa(at.Hour()) + "h"
}

// wrongDate says why a moment cannot be set; empty if it can.
func (t *turn) wrongDate(at time.Time) string {
	u, until := t.env.Due, t.until(at)
	switch {
	case t.s.Date.Act == SetBelow && !at.After(t.env.Now), u.Sent.IsZero() && !at.After(t.env.Now):
		return t.text(text.DueOver, "until", until)
	case t.s.Date.Act == SetBelow && !at.Before(u.Before):
		return t.text(text.DueEarlier, "before", t.until(u.Before), "until", until)
	case t.s.Date.Act == SetBelow:
		return ""
	case !at.After(u.Deadline):
		return t.text(text.DueLater, "deadline", t.until(u.Deadline), "until", until)
	case at.After(u.Latest) && u.All:
		return t.text(text.DueTooLateAll, "until", until, "latest", t.until(u.Latest))
	case at.After(u.Latest):
		return t.text(text.DueTooLate, "until", until, "latest", t.until(u.Latest))
	case !u.Sent.IsZero() && !at.After(u.Sent):
		return t.text(text.DueBefore, "moment", t.moment(u.Sent), "until", until)
	}
	return ""
}
