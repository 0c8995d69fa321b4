package courier_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"raquan/bot/chat"
	"raquan/bot/courier"
	"raquan/store"
)

// nowhere is a Telegram that answers at once.
type nowhere struct{ sent *sync.WaitGroup }

func (n nowhere) Send(context.Context, int64, chat.Message) (int64, error) {
	n.sent.Done()
	return 7, nil
}
func (n nowhere) Edit(context.Context, int64, int64, chat.Message) error           { return nil }
func (n nowhere) Answer(context.Context, string, string, bool) error               { return nil }
func (n nowhere) SetCommands(context.Context, int64, string, []chat.Command) error { return nil }

// BenchmarkReply is what one reply costs above the calls and transactions of
// others: Standing, Forget, Offer, and all that leads to Send and back.
func BenchmarkReply(b *testing.B) {
	const persons = 1000
	var sent sync.WaitGroup
	c := courier.New(courier.Options{
		Store: emptyStore(), Transport: nowhere{&sent}, Clock: machine, Log: quiet,
		RateTotal: 29.5,
	})
	stop := running(b, c)
	m := message(chat.Message{
		Text: "Đã ghi: <b>120</b> đoàn viên.\n\nTrong đó có bao nhiêu người dùng điện thoại thông minh?",
		Buttons: [][]chat.Button{
			{{Text: "120", Data: "a:u3f:2:smartphones:120"}, {Text: "Không rõ", Data: "a:u3f:2:smartphones:null"}},
			{{Text: "« Câu trước", Data: "b:u3f:2"}},
		},
	})
	b.ReportAllocs()
	sent.Add(b.N)
	for i := range b.N {
		p := store.PersonID(fmt.Sprint("p", i%persons))
		s := c.Standing(p)
		e := store.Entry{Cause: fmt.Sprintf("u%d.0", i), Person: p, Seq: int64(i), Asks: true, Message: m}
		c.Forget(p, s)
		c.Offer(courier.Delivery{Person: p, ChatID: 7, Chat: store.Chat{LastIn: int64(i)}, Entries: []store.Entry{e}})
	}
	sent.Wait()
	b.StopTimer()
	if err := stop(); err != nil {
		b.Fatal(err)
	}
}
