package telegram

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"raquan/bot/chat"
)

const (
	huongJSON = `{"id":5,"is_bot":false,"first_name":"Nguyễn Thị","last_name":"Hương","username":"huong","language_code":"vi"}`
	roomJSON  = `{"id":5,"first_name":"Nguyễn Thị","type":"private"}`
	groupJSON = `{"id":-100200,"title":"Công đoàn","type":"supergroup"}`
)

var (
	huong = chat.Person{ID: 5, Name: "Nguyễn Thị Hương", Username: "huong", Lang: "vi"}
	noon  = time.Date(2020, 8, 20, 8, 0, 0, 0, time.UTC)
)

// said is a message in the private chat with the given further fields.
func said(fields string) string {
	return `{"message_id":77,"from":` + huongJSON + `,"chat":` + roomJSON + `,"date":1597910400` + fields + `}`
}

func saidInGroup(fields string) string {
	return strings.Replace(said(fields), roomJSON, groupJSON, 1)
}

func TestDecode(t *testing.T) {
	// in starts an update of a private chat from what all have in common.
	in := func(k chat.Kind, change func(*chat.Update)) chat.Update {
		u := chat.Update{ID: 9, Kind: k, From: huong, Chat: 5, Date: noon, MessageID: 77}
		if change != nil {
			change(&u)
		}
		return u
	}
	contactOf := func(forwarded bool) chat.Update {
		return in(chat.Contact, func(u *chat.Update) {
			u.Card = &chat.Card{Phone: "84912345678", UserID: 5, Forwarded: forwarded}
		})
	}
	const card = `,"contact":{"phone_number":"84912345678","first_name":"Hương","user_id":5}`
	tests := []struct {
		name, update string
		want         chat.Update
	}{
		{"text is verbatim", `"message":` + said(`,"text":"  /start  ab_C-1\n<b>&amp; "`),
			in(chat.Text, func(u *chat.Update) { u.Text = "  /start  ab_C-1\n<b>&amp; " })},
		{"escapes", `"message":` + said(`,"text":"\u0110o\u00e0n vi\u00ean \ud83d\ude00"`),
			in(chat.Text, func(u *chat.Update) { u.Text = "Đoàn viên 😀" })},
		{"edited", `"edited_message":` + said(`,"edit_date":1597910500,"text":"125"`),
			in(chat.Edited, func(u *chat.Update) { u.Text = "125" })},
		{"edited caption", `"edited_message":` + said(`,"photo":[],"caption":"x"`),
			in(chat.Edited, func(u *chat.Update) { u.What = "photo" })},
		{"edited caption of a document", `"edited_message":` + said(`,"document":{"file_id":"BQ-1"},"caption":"x"`),
			in(chat.Edited, func(u *chat.Update) {
				u.What, u.File, u.Caption = "document", &chat.File{ID: "BQ-1"}, "x"
			})},
		{"own contact", `"message":` + said(card), contactOf(false)},
		{"contact, null origin", `"message":` + said(card+`,"forward_origin":null`), contactOf(false)},
		{"forwarded contact", `"message":` + said(card+`,"forward_origin":{"type":"hidden_user","sender_user_name":"A","date":1}`), contactOf(true)},
		{"forwarded contact, old server", `"message":` + said(card+`,"forward_date":1597910000`), contactOf(true)},
		{"forwarded contact, old server, person", `"message":` + said(card+`,"forward_from":{"id":6}`), contactOf(true)},
		{"forwarded contact, old server, hidden", `"message":` + said(card+`,"forward_sender_name":"A"`), contactOf(true)},
		{"contact without account", `"message":` + said(`,"contact":{"phone_number":"0912","first_name":"A"}`),
			in(chat.Contact, func(u *chat.Update) { u.Card = &chat.Card{Phone: "0912"} })},
		{"sticker", `"message":` + said(`,"sticker":{"emoji":"x"}`), in(chat.Other, func(u *chat.Update) { u.What = "sticker" })},
		{"voice", `"message":` + said(`,"voice":{}`), in(chat.Other, func(u *chat.Update) { u.What = "voice" })},
		{"photo with caption", `"message":` + said(`,"photo":[{}],"caption":"120"`), in(chat.Other, func(u *chat.Update) { u.What = "photo" })},
		{"photo in three sizes", `"message":` + said(`,"photo":[{"file_id":"s","width":67,"height":90},{"file_id":"l","width":960,"height":1280},{"file_id":"m","width":240,"height":320}],"caption":" Chào\n<b> ","media_group_id":"77"`),
			in(chat.Other, func(u *chat.Update) {
				u.What, u.File, u.Caption, u.Album = "photo", &chat.File{ID: "l"}, " Chào\n<b> ", "77"
			})},
		{"document", `"message":` + said(`,"document":{"file_id":"BQ-1","file_name":"Thông báo.pdf","mime_type":"application/pdf"}`),
			in(chat.Other, func(u *chat.Update) { u.What, u.File = "document", &chat.File{ID: "BQ-1", Name: "Thông báo.pdf"} })},
		{"document without an id", `"message":` + said(`,"document":{"file_name":"a.pdf"},"caption":"x"`), in(chat.Other, func(u *chat.Update) { u.What = "document" })},
		{"animation, not document", `"message":` + said(`,"document":{},"animation":{}`), in(chat.Other, func(u *chat.Update) { u.What = "animation" })},
		{"venue, not location", `"message":` + said(`,"location":{},"venue":{}`), in(chat.Other, func(u *chat.Update) { u.What = "venue" })},
		{"something of tomorrow", `"message":` + said(`,"hologram":{}`), in(chat.Other, func(u *chat.Update) { u.What = "message" })},
		{"nobody named", `"message":{"message_id":77,"chat":` + roomJSON + `,"date":1597910400,"text":"x"}`,
			in(chat.Text, func(u *chat.Update) { u.From, u.Text = chat.Person{ID: 5}, "x" })},

		{"press", `"callback_query":{"id":"q1","from":` + huongJSON + `,"message":` + said(`,"text":"?"`) + `,"chat_instance":"1","data":"a:1"}`,
			in(chat.Press, func(u *chat.Update) { u.Date, u.Callback, u.Data = time.Time{}, "q1", "a:1" })},
		{"press, message inaccessible", `"callback_query":{"id":"q1","from":` + huongJSON + `,"message":{"chat":` + roomJSON + `,"message_id":77,"date":0},"data":"a:1"}`,
			in(chat.Press, func(u *chat.Update) { u.Date, u.Callback, u.Data = time.Time{}, "q1", "a:1" })},
		{"press without message", `"callback_query":{"id":"q1","from":` + huongJSON + `,"inline_message_id":"AB","data":"a:1"}`,
			in(chat.Press, func(u *chat.Update) { u.Date, u.MessageID, u.Callback, u.Data = time.Time{}, 0, "q1", "a:1" })},
		{"press, message null", `"callback_query":{"id":"q1","from":` + huongJSON + `,"message":null,"data":"a:1"}`,
			in(chat.Press, func(u *chat.Update) { u.Date, u.MessageID, u.Callback, u.Data = time.Time{}, 0, "q1", "a:1" })},
		{"press of a game", `"callback_query":{"id":"q1","from":` + huongJSON + `,"game_short_name":"g"}`,
			in(chat.Press, func(u *chat.Update) { u.Date, u.MessageID, u.Callback = time.Time{}, 0, "q1" })},
		{"press by nobody", `"callback_query":{"id":"q1","message":` + said(``) + `}`, broken(9, "no id, chat or person")},

		{"blocked", `"my_chat_member":{"chat":` + roomJSON + `,"from":` + huongJSON + `,"date":1597910400,"old_chat_member":{"status":"member"},"new_chat_member":{"status":"kicked","until_date":0}}`,
			in(chat.Blocked, func(u *chat.Update) { u.MessageID, u.What = 0, "kicked" })},
		{"joined", `"my_chat_member":{"chat":` + roomJSON + `,"from":` + huongJSON + `,"date":1597910400,"new_chat_member":{"status":"member"}}`,
			in(chat.Joined, func(u *chat.Update) { u.MessageID, u.What = 0, "member" })},

		{"command in a group", `"message":` + saidInGroup(`,"text":"/start@raquan_bot"`),
			in(chat.Group, func(u *chat.Update) { u.Chat, u.Text = -100200, "/start@raquan_bot" })},
		{"photo in a group", `"message":` + saidInGroup(`,"photo":[]`),
			in(chat.Group, func(u *chat.Update) { u.Chat, u.What = -100200, "photo" })},
		{"edited in a group", `"edited_message":` + saidInGroup(`,"text":"x"`),
			in(chat.Group, func(u *chat.Update) { u.Chat, u.Text = -100200, "x" })},
		{"press in a group", `"callback_query":{"id":"q1","from":` + huongJSON + `,"message":` + saidInGroup(`,"text":"?"`) + `,"data":"a:1"}`,
			in(chat.Group, func(u *chat.Update) { u.Chat, u.Date, u.Callback, u.Data = -100200, time.Time{}, "q1", "a:1" })},
		{"added to a group", `"my_chat_member":{"chat":` + groupJSON + `,"from":` + huongJSON + `,"date":1597910400,"new_chat_member":{"status":"member"}}`,
			in(chat.Group, func(u *chat.Update) { u.Chat, u.MessageID, u.What = -100200, 0, "member" })},
		{"added to a channel", `"my_chat_member":{"chat":{"id":-100300,"type":"channel"},"from":` + huongJSON + `,"date":1597910400,"new_chat_member":{"status":"administrator"}}`,
			in(chat.Group, func(u *chat.Update) { u.Chat, u.MessageID, u.What = -100300, 0, "administrator" })},

		{"kind not asked for", `"inline_query":{"id":"1","from":` + huongJSON + `}`, broken(9, "unknown kind")},
		{"message without chat", `"message":{"message_id":1,"text":"x"}`, broken(9, "no id, chat or person")},
		{"wrong type inside", `"message":` + said(`,"text":12`), broken(9, "wrong form")},
		{"id above int64", `"message":{"message_id":99999999999999999999,"chat":` + roomJSON + `}`, broken(9, "wrong form")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := decode([]byte(`{"update_id":9,` + tt.update + `}`))
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got  %+v (card %+v)\nwant %+v (card %+v)", got, got.Card, tt.want, tt.want.Card)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	for _, fields := range []string{`,"text":"x"`, `,"contact":{"phone_number":"1","user_id":5},"forward_origin":{}`, `,"sticker":{}`} {
		f.Add([]byte(`[{"update_id":9,"message":` + said(fields) + `}]`))
		f.Add([]byte(`[{"update_id":9,"edited_message":` + saidInGroup(fields) + `}, {"update_id":10}]`))
	}
	f.Add([]byte(`[{"update_id":1,"callback_query":{"id":"1","from":{"id":5},"message":{"chat":{"id":5,"type":"private"},"message_id":7,"date":0},"data":"\ud800"}}]`))
	f.Add([]byte(`[{"update_id":1,"my_chat_member":{"chat":{"id":5,"type":"private"},"new_chat_member":{"status":"kicked"}}}]`))
	f.Add([]byte(`["a\"]", [1,[2]], {"}":"{"}, , null]`))
	f.Add([]byte(`{"ok":true,"result":{"message_id":3}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		checkSplit(t, raw)
		elements, _ := split(raw)
		for _, e := range append(elements, raw) {
			u := decode(e)
			if u.Kind < chat.Text || u.Kind > chat.Broken {
				t.Errorf("decode(%q): kind %d", e, u.Kind)
			}
			if u.Kind != chat.Broken && (u.ID == 0 || u.Chat == 0) {
				t.Errorf("decode(%q) = %+v", e, u)
			}
			if (u.Kind == chat.Contact) && u.Card == nil {
				t.Errorf("decode(%q): contact without card", e)
			}
		}
		sentID(raw)
		if result, ok := resultOf(raw); ok && json.Valid(raw) && !json.Valid(result) {
			t.Errorf("resultOf(%q) = %q", raw, result)
		}
	})
}

// checkSplit holds split against encoding/json on what is valid JSON.
func checkSplit(t *testing.T, raw []byte) {
	var want []json.RawMessage
	if json.Unmarshal(raw, &want) != nil || want == nil {
		return
	}
	got, ok := split(raw)
	if !ok || len(got) != len(want) {
		t.Fatalf("split(%q) = %q, %v, want %d elements", raw, got, ok, len(want))
	}
	for i := range want {
		if strings.TrimSpace(string(got[i])) != string(want[i]) {
			t.Errorf("split(%q)[%d] = %q, want %q", raw, i, got[i], want[i])
		}
	}
}
