package desk_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/jobs"
	"raquan/store"
	"raquan/store/storetest"
)

// crowd is many people who do anything at all.
type crowd struct {
	*office
	rng     *rand.Rand
	people  []*phone
	past    map[*phone][]chat.Update
	invites []string
}

func newCrowd(t testing.TB, seed uint64) *crowd {
	c := &crowd{office: open(t), rng: rand.New(rand.NewPCG(seed, 850)), past: map[*phone][]chat.Update{}}
	c.named()
	for i, code := range []string{"01-1-1", "01-1-1", "01-1-2", "01-2-1", "01-2-2", "01-1", "01-2", "TLD"} {
		c.people = append(c.people, c.phone(int64(700+i), fmt.Sprint("Người ", i)))
		role := store.Role("")
		c.invites = append(c.invites, c.invite(code, role))
	}
	c.do(func(tx store.Tx) error {
		link, _, err := jobs.MakeLink(tx, c.unit("01-2").ID, store.ChairBelow, jobs.LinkOptions{Secret: c.secret, Now: c.now})
		c.invites = append(c.invites, link.Payload(c.secret))
		return err
	})
	return c
}

var sayings = []string{"380", "0", "450", "1.250", "90", "ba trăm", "tất cả", "vâng", "không", "xong", "Chưa đủ", "Đã tổ chức", "khó khăn quá", "đúng rồi",
	"/truonghopkhac", "đơn vị đã giải thể", "tôi không còn là chủ tịch",
	"cđcs cửa hàng", "CĐCS Kho mới", "may mẫu", "/lamthu", "/capnhat", "/capnhat 300", "cập nhật 85%", "+20",
	"/baocao", "/xem", "/sua", "/huy", "/trogiup", "/tonghop", "/donvi", "/uyquyen", "/bienlai", "/ngonngu", "/xoadulieu", "/start"}

// act is one random act of a person, not yet handled.
func (c *crowd) act(p *phone, rng *rand.Rand) chat.Update {
	if rng.IntN(3) > 0 {
		return c.sensible(p, rng)
	}
	switch rng.IntN(16) {
	case 0, 1, 2, 3:
		return p.texts(sayings[rng.IntN(len(sayings))])
	case 4:
		return p.texts("/start " + c.anyInvite(rng))
	case 5, 6, 7, 8, 9, 10:
		if u, ok := c.anyPress(p, rng); ok {
			return u
		}
		return p.texts("/baocao")
	case 11:
		u := p.update(chat.Contact)
		number := []string{phoneAn, phoneBinh, phoneDung, "84911111111"}[rng.IntN(4)]
		u.MessageID, u.Card = p.texts("").MessageID, &chat.Card{Phone: number, UserID: p.id, Forwarded: rng.IntN(4) == 0}
		return u
	case 12:
		u := p.update([]chat.Kind{chat.Other, chat.Blocked, chat.Joined}[rng.IntN(3)])
		u.MessageID = p.texts("").MessageID
		return u
	case 13:
		u := p.update(chat.Edited)
		if len(p.mine) > 0 {
			u.MessageID = p.mine[rng.IntN(len(p.mine))]
		}
		u.Text = sayings[rng.IntN(len(sayings))]
		return u
	default:
		if old := c.past[p]; len(old) > 0 {
			if u := old[rng.IntN(len(old))]; c.now.Sub(u.Date) < 24*time.Hour { // Telegram keeps them no longer
				return u
			}
		}
		return p.texts("/start")
	}
}

// sensible is what somebody does who wants to get on.
func (c *crowd) sensible(p *phone, rng *rand.Rand) chat.Update {
	c.box.mu.Lock()
	var last shown
	if len(p.shown) > 0 {
		last = p.shown[len(p.shown)-1]
	}
	c.box.mu.Unlock()
	switch {
	case len(last.Buttons) == 0 && rng.IntN(2) == 0, last.entry.View == "seek" && rng.IntN(4) > 0:
		return p.texts("/start " + c.invites[rng.IntN(len(c.invites))])
	case len(last.Buttons) == 0 || last.entry.Asks && rng.IntN(3) == 0:
		return p.texts(sayings[rng.IntN(10)])
	}
	row := last.Buttons[rng.IntN(1+rng.IntN(len(last.Buttons)))] // mostly one of the first
	return p.press(last.id, row[rng.IntN(len(row))].Data)
}

// anyInvite is one of the invitations, or a link that a chair was given.
func (c *crowd) anyInvite(rng *rand.Rand) string {
	c.box.mu.Lock()
	defer c.box.mu.Unlock()
	all := c.invites
	for _, p := range c.people {
		for _, m := range p.shown {
			if link := startLink.FindStringSubmatch(m.Text); link != nil {
				all = append(all[:len(all):len(all)], link[1])
			}
		}
	}
	return all[rng.IntN(len(all))]
}

