package app

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"raquan/bot/chat"
	"raquan/bot/desk"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// seed lets a part of the sample's units report, so that there is something to
// see. It talks to the desk as their chairs would: what it leaves is what real
// conversations leave.
func (b *Base) seed(ctx context.Context) error {
	units, err := b.seedUnits(ctx)
	if err != nil {
		return err
	}
	box := &seedOutbox{last: map[store.PersonID][]store.Entry{}, sent: map[store.PersonID][]store.Key{}}
	d := desk.New(desk.Options{Store: b.Store, Campaign: b.Campaign, Secret: b.Secret, Outbox: box, Log: b.Log, NewID: NewID})
	g, talk := errgroup.WithContext(ctx)
	g.SetLimit(64)
	for i, u := range units {
		g.Go(func() error {
			p := &seedPerson{base: b, desk: d, box: box, unit: u, id: int64(8600000 + i), n: pick(u.Code)}
			return p.report(talk)
		})
	}
	if err := g.Wait(); err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	return box.clear(ctx, b.Store)
}

// seedUnits are about three in five of the reporting units; the demo's own
// chair has not reported yet.
func (b *Base) seedUnits(ctx context.Context) ([]*store.Unit, error) {
	var units []*store.Unit
	err := b.Store.View(ctx, func(s store.Snapshot) error {
		units = nil
		for u, err := range store.Units(s) {
			if err != nil {
				return err
			}
			if u.Expected() && u.Kind == store.Grassroots && u.Code != chairUnit && pick(u.Code)%5 < 3 {
				units = append(units, u)
			}
		}
		return nil
	})
	return units, err
}

// pick is a number that belongs to a unit: the demo is the same each time.
func pick(code string) int64 {
	h := fnv.New32a()
	h.Write([]byte(code))
	return int64(h.Sum32() >> 4)
}

// seedPerson is a chair who answers as a number says.
type seedPerson struct {
	base    *Base
	desk    *desk.Desk
	box     *seedOutbox
	unit    *store.Unit
	id      int64
	n       int64
	updates int64
}

// mostSeedActs bounds a conversation that does not end.
const mostSeedActs = 60

func (p *seedPerson) report(ctx context.Context) error {
	payload, err := p.base.invite(ctx, p.unit.Code)
	if err != nil {
		return err
	}
	if err := p.act(ctx, chat.Update{Kind: chat.Text, Text: "/start " + payload}); err != nil {
		return err
	}
	for range mostSeedActs {
		u, more := p.next()
		if !more {
			return nil
		}
		if err := p.act(ctx, u); err != nil {
			return err
		}
	}
	return fmt.Errorf("%s does not come to an end", p.unit.Code)
}

func (p *seedPerson) act(ctx context.Context, u chat.Update) error {
	p.updates++
	u.ID, u.MessageID = p.id*1000+p.updates, p.updates*10
	u.From = chat.Person{ID: p.id, Name: text.RoleChair.Vi + " " + p.unit.ShortName()}
	u.Chat = p.id
	return p.desk.Handle(ctx, u, p.base.Clock.Now())
}

// next decides what to do about the bot's last message.
func (p *seedPerson) next() (u chat.Update, more bool) {
	e, ok := p.box.newest(p.id)
	if !ok || e.View == "" {
		return u, false // the receipt
	}
	var m chat.Message
	if json.Unmarshal(e.Message, &m) != nil {
		return u, false
	}
	view := strings.Split(e.View, ".")
	if view[0] == "q" {
		return p.answer(p.base.Campaign.Question(view[2]), m), true
	}
	return press(first(m, "")), true // the invitation, the card
}

// answer gives a plausible answer to a question.
func (p *seedPerson) answer(q *config.Question, m chat.Message) chat.Update {
	if keep := first(m, "k/"); keep != "" {
		return press(keep)
	}
	switch q.Type {
	case config.Count:
		return p.count(q, m)
	case config.MultiChoice:
		return p.several(m)
	default:
		return press(nth(m, p.n))
	}
}

