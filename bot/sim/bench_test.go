package sim_test

import (
	"io"
	"strconv"
	"testing"

	"raquan/bot/sim"
)

// BenchmarkConversation is one text in, fetched and confirmed, and one
// question with buttons out, among 5,000 people.
func BenchmarkConversation(b *testing.B) {
	s := sim.New(sim.Options{Token: token, History: 50})
	client := s.Client()
	var people []*sim.Phone
	for i := range 5000 {
		p := s.AddPerson(sim.Person{ID: int64(1000 + i), FirstName: "Lan"})
		p.Open("")
		people = append(people, p)
	}
	do := func(method string, pairs ...string) {
		resp, err := client.PostForm(address(method), form(pairs...))
		if err != nil {
			b.Fatal(err)
		}
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	}
	do("getUpdates", "offset", "-1")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		p := people[i%len(people)]
		p.Say("312")
		if i%100 == 99 {
			do("getUpdates", "offset", "-1")
		}
		do("sendMessage", "chat_id", strconv.FormatInt(p.Person().ID, 10), "parse_mode", "HTML",
			"text", "Đã ghi: <b>312</b>. Bao nhiêu người dùng điện thoại thông minh?",
			"reply_markup", keyboard(`[{"text":"300","callback_data":"a:1:300"},{"text":"Chưa biết","callback_data":"a:1:?"}]`))
	}
}