// anyPress presses one of the newest buttons, or now and then any.
func (c *crowd) anyPress(p *phone, rng *rand.Rand) (chat.Update, bool) {
	c.box.mu.Lock()
	var all []chat.Update
	for _, m := range p.shown {
		for _, row := range m.Buttons {
			for _, b := range row {
				all = append(all, chat.Update{MessageID: m.id, Data: b.Data})
			}
		}
	}
	c.box.mu.Unlock()
	if len(all) == 0 {
		return chat.Update{}, false
	}
	if n := len(all); n > 12 && rng.IntN(8) > 0 {
		all = all[n-12:]
	}
	b := all[rng.IntN(len(all))]
	return p.press(b.MessageID, b.Data), true
}

// takeIn hands an update over until the store takes it, as Poll does.
func (c *crowd) takeIn(u chat.Update, now time.Time) {
	for range 100 {
		err := c.desk.Handle(context.Background(), u, now)
		if err == nil {
			return
		}
		if !errors.Is(err, storetest.ErrInjected) {
			c.Errorf("%+v: %v", u, err)
			return
		}
	}
	c.Errorf("%+v is never taken in", u)
}

// tick is what the program does every minute, by a store that may fail.
func (c *crowd) tick() {
	c.Helper()
	for _, do := range []func(context.Context, time.Time) error{c.desk.Digests, c.desk.Requests} {
		if err := do(c.Context(), c.now); err != nil && !errors.Is(err, storetest.ErrInjected) {
			c.Fatal(err)
		}
	}
	if err := c.desk.Stages(c.Context()); err != nil && !errors.Is(err, storetest.ErrInjected) {
		c.Fatal(err)
	}
}

// settled checks everything once all is sent.
func (c *crowd) settled() {
	c.Helper()
	c.box.letGo()
	c.inOrder()
	c.requestsInOrder()
	for _, p := range c.people {
		s := c.state(p)
		view := fmt.Sprintf("q.%s.%s.%d", s.Unit, s.Question, s.Rev)
		if s.Question == "" {
			view = fmt.Sprintf("card.%s.%d", s.Unit, s.Rev)
		}
		if s.Mode == dialog.Asking && !c.box.waitsFor(p, view) {
			c.Errorf("%s is asked %s and was never shown it", p.name, view)
		}
		if c.person(p) && len(p.shown) == 0 {
			c.Errorf("%s wrote and has no answer", p.name)
		}
	}
	faults := 0
	for key := range c.dump() {
		if key.Part(0) == "fault" {
			faults++
		}
	}
	if faults > 0 {
		c.Errorf("%d faults: %s", faults, c.log)
	}
}

func (c *crowd) person(p *phone) bool { return p.person() != "" }

// TestCrowd: whatever many people do, whatever comes again and however the store
// fails, the figures are right, the audit holds, and everybody has an answer.
func TestCrowd(t *testing.T) {
	reports := 0
	for seed := range uint64(8) {
		c := newCrowd(t, seed)
		c.work(storetest.Faulty(storetest.Rerun(c.under), storetest.Faults{Update: storetest.Seeded(seed, 0.1, 0.1)}))
		for i := range 400 {
			p := c.people[c.rng.IntN(len(c.people))]
			u := c.act(p, c.rng)
			c.past[p] = append(c.past[p], u)
			c.takeIn(u, c.now)
			if !c.person(p) {
				c.past[p] = nil // erased: what was handled before is forgotten as well
			}
			switch c.rng.IntN(12) {
			case 0:
				c.now = c.now.Add(time.Duration(c.rng.IntN(90)) * time.Minute)
			case 1:
				c.box.mu.Lock()
				c.box.hold = true
				c.box.mu.Unlock()
			case 2, 3:
				c.box.letGo()
			case 4:
				c.tick()
			}
			if i%100 == 99 {
				c.settled()
			}
		}
		c.settled()
		for _, code := range []string{"01-1-1", "01-1-2", "01-2-1", "01-2-2"} {
			reports += c.report(code).Revision
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	t.Logf("%d reports sent", reports)
	if reports == 0 {
		t.Error("nobody got as far as sending")
	}
}

// TestCrowdSideBySide: the same with everybody at once.
func TestCrowdSideBySide(t *testing.T) {
	for seed := range uint64(2) {
		c := newCrowd(t, 100+seed)
		c.work(storetest.Faulty(storetest.Rerun(c.under), storetest.Faults{Update: storetest.Seeded(seed, 0.1, 0.1)}))
		for range 3 {
			now := c.now
			var all sync.WaitGroup
			for i, p := range c.people {
				rng := rand.New(rand.NewPCG(seed, uint64(i)+uint64(now.Unix())))
				all.Go(func() {
					for range 60 {
						c.takeIn(c.act(p, rng), now)
					}
				})
			}
			all.Wait()
			c.now = c.now.Add(2 * time.Hour)
			for range 20 {
				c.tick()
			}
			c.settled()
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}