func (p *seedPerson) count(q *config.Question, m chat.Message) chat.Update {
	workers := int64(50)
	if p.unit.Workers != nil {
		workers = *p.unit.Workers
	}
	switch {
	case q.Key == p.base.Campaign.Total && p.unit.Workers != nil:
		return press(first(m, "a/"))
	case q.Key == p.base.Campaign.Total:
		return say(workers)
	case q.Key == p.base.Campaign.Main:
		return say(workers * (35 + p.n%50) / 100)
	case p.n%4 == 0:
		return press(nth(m, p.n))
	}
	return say(workers * (86 + p.n%12) / 100)
}

func (p *seedPerson) several(m chat.Message) chat.Update {
	ticked := strings.Contains(labels(m), "☑")
	if exclusive := first(m, "a/"); exclusive != "" && p.n%2 == 0 {
		return press(exclusive)
	}
	if ticked {
		return press(first(m, "d/"))
	}
	var plain []string
	for _, row := range m.Buttons {
		for _, b := range row {
			if strings.HasPrefix(b.Data, "m/") {
				plain = append(plain, b.Data)
			}
		}
	}
	return press(plain[p.n%int64(len(plain)-1)]) // the last one asks for text
}

func say(n int64) chat.Update {
	return chat.Update{Kind: chat.Text, Text: strconv.FormatInt(n, 10)}
}

func press(data string) chat.Update { return chat.Update{Kind: chat.Press, Data: data} }

// first gives the first button whose data begins so.
func first(m chat.Message, prefix string) string {
	for _, row := range m.Buttons {
		for _, b := range row {
			if strings.HasPrefix(b.Data, prefix) {
				return b.Data
			}
		}
	}
	return ""
}

// nth gives one of the answering buttons.
func nth(m chat.Message, n int64) string {
	var all []string
	for _, row := range m.Buttons {
		for _, b := range row {
			if strings.HasPrefix(b.Data, "a/") {
				all = append(all, b.Data)
			}
		}
	}
	if len(all) == 0 {
		return first(m, "")
	}
	return all[n%int64(len(all))]
}

func labels(m chat.Message) string {
	var b strings.Builder
	for _, row := range m.Buttons {
		for _, c := range row {
			b.WriteString(c.Text)
		}
	}
	return b.String()
}

// seedOutbox takes messages to people who are not there: they count as sent.
type seedOutbox struct {
	mu   sync.Mutex
	last map[store.PersonID][]store.Entry
	sent map[store.PersonID][]store.Key
	ids  map[int64]store.PersonID
}

func (o *seedOutbox) newest(telegram int64) (store.Entry, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	list := o.last[o.ids[telegram]]
	if len(list) == 0 {
		return store.Entry{}, false
	}
	return list[len(list)-1], true
}

func (o *seedOutbox) Offer(d desk.Delivery) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.ids == nil {
		o.ids = map[int64]store.PersonID{}
	}
	o.ids[d.ChatID] = d.Person
	o.last[d.Person] = d.Entries
	for _, e := range d.Entries {
		o.sent[d.Person] = append(o.sent[d.Person], store.LedgerKey(e.Person, e.Cause))
	}
}

func (o *seedOutbox) Standing(p store.PersonID) desk.Standing {
	o.mu.Lock()
	defer o.mu.Unlock()
	return seedStanding(append([]store.Key(nil), o.sent[p]...))
}

func (o *seedOutbox) Forget(p store.PersonID, s desk.Standing) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.sent[p] = o.sent[p][len(s.(seedStanding)):]
}

func (o *seedOutbox) Toast(string, string, bool)         {}
func (o *seedOutbox) Menu(int64, string, []chat.Command) {}

// clear deletes the entries that no later update of their person has deleted.
func (o *seedOutbox) clear(ctx context.Context, e store.Engine) error {
	for _, keys := range o.sent {
		err := e.Update(ctx, func(tx store.Tx) error { return seedStanding(keys).Apply(tx, nil) })
		if err != nil {
			return fmt.Errorf("demo: %w", err)
		}
	}
	return nil
}

type seedStanding []store.Key

func (s seedStanding) Asking() bool { return false }

func (s seedStanding) Apply(tx store.Tx, _ *store.Chat) error {
	for _, k := range s {
		if err := tx.Delete(k); err != nil {
			return err
		}
	}
	return nil
}
