package dialog

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
)

// A message of an officer above to many units below: to whom, what, a preview,
// and a confirmation. What is missing is asked in this order (askBroadcast); a new
// content takes the place of the one before at any time until it is sent.

// Broadcast is such a message while it is being prepared. Its zero parts are not
// known yet.
type Broadcast struct {
	Root UnitRef `json:"root"` // the officer's own unit, in whose name it is
	Unit UnitRef `json:"unit"` // it goes to what stands below this one
	Whom string  `json:"whom,omitempty"`

	Text    string     `json:"text,omitempty"` // as it was typed
	Photo   *chat.File `json:"photo,omitempty"`
	File    *chat.File `json:"file,omitempty"`
	Message int64      `json:"msg,omitempty"`   // that it came with
	Album   string     `json:"album,omitempty"` // of that message; the others of it are passed over

	Orders string    `json:"orders,omitempty"` // a word in it that reads like an order, until the officer says that it stands
	Count  int64     `json:"count,omitempty"`  // how many people it would go to, as was shown: to be typed
	Seen   time.Time `json:"seen,omitzero"`    // when that was shown
}

// To whom a broadcast goes, beside one unit: those that report, some of them, or
// the officers of the levels between.
const (
	ToOne       = "one"
	ToAll       = "all"
	ToMissing   = "missing"
	ToReported  = "reported"
	ToLevels    = "levels"
	ToEverybody = "everybody"
)

// MostUntyped is how many people a broadcast may go to without their number being
// typed.
const MostUntyped = 100

// previewFresh is how long a preview can be confirmed.
const previewFresh = 15 * time.Minute

// Below is a unit at or below one of the officer's own, as a press names it or as
// it was typed.
type Below struct {
	UnitRef
	Root    UnitRef // the officer's own
	Reports bool    // a report is expected from it: nothing stands below
}

// LooksBelow says which unit a step of a broadcast, of looking at a report, or of
// changing a unit needs to know: the one that a press names, or those that a typed
// name or code may mean. Both are empty if it needs none.
func LooksBelow(s State, e Event) (unit, typed string) {
	if e.Kind == Pressed {
		if p, ok := parsePress(e.Data); ok && p.kind == "tb" && p.value == "under" {
			return p.above, ""
		} else if ok && p.kind == "tr" && p.value == "to" {
			return p.key, ""
		}
	}
	if d := s.Arrange; e.Kind == Said && s.Mode == Arranging && d != nil && d.wants() == "to" {
		if name, _, slash := readCommand(e.Text); name == "" && !slash {
			return "", short(strings.TrimSpace(viet.Clean(e.Text)), maxSeek)
		}
	}
	if typed := looksFor(s, e); typed != "" {
		return "", typed
	}
	if typed := behalfLooks(s, e); typed != "" {
		return "", typed
	}
	if b := s.Broadcast; e.Kind == Said && s.Mode == Broadcasting && b != nil && b.Whom == "" {
		if name, _, slash := readCommand(e.Text); name == "" && !slash {
			return "", short(strings.TrimSpace(viet.Clean(e.Text)), maxSeek)
		}
	}
	return "", ""
}

// commandBroadcast begins a broadcast in the name of the person's unit above, or
// asks of which.
func (t *turn) commandBroadcast() {
	t.forRoot(func(id string) {
		for _, root := range t.env.Roots {
			if root.ID == id {
				t.beginBroadcast(Below{UnitRef: root, Root: root})
			}
		}
	}, text.BroadcastRoot, "tb", "0", "under", "0")
}

// beginBroadcast makes a unit the one below which it goes. What was written
// already stays.
func (t *turn) beginBroadcast(u Below) {
	b := Broadcast{}
	if was := t.s.Broadcast; was != nil && t.s.Mode == Broadcasting && was.Root.ID == u.Root.ID {
		b = *was
	}
	b.Root, b.Unit, b.Whom, b.Count = u.Root, u.UnitRef, "", 0
	if u.Reports {
		b.Whom = ToOne
	}
	t.reset(Broadcasting)
	t.s.Broadcast = &b
	t.askBroadcast()
}

// askBroadcast asks for what is missing; with nothing missing it shows all.
func (t *turn) askBroadcast() {
	b := t.s.Broadcast
	t.s.Rev++
	switch {
	case b.Whom == "":
		t.askWhom()
	case !t.hasContent():
		t.say(t.takeEcho()+t.text(text.BroadcastAsk, "to", text.BroadcastTo(t.lang, b.Whom, b.Unit.Name)),
			row(t.broadcastButton(text.ButtonWhom, "who")))
	case b.Orders != "":
		t.say(t.takeEcho()+t.text(text.BroadcastOrders, "word", b.Orders, "letter", t.env.Campaign.Letter.Number),
			row(t.broadcastButton(text.ButtonRewrite, "rewrite")), row(t.broadcastButton(text.ButtonSendAsIs, "as-is")))
	case b.Count > 0:
		t.say(t.takeEcho()+t.text(text.BroadcastType, "n", t.number(b.Count)),
			row(t.broadcastButton(text.ButtonBackToPreview, "see")), row(t.broadcastButton(text.ButtonDropIt, "drop")))
	default:
		if echo := strings.TrimSpace(t.takeEcho()); echo != "" {
			t.say(echo)
		}
		t.out.Messages = append(t.out.Messages, Outgoing{Message: chat.Message{
			Text: text.Broadcast(t.lang, b.Root.Name, b.Text), Photo: b.Photo, File: b.File}})
		t.out.Preview = &Preview{Unit: b.Unit.ID, Whom: b.Whom, Rev: t.s.Rev}
	}
}

