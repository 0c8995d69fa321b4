package desk_test

import (
	"context"
	"encoding/json"
	"errors"
	"html"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"raquan/bot/chat"
	"raquan/bot/desk"
	"raquan/bot/exports"
	"raquan/bot/links"
	"raquan/bot/lists"
	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/bot/waves"
	"raquan/store"
	"raquan/store/storetest"
)

// box is an Outbox with memory. It plays the courier and Telegram: what is
// offered gets a message id and appears on the phone, at once or, for a person
// on hold, when let go.
type box struct {
	o *office

	mu      sync.Mutex
	people  map[store.PersonID]*lane
	phones  map[int64]*phone
	offered map[store.Key]int
	toasts  []toast
	menus   []menu
	panics  store.PersonID // asking for this person's standing panics
	hold    bool           // nothing is sent
}

type toast struct {
	callback, text string
	alert          bool
}

type menu struct {
	chat     int64
	lang     string // of the phone; empty: any
	commands []chat.Command
}

// lane is what is known about one person.
type lane struct {
	queue []store.Entry // offered, not sent
	sent  []store.Entry // sent, not written down
	out   int64
	view  string
	asked int64
}

func (b *box) lane(p store.PersonID) *lane {
	l := b.people[p]
	if l == nil {
		l = &lane{}
		b.people[p] = l
	}
	return l
}

// standing is a moment of a lane, as the courier gives it.
type standing struct {
	sent       []store.Entry
	out, asked int64
	view       string
	asking     bool
}

func (b *box) Standing(p store.PersonID) desk.Standing {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.panics == p && p != "" {
		panic("the outbox cannot stand this person")
	}
	l := b.lane(p)
	s := standing{sent: slices.Clone(l.sent[:min(16, len(l.sent))]), out: l.out, view: l.view, asked: l.asked}
	for _, e := range l.queue {
		s.asking = s.asking || e.Asks
	}
	return s
}

func (s standing) Asking() bool { return s.asking }

func (s standing) Apply(tx store.Tx, c *store.Chat) error {
	for _, e := range s.sent {
		key := store.LedgerKey(e.Person, e.Cause)
		if !e.Keep {
			if err := tx.Delete(key); err != nil {
				return err
			}
			continue
		}
		var old store.Entry
		if found, err := store.Get(tx, key, &old); err != nil || !found {
			return err
		}
		e.Message, e.Screen = nil, nil
		if e.Outcome == store.Open {
			e.Outcome = store.Done
		}
		if err := store.Put(tx, key, e); err != nil {
			return err
		}
	}
	if s.out > c.Out {
		c.Out, c.View = s.out, s.view
	}
	c.Asked = max(c.Asked, s.asked)
	return nil
}

func (b *box) Forget(p store.PersonID, s desk.Standing) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range s.(standing).sent {
		l := b.lane(p)
		l.sent = slices.DeleteFunc(l.sent, func(x store.Entry) bool { return x.Cause == e.Cause })
	}
}

func (b *box) Offer(d desk.Delivery) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.o.checkMessages(d)
	for _, e := range d.Entries {
		b.offered[store.LedgerKey(e.Person, e.Cause)]++
		b.lane(d.Person).queue = append(b.lane(d.Person).queue, e)
	}
	if !b.hold {
		b.send(d.Person, d.ChatID)
	}
}

// named renders a message that speaks of people.
func (b *box) named(s store.Screen) (m chat.Message) {
	err := b.o.engine.View(context.Background(), func(snap store.Snapshot) (err error) {
		m, err = b.o.desk.Render(snap, s, b.o.now)
		return err
	})
	if err != nil {
		b.o.Error(err)
	}
	return m
}

// made makes a screen at the moment of sending, as the program does.
func (b *box) made(s store.Screen) (m chat.Message) {
	switch {
	case desk.Renders(s.Name):
		return b.named(s)
	case waves.Is(s.Name):
		return b.o.preview(s)
	case lists.Is(s.Name):
		return b.o.listScreen(s)
	case exports.Is(s.Name):
		return b.o.exportScreen(s)
	case links.Is(s.Name):
		return b.o.linkScreen(s)
	}
	b.o.view(func(snap store.Snapshot) (err error) {
		if m, err = summary.Render(snap, b.o.c, s, b.o.now); err != nil {
			b.o.Errorf("%+v: %v", s, err)
		}
		return nil
	})
	return m
}

