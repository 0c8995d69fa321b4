package sim_test

import (
	"fmt"
	"net/url"
	"os"
	"time"

	"raquan/bot/sim"
)

// A person opens an invitation; a bot asks; the person presses a button.
func Example() {
	world := time.Date(2020, 8, 20, 1, 0, 0, 0, time.UTC)
	srv := sim.New(sim.Options{Token: "850:secret", BotName: "Ra Quân", Now: func() time.Time { return world }})
	lan := srv.AddPerson(sim.Person{ID: 42, FirstName: "Chị Lan"})
	lan.Open("invitation")

	resp, err := srv.Client().PostForm("https://api.telegram.org/bot850:secret/sendMessage", url.Values{
		"chat_id":      {"42"},
		"parse_mode":   {"HTML"},
		"text":         {"Chị là <b>Chủ tịch</b> công đoàn?"},
		"reply_markup": {`{"inline_keyboard":[[{"text":"Đúng","callback_data":"yes"}]]}`},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	resp.Body.Close()

	lan.PressLabel("Đúng")
	lan.Transcript(os.Stdout)
	fmt.Println(srv.Pending(), "updates wait for the bot")
	// Output:
	// Chị Lan · 20/08 08:00
	//   /start invitation
	//
	// 🤖 Ra Quân · 20/08 08:00
	//   Chị là Chủ tịch công đoàn?
	//   [Đúng]
	//
	// 2 updates wait for the bot
}