// resumeBroadcast asks again for what is missing.
func (t *turn) resumeBroadcast() {
	if t.s.Broadcast == nil {
		t.reset(Idle)
		t.idle()
		return
	}
	t.askBroadcast()
}

// askWhom asks to whom it goes. Levels between are offered where there may be
// some.
func (t *turn) askWhom() {
	b := t.s.Broadcast
	ask := text.BroadcastWhom
	if b.Unit.ID != b.Root.ID {
		ask = text.BroadcastWhomUnder
	}
	rows := [][]chat.Button{row(t.broadcastButton(text.ButtonToAll, ToAll)),
		row(t.broadcastButton(text.ButtonToMissing, ToMissing)), row(t.broadcastButton(text.ButtonToReported, ToReported))}
	if b.Unit.Kind != "upper" {
		rows = append(rows, row(t.broadcastButton(text.ButtonToLevels, ToLevels)), row(t.broadcastButton(text.ButtonToEverybody, ToEverybody)))
	}
	t.say(t.takeEcho()+t.text(ask, "unit", b.Unit.Name), rows...)
}

func (t *turn) broadcastButton(label *text.Sentence, what string) chat.Button {
	return button(t.label(label), data("tb", t.s.Broadcast.Unit.ID, itoa(t.s.Rev), what, "0"))
}

// pressBroadcast takes the presses of a broadcast.
func (t *turn) pressBroadcast(p press) {
	if p.value == "under" {
		if t.env.Below == nil {
			t.out.Toast, t.out.Alert = t.label(text.OutsideScope), true
			return
		}
		t.remember()
		t.beginBroadcast(t.env.Below[0])
		return
	}
	b := t.s.Broadcast
	if t.s.Mode != Broadcasting || b == nil || p.above != b.Unit.ID || p.rev != t.s.Rev {
		t.reshow(true)
		return
	}
	t.remember()
	switch p.value {
	case ToAll, ToMissing, ToReported, ToLevels, ToEverybody:
		b.Whom = p.value
	case "who":
		b.Whom, b.Unit, b.Count = "", b.Root, 0
	case "rewrite":
		*b = Broadcast{Root: b.Root, Unit: b.Unit, Whom: b.Whom}
	case "as-is":
		b.Orders = ""
	case "see":
		b.Count = 0
	case "drop":
		t.cancel()
		return
	case "send":
		t.confirmBroadcast(p.key)
		return
	default:
		t.reshow(true)
		return
	}
	t.askBroadcast()
}

// confirmBroadcast sends to as many people as the preview has shown, or asks to
// type how many they are.
func (t *turn) confirmBroadcast(shown string) {
	b := t.s.Broadcast
	n, at := seen(shown)
	switch {
	case b.Whom == "" || !t.hasContent() || b.Orders != "" || n <= 0: // no such button was shown
		t.reshow(true)
	case !t.fresh(at):
		t.previewAnew()
	case n > MostUntyped:
		b.Count, b.Seen = n, at
		t.askBroadcast()
	default:
		t.sendBroadcast(n)
	}
}

// seen reads how many people a preview has shown, and when: as in "1250.qf3k8w".
func seen(s string) (n int64, at time.Time) {
	people, moment, _ := strings.Cut(s, ".")
	unix, err := strconv.ParseInt(moment, 36, 40)
	if err != nil {
		return 0, at
	}
	return int64(atoi(people)), time.Unix(unix, 0)
}

// fresh reports whether a preview of a moment may still be confirmed.
func (t *turn) fresh(at time.Time) bool {
	age := t.env.Now.Sub(at)
	return age > -time.Minute && age < previewFresh
}

// previewAnew shows the preview in the place of one that is too old.
func (t *turn) previewAnew() {
	t.s.Broadcast.Count = 0
	t.echo = t.text(text.NudgeOld)
	t.askBroadcast()
}

func (t *turn) sendBroadcast(n int64) {
	t.out.Broadcast, t.out.Count = t.s.Broadcast, int(n)
	t.reset(Idle)
}

// saidBroadcast takes a text: the unit it goes to, the number of people, or the
// content.
func (t *turn) saidBroadcast() {
	b := t.s.Broadcast
	switch yes := viet.ReadYesNo(t.e.Text); {
	case b == nil:
		t.reset(Idle)
		t.idle()
	case b.Whom == "":
		t.saidWhom()
	case b.Orders != "" && yes == viet.Yes:
		b.Orders = ""
		t.askBroadcast()
	case b.Orders != "" && yes == viet.No:
		*b = Broadcast{Root: b.Root, Unit: b.Unit, Whom: b.Whom}
		t.askBroadcast()
	case b.Count > 0:
		t.saidCount()
	case t.hasContent() && (yes == viet.Yes || viet.ReadNumber(t.e.Text, viet.NumberContext{}).Kind == viet.Value):
		t.echo = t.text(text.BroadcastPress)
		t.askBroadcast()
	default:
		t.takeContent(Broadcast{Text: t.e.Text})
	}
}