// send delivers what a person's queue holds; b.mu is held.
func (b *box) send(p store.PersonID, chatID int64) {
	l := b.lane(p)
	if len(l.queue) == 0 {
		return
	}
	if chatID == 0 {
		var person store.Person
		b.o.get(store.PersonKey(p), &person)
		chatID = person.Telegram
	}
	ph := b.phones[chatID]
	var waits []store.Entry
	for _, e := range l.queue {
		if e.Not.After(b.o.now) {
			waits = append(waits, e)
			continue
		}
		if e.Why = b.o.unwanted(&e); e.Why != "" {
			e.Outcome = store.Skipped
			l.sent = append(l.sent, e)
			continue
		}
		var m chat.Message
		if e.Screen != nil {
			m = b.made(*e.Screen)
		}
		if e.Message != nil {
			if err := json.Unmarshal(e.Message, &m); err != nil {
				b.o.Error(err)
			}
		}
		e.SentAt = b.o.now
		l.sent = append(l.sent, e)
		if ph == nil {
			continue // a group
		}
		id := ph.arrives(e, m)
		l.out, l.view = id, e.View
		if e.Asks {
			l.asked = id
		}
	}
	l.queue = waits
}

// letGo sends all that was held.
func (b *box) letGo() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.hold = false
	for p := range b.people {
		b.send(p, 0)
	}
}

func (b *box) Toast(callback, text string, alert bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.toasts = append(b.toasts, toast{callback, text, alert})
}

func (b *box) lastToast() toast {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.toasts) == 0 {
		return toast{}
	}
	return b.toasts[len(b.toasts)-1]
}

func (b *box) Menu(chatID int64, lang string, commands []chat.Command) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.menus = append(b.menus, menu{chatID, lang, commands})
}

// inOrder: nothing was handed over twice, and whoever is being asked something
// has been shown it, or will be.
func (b *box) inOrder() {
	b.o.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for key, n := range b.offered {
		if n != 1 {
			b.o.Errorf("%s was handed over %d times", key, n)
		}
	}
}

// waitsFor reports whether a view was shown to a person, or is under way.
func (b *box) waitsFor(p *phone, view string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range b.lane(p.person()).queue {
		if e.View == view {
			return true
		}
	}
	return slices.ContainsFunc(p.shown, func(s shown) bool { return s.entry.View == view })
}

// phone is one Telegram account.
type phone struct {
	o        *office
	id       int64
	name     string
	message  int64 // newest of the chat
	shown    []shown
	mine     []int64
	callback int
	stubborn bool // tries again when the store fails
}

// shown is a message of the bot's.
type shown struct {
	id    int64
	entry store.Entry
	chat.Message
}

func (o *office) phone(id int64, name string) *phone {
	p := &phone{o: o, id: id, name: name, message: 100}
	o.box.mu.Lock()
	defer o.box.mu.Unlock()
	o.box.phones[id] = p
	return p
}

// arrives shows a message and gives its id. The box's lock is held.
func (p *phone) arrives(e store.Entry, m chat.Message) int64 {
	p.message++
	p.shown = append(p.shown, shown{p.message, e, m})
	return p.message
}

// person is the id under which the store knows the account; "" if it does not.
func (p *phone) person() (id store.PersonID) {
	key := store.TelegramKey(p.o.secret.MAC("telegram", itoa(p.id)))
	if err := p.o.under.View(p.o.Context(), func(s store.Snapshot) error {
		got, _, err := store.GetID(s, key)
		id = store.PersonID(got)
		return err
	}); err != nil {
		p.o.Error(err)
	}
	return id
}

// update begins an update of this person.
func (p *phone) update(k chat.Kind) chat.Update {
	return chat.Update{ID: p.o.update.Add(1), Kind: k, Chat: p.id, From: chat.Person{ID: p.id, Name: p.name}, Date: p.o.now}
}

// texts is a written message, not yet handled.
func (p *phone) texts(s string) chat.Update {
	u := p.update(chat.Text)
	p.o.box.mu.Lock()
	p.message++
	u.MessageID, u.Text = p.message, s
	p.mine = append(p.mine, p.message)
	p.o.box.mu.Unlock()
	return u
}

// says writes and gives what the bot answers.
func (p *phone) says(s string) string {
	p.o.Helper()
	return p.does(p.texts(s))
}

func (p *phone) does(u chat.Update) string {
	p.o.Helper()
	n := p.count()
	for err := p.o.desk.Handle(context.Background(), u, p.o.now); err != nil; err = p.o.desk.Handle(context.Background(), u, p.o.now) {
		if !p.stubborn || !errors.Is(err, storetest.ErrInjected) {
			p.o.Fatalf("handle %+v: %v", u, err)
		}
		p.o.failed++
	}
	return p.since(n)
}

func (p *phone) count() int {
	p.o.box.mu.Lock()
	defer p.o.box.mu.Unlock()
	return len(p.shown)
}

// last is the newest message.
func (p *phone) last() shown {
	p.o.box.mu.Lock()
	defer p.o.box.mu.Unlock()
	return p.shown[len(p.shown)-1]
}

// since is the text of the messages after the first n.
func (p *phone) since(n int) string {
	p.o.box.mu.Lock()
	defer p.o.box.mu.Unlock()
	var all []string
	for _, m := range p.shown[n:] {
		all = append(all, m.Text)
	}
	return strings.Join(all, "\n\n")
}

