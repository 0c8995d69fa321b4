package sim_test

import (
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/sim"
)

// TestCrowd lets a small bot answer many people at once under faults, in a
// bubble: everybody who goes on asking gets an answer to their own words.
func TestCrowd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDoor(t, sim.Options{Seed: 7})
		d.Inject(sim.Fault{Kind: sim.Internal, Chance: 0.05})
		d.Inject(sim.Fault{Kind: sim.TooMany, Method: "sendMessage", Chance: 0.05})
		d.Duplicate(0.05)
		go echo(d)

		var wg sync.WaitGroup
		for n := range 100 {
			wg.Go(func() {
				p := d.AddPerson(sim.Person{ID: int64(n + 1), FirstName: fmt.Sprint("Người ", n)})
				for i := range 5 {
					words := fmt.Sprint(n, " nói ", i)
					mark := p.Mark()
					if _, err := p.Say(words); err != nil {
						t.Error(err)
						return
					}
					if _, err := p.Wait(t.Context(), mark, func(m sim.Message) bool { return m.Text == "nghe: "+words }); err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
		wg.Wait()
		d.Close()
		synctest.Wait()
	})
}

// echo repeats what it hears until the stand-in is closed, trying again when a
// call fails.
func echo(d door) {
	offset := 0
	for {
		start := time.Now()
		a := d.call("getUpdates", "timeout", "50", "offset", id(offset))
		if !a.OK {
			continue
		}
		us := decode[[]update](d.t, a.Result)
		if len(us) == 0 && time.Since(start) < 50*time.Second {
			return
		}
		for _, u := range us {
			for !d.call("sendMessage", "chat_id", id(u.Message.Chat.ID), "text", "nghe: "+u.Message.Text).OK {
			}
			offset = max(offset, u.ID+1)
		}
	}
}