func (t *turn) hasContent() bool {
	b := t.s.Broadcast
	return b.Text != "" || b.Photo != nil || b.File != nil
}

// saidWhom takes a text as the unit to which it goes.
func (t *turn) saidWhom() {
	b := t.s.Broadcast
	typed := short(strings.TrimSpace(viet.Clean(t.e.Text)), 60)
	switch n := len(t.env.Below); {
	case n == 1 && t.env.BelowN <= 1:
		t.beginBroadcast(t.env.Below[0])
	case n > 0:
		var rows [][]chat.Button
		for _, u := range t.env.Below {
			rows = append(rows, row(button(short(u.Name, 36)+" – "+short(u.Above, 28), data("tb", u.ID, "0", "under", "0"))))
		}
		t.say(t.takeEcho()+t.text(text.BroadcastFound, "n", t.number(int64(t.env.BelowN)), "typed", typed), rows...)
	case t.env.BelowN > 0:
		t.echo = t.text(text.BroadcastTooMany, "n", t.number(int64(t.env.BelowN)), "typed", typed)
		t.askBroadcast()
	case typed == "":
		t.askBroadcast()
	default:
		t.echo = t.text(text.BroadcastNotFound, "typed", typed, "unit", b.Root.Name)
		t.askBroadcast()
	}
}

// saidCount takes a text as the number of people: nothing but this number sends.
func (t *turn) saidCount() {
	b := t.s.Broadcast
	if n := viet.ReadNumber(t.e.Text, viet.NumberContext{}); n.Kind == viet.Value && n.Value == b.Count {
		if t.fresh(b.Seen) {
			t.sendBroadcast(b.Count)
		} else {
			t.previewAnew()
		}
		return
	}
	t.echo = t.text(text.BroadcastWrong, "typed", short(t.e.Text, 60), "n", t.number(b.Count))
	t.askBroadcast()
}

// sentInBroadcast takes what is no text: a photo or a document is the content. Of
// those sent at once the first is.
func (t *turn) sentInBroadcast() {
	b := t.s.Broadcast
	switch {
	case b == nil || t.e.Photo == nil && t.e.File == nil:
		t.echo = t.text(text.BroadcastKinds)
		t.resume()
	case b.Album != "" && b.Album == t.e.Album:
	default:
		if t.e.Album != "" {
			t.echo = t.text(text.BroadcastAlbum)
		}
		t.takeContent(Broadcast{Text: t.e.Text, Photo: t.e.Photo, File: t.e.File, Album: t.e.Album})
	}
}

// editedBroadcast takes a new wording of the message that the content came with.
func (t *turn) editedBroadcast() bool {
	b := t.s.Broadcast
	if t.s.Mode != Broadcasting || b == nil || b.Message == 0 || b.Message != t.e.Message {
		return false
	}
	now := Broadcast{Text: t.e.Text, Photo: t.e.Photo, File: t.e.File, Album: b.Album}
	if viet.Composed(now.Text) != b.Text || !sameFile(now.Photo, b.Photo) || !sameFile(now.File, b.File) {
		t.takeContent(now)
	}
	return true
}

func sameFile(a, b *chat.File) bool {
	return a == nil && b == nil || a != nil && b != nil && a.ID == b.ID
}

// takeContent makes something the content, if Telegram will take it.
func (t *turn) takeContent(c Broadcast) {
	b := t.s.Broadcast
	c.Text = viet.Composed(c.Text)
	if c.Text == "" && c.Photo == nil && c.File == nil {
		t.askBroadcast()
		return
	}
	b.Album = c.Album // also of one that is refused: its other pictures say no more
	most, say := chat.MaxText, text.BroadcastTooLong
	if c.Photo != nil || c.File != nil {
		most, say = chat.MaxCaption, text.BroadcastLongCaption
	}
	if n := lengthSent(b.Root.Name, c.Text); n > most {
		t.say(t.takeEcho() + t.text(say, "n", t.number(int64(n)), "most", t.number(int64(most))))
		return
	}
	if t.hasContent() {
		t.addEcho(t.text(text.BroadcastReplaced))
	}
	c.Root, c.Unit, c.Whom, c.Message = b.Root, b.Unit, b.Whom, t.e.Message
	c.Orders = t.env.Campaign.NeverSay.In(c.Text)
	t.s.Broadcast = &c
	t.askBroadcast()
}

// lengthSent is how many letters Telegram counts of what people get, in the longer
// of the languages.
func lengthSent(unit, typed string) (n int) {
	for _, l := range []text.Lang{text.Vi, text.En} {
		n = max(n, utf8.RuneCountInString(chat.Plain(text.Broadcast(l, unit, typed))))
	}
	return n
}
