package summary

import (
	"slices"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
)

// entry is a way on from the summary of a unit. The summary itself has room for a
// few buttons only, so all others stand behind one of them.
type entry struct {
	label *text.Sentence         // {n} is what count gives
	data  func(p *page) string   // callback data for the page's unit; whoever is pressed authorises it anew
	count func(tally.Sums) int64 // how much there is; without any the button is left out; nil: always there
	only  func(p *page) bool     // for whom it is; nil: for everybody who sees the summary
}

// entries are the ways on, in their order. A new one is a line here.
var entries = []entry{
	{label: text.MissOpen, data: to(Missing), count: MissingIn},
	{label: text.ProgressOpen, data: to(Progress)},
	{label: text.SumExitsOpen, data: to(Exits), count: flaggedIn},
	{label: text.DoubtsOpen, data: to(Doubts), count: doubtedIn},
	{label: text.NudgeOpen, data: pressing("nhac/"), count: MissingIn},
	{label: text.RingOpen, data: to(Ring), count: MissingIn},
	{label: text.WaysOpen, data: to(Ways), only: asksWays},
	{label: text.TroubleOpen, data: to(Trouble), only: asksTrouble},
	{label: text.MoreNumbers, data: to(Numbers), count: sentOrBegun},
	{label: text.ChangesOpen, data: to(News)},
	{label: text.RankingOpen, data: to(Ranking), only: national},
	{label: text.MenuBehalfShort, data: func(*page) string { return "nh/0/find" }, only: atRoot},
	{label: text.MoreDeadlines, data: to(Deadlines)},
	{label: text.ButtonInvite, data: pressing("moi/")},
	{label: text.ButtonExport, data: func(p *page) string { return "xf:?:" + string(p.unit.ID) + ":::" }},
	{label: text.FreezeOpen, data: to(FreezeAsk)},
	{label: text.LogOpen, data: to(Log)},
	{label: text.OfficersOpen, data: pressing("cn/")},
	{label: text.ArrangeOpen, data: arrange},
	{label: text.ButtonDraft, data: pressing("wd/")},
	{label: text.ButtonAssess, data: func(p *page) string { return "nx/" + string(p.unit.ID) + "/see/0" }, only: atRoot},
	{label: text.MoreBroadcast, data: func(*page) string { return "c/thongbao" }, only: atRoot},
	{label: text.MoreInbox, data: func(*page) string { return "c/duyet" }, only: atRoot},
}

// to leads to another screen of the unit.
func to(screen string) func(*page) string {
	return func(p *page) string { return p.link(screen, p.unit.ID, 0) }
}

// pressing leads to a button of the dialog or of another room, which ends with the
// unit.
func pressing(data string) func(*page) string {
	return func(p *page) string { return data + string(p.unit.ID) }
}

// arrange leads to the changes of the unit itself.
func arrange(p *page) string { return "tr/" + string(p.unit.ID) + "/0/menu/0" }

// atRoot reports whether the unit is the viewer's own.
func atRoot(p *page) bool { return p.unit.ID == p.root() }

func asksWays(p *page) bool    { return p.c.Question(p.c.Ways) != nil }
func asksTrouble(p *page) bool { return p.c.Question(p.c.Trouble) != nil }

func sentOrBegun(t tally.Sums) int64 { return t[tally.Sent] + t[tally.Begun] }

func flaggedIn(t tally.Sums) int64 { return t[tally.Flagged] }

// moreWays is the screen of them.
func (p *page) moreWays() (chat.Message, error) {
	sums, err := p.tally(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	msg := chat.Message{
		Text:    p.say(text.MoreHead, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now)),
		Buttons: slices.Collect(slices.Chunk(p.waysOn(sums), perRow)),
	}
	msg.Buttons = append(msg.Buttons, []chat.Button{p.button(p.label(text.Summary), p.link(Totals, p.unit.ID, 0))})
	return msg, nil
}

// waysOn are the buttons of the entries that apply.
func (p *page) waysOn(sums tally.Sums) []chat.Button {
	var row []chat.Button
	for _, e := range entries {
		n := int64(0)
		if e.count != nil {
			n = e.count(sums)
		}
		if e.count != nil && n == 0 || e.only != nil && !e.only(p) {
			continue
		}
		row = append(row, p.button(p.label(e.label, "n", p.num(n)), e.data(p)))
	}
	return row
}
