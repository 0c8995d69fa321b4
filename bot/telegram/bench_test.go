package telegram

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"raquan/bot/chat"
)

// batchOf is an answer to getUpdates as the public API gives it: messages and
// presses in turn.
func batchOf(n int) []byte {
	const person = `"id":5%08d,"is_bot":false,"first_name":"Nguy\u1ec5n Th\u1ecb","last_name":"H\u01b0\u01a1ng","username":"huong","language_code":"vi"`
	list := make([]string, n)
	for i := range list {
		from := fmt.Sprintf(person, i)
		room := fmt.Sprintf(`{"id":5%08d,"first_name":"Nguy\u1ec5n Th\u1ecb","last_name":"H\u01b0\u01a1ng","username":"huong","type":"private"}`, i)
		msg := fmt.Sprintf(`{"message_id":%d,"from":{%s},"chat":%s,"date":1597910400,"text":"1.250 \u0111o\u00e0n vi\u00ean"}`, i, from, room)
		if i%2 == 0 {
			list[i] = fmt.Sprintf(`{"update_id":%d,"message":%s}`, 700000000+i, msg)
		} else {
			list[i] = fmt.Sprintf(`{"update_id":%d,"callback_query":{"id":"4382bfdwdsb323b2d9","from":{%s},"message":%s,"chat_instance":"-3214","data":"a:1f:q3:2:120"}}`, 700000000+i, from, msg)
		}
	}
	return []byte("[" + strings.Join(list, ",\n") + "]")
}

func BenchmarkDecode100(b *testing.B) {
	c := inProcess(b, nil)
	batch := batchOf(100)
	b.SetBytes(int64(len(batch)))
	b.ReportAllocs()
	for b.Loop() {
		if list, err := c.decodeBatch(batch); err != nil || len(list) != 100 {
			b.Fatal(len(list), err)
		}
	}
}

// BenchmarkPoll100 is a whole poll without the network.
func BenchmarkPoll100(b *testing.B) {
	c := inProcess(b, canned(`{"ok":true,"result":`+string(batchOf(100))+`}`))
	b.ReportAllocs()
	for b.Loop() {
		if list, err := c.Updates(context.Background(), 1, 0); err != nil || len(list) != 100 {
			b.Fatal(len(list), err)
		}
	}
}

const sentAnswer = `{"ok":true,"result":{"message_id":4711,"from":{"id":850001,"is_bot":true,"first_name":"Ra Qu\u00e2n","username":"raquan_bot"},"chat":{"id":500000001,"first_name":"H\u01b0\u01a1ng","type":"private"},"date":1597910400,"text":"\u0110\u00e3 ghi: 1.250 \u0111o\u00e0n vi\u00ean."}}`

var question = chat.Message{
	Text: "✅ Đã ghi: <b>1.250</b> đoàn viên.\n\n<b>Câu 3/9.</b> Đến nay, bao nhiêu đoàn viên, người lao động của đơn vị đã cài ứng dụng trên điện thoại thông minh?",
	Buttons: [][]chat.Button{
		chat.Row(chat.Button{Text: "1.000", Data: "a:1f:q3:2:1000"}, chat.Button{Text: "1.250", Data: "a:1f:q3:2:1250"}),
		chat.Row(chat.Button{Text: "Chưa có số liệu", Data: "a:1f:q3:2:null"}),
	},
}

// BenchmarkSend is our part of a send and the library's, without the network.
func BenchmarkSend(b *testing.B) {
	c := inProcess(b, canned(sentAnswer))
	b.ReportAllocs()
	for b.Loop() {
		if id, err := c.Send(context.Background(), 500000001, question); err != nil || id != 4711 {
			b.Fatal(id, err)
		}
	}
}

// BenchmarkSendLoopback has both ends of a plain HTTP connection in it.
func BenchmarkSendLoopback(b *testing.B) {
	c := serve(b, func(string, url.Values) answer { return answer{http.StatusOK, sentAnswer} })
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := c.Send(context.Background(), 500000001, question); err != nil {
				b.Error(err)
			}
		}
	})
}

func canned(body string) roundTrip {
	return func(r *http.Request) (*http.Response, error) {
		r.Body.Close()
		return &http.Response{
			StatusCode:    http.StatusOK,
			ContentLength: int64(len(body)),
			Body:          io.NopCloser(strings.NewReader(body)),
		}, nil
	}
}