// press is a press on data, not yet handled.
func (p *phone) press(message int64, data string) chat.Update {
	u := p.update(chat.Press)
	p.callback++
	u.MessageID, u.Data, u.Callback = message, data, "cb"+itoa(p.id)+"."+itoa(int64(p.callback))
	return u
}

// button finds the newest button that looks like a sentence of the catalogue,
// or like a text.
func (p *phone) button(label any) (message int64, data string) {
	p.o.Helper()
	like := pattern(label)
	return p.find(label, func(b chat.Button) bool { return like.MatchString(html.EscapeString(b.Text)) })
}

func (p *phone) find(what any, wanted func(chat.Button) bool) (message int64, data string) {
	p.o.box.mu.Lock()
	defer p.o.box.mu.Unlock()
	for _, m := range slices.Backward(p.shown) {
		for _, row := range m.Buttons {
			for _, b := range row {
				if wanted(b) {
					return m.id, b.Data
				}
			}
		}
	}
	p.o.Fatalf("%s has no button %v", p.name, what)
	return 0, ""
}

// presses presses the newest such button.
func (p *phone) presses(label any) string {
	p.o.Helper()
	return p.does(p.press(p.button(label)))
}

// picks presses the newest button of the campaign with this key.
func (p *phone) picks(key string) string {
	p.o.Helper()
	return p.does(p.press(p.find(key, func(b chat.Button) bool {
		f := strings.Split(b.Data, "/")
		return len(f) > 4 && f[4] == key
	})))
}

// edits presses the card's button of a question.
func (p *phone) edits(question string) string {
	p.o.Helper()
	return p.does(p.press(p.find(question, func(b chat.Button) bool {
		return strings.HasPrefix(b.Data, "e/") && strings.HasSuffix(b.Data, "/"+question)
	})))
}

// sends presses the card's Send.
func (p *phone) sends() string {
	p.o.Helper()
	return p.does(p.press(p.find("send", func(b chat.Button) bool { return strings.HasPrefix(b.Data, "s/") })))
}

// asked is the question that was shown last; "card" for the card.
func (p *phone) asked() string {
	p.o.box.mu.Lock()
	defer p.o.box.mu.Unlock()
	if len(p.shown) == 0 {
		return ""
	}
	f := strings.Split(p.shown[len(p.shown)-1].entry.View, ".")
	switch {
	case f[0] == "q":
		return f[2]
	case f[0] == "card":
		return "card"
	}
	return ""
}

// forges presses a button that is not there.
func (p *phone) forges(data string) string {
	p.o.Helper()
	return p.does(p.press(p.message, data))
}

// shares shares a contact.
func (p *phone) shares(c chat.Card) string {
	p.o.Helper()
	u := p.update(chat.Contact)
	p.message++
	u.MessageID, u.Card = p.message, &c
	return p.does(u)
}

// sharesOwn shares the phone's own number.
func (p *phone) sharesOwn(number string) string {
	p.o.Helper()
	return p.shares(chat.Card{Phone: number, UserID: p.id})
}

// joins takes an invitation up.
func (p *phone) joins(payload string) string {
	p.o.Helper()
	p.says("/start " + payload)
	return p.confirms()
}

// confirms presses the confirming sentence of an invitation.
func (p *phone) confirms() string {
	p.o.Helper()
	return p.does(p.press(p.find("yes", func(b chat.Button) bool { return strings.HasPrefix(b.Data, "i/y/") })))
}

// answersAll goes from the first question to the card.
func (p *phone) answersAll(installed string) {
	p.o.Helper()
	p.picks("dung_roi")
	p.says(installed)
	p.goesOn()
}

// goesOn goes from the third question to the card.
func (p *phone) goesOn() {
	p.o.Helper()
	for _, key := range []string{"khong_nam", "tat_ca", "du_100", "da_to_chuc", "zalo_fb"} {
		p.picks(key)
	}
	p.presses(text.Done)
	p.picks("khong_co")
	if p.asked() != "card" {
		p.o.Errorf("%s is asked %s, not shown the card", p.name, p.asked())
	}
}

// reports answers and sends.
func (p *phone) reports(installed string) string {
	p.o.Helper()
	p.answersAll(installed)
	return p.sends()
}

// pattern is what a sentence of the catalogue looks like with its places
// filled, so that no test depends on its wording; a string is itself.
func pattern(what any) *regexp.Regexp {
	switch what := what.(type) {
	case *text.Sentence:
		parts := regexp.MustCompile(`\{[a-z_]+\}`).Split(what.Vi, -1)
		for i := range parts {
			parts[i] = regexp.QuoteMeta(parts[i])
		}
		return regexp.MustCompile("(?s)" + strings.Join(parts, ".*"))
	default:
		return regexp.MustCompile(regexp.QuoteMeta(what.(string)))
	}
}

// wants checks that an answer holds a sentence of the catalogue, or a text.
func wants(t testing.TB, got string, what ...any) {
	t.Helper()
	for _, w := range what {
		if !pattern(w).MatchString(got) {
			t.Errorf("answer %q, want it to say %v", got, w)
		}
	}
}
