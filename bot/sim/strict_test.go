package sim_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"

	"raquan/bot/sim"
)

func TestRefusals(t *testing.T) {
	d := newDoor(t, sim.Options{})
	lan := d.opened("Lan")
	chat := id(lan.Person().ID)
	minh := d.AddPerson(sim.Person{FirstName: "Minh"})
	group := "-100"
	d.AddGroup(-100, "CĐCS", lan)
	blocked := d.opened("Hoa")
	blocked.Block()
	gone := d.opened("Hùng")
	gone.Deactivate()

	own := id(d.send(lan, "chào"))
	theirs := id(lan.Messages()[0].ID)
	withKeys := id(d.send(lan, "bàn phím", "reply_markup", `{"keyboard":[["Có"]]}`))
	button := func(fields string) string { return keyboard("[{" + fields + "}]") }
	row := func(n int) string {
		return "[" + strings.TrimSuffix(strings.Repeat(`{"text":"A","callback_data":"a"},`, n), ",") + "]"
	}

	for _, c := range []struct {
		method string
		params []string // beside chat_id, which is Lan's unless named
		want   string
	}{
		{"sendNothing", nil, "404 Not Found: method not found"},

		{"sendMessage", []string{"chat_id", ""}, "400 Bad Request: message text is empty"},
		{"sendMessage", []string{"chat_id", "", "text", "a"}, "400 Bad Request: chat_id is empty"},
		{"sendMessage", []string{"chat_id", "999", "text", "a"}, "400 Bad Request: chat not found"},
		{"sendMessage", []string{"chat_id", "@nobody", "text", "a"}, "400 Bad Request: chat not found"},
		{"sendMessage", []string{"chat_id", id(minh.Person().ID), "text", "a"}, "403 Forbidden: bot can't initiate conversation with a user"},
		{"sendMessage", []string{"chat_id", id(blocked.Person().ID), "text", "a"}, "403 Forbidden: bot was blocked by the user"},
		{"sendMessage", []string{"chat_id", id(gone.Person().ID), "text", "a"}, "403 Forbidden: user is deactivated"},
		{"sendMessage", []string{"text", " \n"}, "400 Bad Request: text must be non-empty"},
		{"sendMessage", []string{"text", "<b></b>", "parse_mode", "HTML"}, "400 Bad Request: text must be non-empty"},
		{"sendMessage", []string{"text", strings.Repeat("ế", 4096)}, ""},
		{"sendMessage", []string{"text", strings.Repeat("ế", 4097)}, "400 Bad Request: message is too long"},
		{"sendMessage", []string{"text", "<b>" + strings.Repeat("a", 4096) + "</b>", "parse_mode", "HTML"}, ""},
		{"sendMessage", []string{"text", strings.Repeat("a", 1<<15+1)}, "400 Bad Request: text is too long"},
		{"sendMessage", []string{"text", "a\xff"}, "400 Bad Request: strings must be encoded in UTF-8"},
		{"sendMessage", []string{"text", "a", "parse_mode", "Word"}, "400 Bad Request: unsupported parse_mode"},
		{"sendMessage", []string{"text", "a", "entities", "null", "disable_web_page_preview", "true"}, ""},
		{"sendMessage", []string{"text", "a", "reply_to_message_id", "5"}, "400 Bad Request: message to be replied not found"},
		{"sendMessage", []string{"text", "a", "reply_to_message_id", "5", "allow_sending_without_reply", "true"}, ""},
		{"sendMessage", []string{"text", "a", "reply_parameters", `{"message_id":5}`}, "400 Bad Request: message to be replied not found"},

		{"sendMessage", []string{"text", "a", "reply_markup", "{"}, "400 Bad Request: can't parse reply keyboard markup JSON object"},
		{"sendMessage", []string{"text", "a", "reply_markup", "[]"}, "400 Bad Request: object expected as reply markup"},
		{"sendMessage", []string{"text", "a", "reply_markup", `{"inline_keyboard":null}`}, `400 Bad Request: field "inline_keyboard" must be of type Array`},
		{"sendMessage", []string{"text", "a", "reply_markup", `{"inline_keyboard":[{}]}`}, `400 Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays`},
		{"sendMessage", []string{"text", "a", "reply_markup", `{"keyboard":[{}]}`}, `400 Bad Request: field "keyboard" must be an Array of Arrays`},
		{"sendMessage", []string{"text", "a", "reply_markup", `{"inline_keyboard":[]}`}, ""},
		{"sendMessage", []string{"text", "a", "reply_markup", button(`"text":"A"`)}, "400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"},
		{"sendMessage", []string{"text", "a", "reply_markup", button(`"text":"","callback_data":"a"`)}, "400 Bad Request: inline keyboard button text must be non-empty"},
		{"sendMessage", []string{"text", "a", "reply_markup", button(`"text":"A","callback_data":"` + strings.Repeat("a", 64) + `"`)}, ""},
		{"sendMessage", []string{"text", "a", "reply_markup", button(`"text":"A","callback_data":"` + strings.Repeat("ế", 22) + `"`)}, "400 Bad Request: BUTTON_DATA_INVALID"},
		{"sendMessage", []string{"text", "a", "reply_markup", button(`"text":"A","url":"http://localhost/"`)}, "400 Bad Request: inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL"},
		{"sendMessage", []string{"text", "a", "reply_markup", button(`"text":"A","url":"https://t.me/raquan_bot?start=x"`)}, ""},
		{"sendMessage", []string{"text", "a", "reply_markup", keyboard(row(8))}, ""},
		{"sendMessage", []string{"text", "a", "reply_markup", keyboard(row(9))}, "400 Bad Request: reply markup is too long"},
		{"sendMessage", []string{"text", "a", "reply_markup", keyboard(strings.Split(strings.TrimSuffix(strings.Repeat(row(5)+" ", 20), " "), " ")...)}, ""},
		{"sendMessage", []string{"text", "a", "reply_markup", keyboard(strings.Split(strings.TrimSuffix(strings.Repeat(row(1)+" ", 101), " "), " ")...)}, "400 Bad Request: reply markup is too long"},
		{"sendMessage", []string{"text", "a", "reply_markup", button(`"text":"` + strings.Repeat("A", 11<<10) + `","callback_data":"a"`)}, "400 Bad Request: reply markup is too long"},
		{"sendMessage", []string{"text", "a", "reply_markup", `{"keyboard":[[{"text":"Số của tôi","request_contact":true}]],"one_time_keyboard":true,"is_persistent":true}`}, ""},
		{"sendMessage", []string{"chat_id", group, "text", "a", "reply_markup", `{"keyboard":[[{"text":"Số","request_contact":true}]]}`}, "400 Bad Request: phone number can be requested in private chats only"},
		{"sendMessage", []string{"text", "a", "reply_markup", `{"keyboard":[[{"text":""}]]}`}, "400 Bad Request: keyboard button text must be non-empty"},
		{"sendMessage", []string{"text", "a", "reply_markup", `{"remove_keyboard":true}`}, ""},
		{"sendMessage", []string{"text", "a", "reply_markup", `{"force_reply":true}`}, ""},

		{"editMessageText", []string{"message_id", own, "text", "chào"}, "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"},
		{"editMessageText", []string{"message_id", "1", "text", "b"}, "400 Bad Request: message to edit not found"},
		{"editMessageText", []string{"message_id", theirs, "text", "b"}, "400 Bad Request: message can't be edited"},
		{"editMessageText", []string{"message_id", withKeys, "text", "b"}, "400 Bad Request: message can't be edited"},
		{"editMessageText", []string{"message_id", own, "text", "b", "reply_markup", `{"keyboard":[["Có"]]}`}, "400 Bad Request: inline keyboard expected"},
		{"editMessageText", []string{"message_id", own, "text", ""}, "400 Bad Request: message text is empty"},
		{"editMessageCaption", []string{"message_id", own, "caption", "b"}, "400 Bad Request: there is no caption in the message to edit"},
		{"editMessageReplyMarkup", []string{"message_id", own}, "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"},
		{"deleteMessage", []string{"message_id", "1"}, "400 Bad Request: message to delete not found"},
		{"deleteMessage", nil, "400 Bad Request: message identifier is not specified"},
		{"deleteMessage", []string{"chat_id", "", "message_id", "1"}, "400 Bad Request: chat identifier is not specified"},

		{"answerCallbackQuery", []string{"callback_query_id", "1"}, "400 Bad Request: query is too old and response timeout expired or query ID is invalid"},
		{"answerCallbackQuery", []string{"callback_query_id", "1", "text", strings.Repeat("a", 201)}, "400 Bad Request: MESSAGE_TOO_LONG"},
		{"sendChatAction", []string{"action", "dancing"}, "400 Bad Request: wrong parameter action in request"},
		{"sendChatAction", []string{"action", "typing"}, ""},
		{"sendPhoto", nil, "400 Bad Request: there is no photo in the request"},
		{"sendDocument", nil, "400 Bad Request: there is no document in the request"},
		{"sendDocument", []string{"document", "https://example.org/a.pdf"}, "400 Bad Request: wrong file identifier/HTTP URL specified"},
		{"getFile", nil, "400 Bad Request: file_id not specified"},
		{"getFile", []string{"file_id", "none"}, "400 Bad Request: invalid file_id"},
		{"getChat", []string{"chat_id", "999"}, "400 Bad Request: chat not found"},
		{"sendContact", []string{"phone_number", "1"}, `400 Bad Request: parameter "first_name" is required`},
		{"sendContact", []string{"first_name", "Hoa"}, `400 Bad Request: parameter "phone_number" is required`},
		{"sendContact", []string{"chat_id", "999", "phone_number", "1", "first_name", "Hoa"}, "400 Bad Request: chat not found"},
		{"sendContact", []string{"phone_number", "1", "first_name", "Hoa", "reply_markup", button(`"text":"A"`)}, "400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"},
		{"copyMessage", []string{"from_chat_id", chat, "message_id", "1"}, "400 Bad Request: message to copy not found"},

		{"setMyCommands", []string{"commands", "{}"}, "400 Bad Request: can't parse commands JSON object"},
		{"setMyCommands", []string{"commands", `[{"command":"","description":"a"}]`}, "400 Bad Request: command must be non-empty"},
		{"setMyCommands", []string{"commands", `[{"command":"` + strings.Repeat("a", 33) + `","description":"a"}]`}, "400 Bad Request: command length must not exceed 32"},
		{"setMyCommands", []string{"commands", `[{"command":"báo","description":"a"}]`}, "400 Bad Request: BOT_COMMAND_INVALID"},
		{"setMyCommands", []string{"commands", `[{"command":"a","description":" "}]`}, "400 Bad Request: command description must be non-empty"},
		{"setMyCommands", []string{"commands", `[{"command":"a","description":"` + strings.Repeat("a", 257) + `"}]`}, "400 Bad Request: command description length must not exceed 256"},
		{"setMyCommands", []string{"commands", `[]`, "scope", `{"type":"moon"}`}, "400 Bad Request: can't parse BotCommandScope: Unsupported type specified"},
		{"setMyCommands", []string{"commands", `[]`, "scope", `{"type":"chat","chat_id":999}`}, "400 Bad Request: chat not found"},
		{"setMyCommands", []string{"commands", `[]`, "language_code", "vie"}, "400 Bad Request: invalid language code specified"},
		{"setChatMenuButton", []string{"menu_button", `{"type":"moon"}`}, "400 Bad Request: can't parse menu button: MenuButton has unsupported type"},
		{"setChatMenuButton", []string{"menu_button", `{"type":"commands"}`}, ""},
		{"setWebhook", []string{"url", "http://example.org"}, "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook"},
	} {
		params := append([]string{"chat_id", chat}, c.params...)
		a := d.call(c.method, params...)
		got := ""
		if !a.OK {
			got = fmt.Sprint(a.ErrorCode, " ", a.Description)
		}
		if got != c.want {
			t.Errorf("%s %.120q:\n got %s\nwant %s", c.method, c.params, got, c.want)
		}
	}
}

func TestWrongToken(t *testing.T) {
	d := newDoor(t, sim.Options{})
	for _, path := range []string{"/bot850:wrong/getMe", "/file/bot850:wrong/files/x", "/bot/getMe"} {
		a := d.read(d.Client().Get("http://sim" + path))
		if a.ErrorCode != 401 || a.Description != "Unauthorized" {
			t.Errorf("%s: %+v", path, a)
		}
	}
}

func TestRefusedHTML(t *testing.T) {
	d := newDoor(t, sim.Options{})
	p := d.opened("Lan")
	for text, want := range map[string]string{
		"a < b":                      `Unsupported start tag "" at byte offset 2`,
		"tỷ lệ < 5 >":                `Unsupported start tag "" at byte offset 10`,
		"a <b":                       `Unclosed start tag at byte offset 2`,
		"<h1>a</h1>":                 `Unsupported start tag "h1" at byte offset 0`,
		"ế<br/>":                     `Unsupported start tag "br/" at byte offset 3`,
		"<b>a":                       `Can't find end tag corresponding to start tag "b"`,
		"<b><i>a</b></i>":            `Unmatched end tag at byte offset 7, expected "</i>", found "</b>"`,
		"a</b>":                      `Unexpected end tag at byte offset 1`,
		"<b>a</b":                    `Unclosed end tag at byte offset 4`,
		"<span>a</span>":             `Tag "span" must have class "tg-spoiler" at byte offset 0`,
		`<a href="x`:                 `Unclosed start tag at byte offset 0`,
		`<a href=x_y>a</a>`:          `Unexpected end of name token at byte offset 8`,
		`<a "x">a</a>`:               `Empty attribute name in the tag "a" at byte offset 0`,
		`<a href`:                    `Unclosed start tag "a" at byte offset 0`,
		`<tg-emoji>a</tg-emoji>`:     `Invalid custom emoji identifier specified`,
		"<b>1</b><i>2</i><u>3</u><b": `Unclosed start tag at byte offset 24`,
	} {
		a := d.call("sendMessage", "chat_id", id(p.Person().ID), "parse_mode", "HTML", "text", text)
		if want := "Bad Request: can't parse entities: " + want; a.Description != want {
			t.Errorf("%s:\n got %s\nwant %s", text, a.Description, want)
		}
	}
}

func TestFiles(t *testing.T) {
	d := newDoor(t, sim.Options{})
	p := d.opened("Lan")
	chat := id(p.Person().ID)

	sent := decode[message](t, d.upload("sendDocument", "document", "bao-cao.xlsx", []byte("bảng"), "chat_id", chat, "caption", "<b>Bảng</b>", "parse_mode", "HTML").Result)
	if sent.Document == nil || sent.Document.Name != "bao-cao.xlsx" || sent.Caption != "Bảng" {
		t.Fatalf("document: %+v", sent)
	}
	again := decode[message](t, d.must("sendDocument", "chat_id", chat, "document", sent.Document.ID).Result)
	if again.Document == nil || again.Document.ID != sent.Document.ID {
		t.Errorf("a file sent again by its id: %+v", again)
	}
	path := decode[struct {
		Path string `json:"file_path"`
	}](t, d.must("getFile", "file_id", sent.Document.ID).Result).Path
	resp, err := d.Client().Get("http://sim/file/bot" + token + "/" + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var body bytes.Buffer
	body.ReadFrom(resp.Body)
	if body.String() != "bảng" {
		t.Errorf("downloaded %q", body.String())
	}

	if a := d.call("editMessageText", "chat_id", chat, "message_id", id(sent.ID), "text", "b"); a.Description != "Bad Request: there is no text in the message to edit" {
		t.Errorf("text of a document: %+v", a)
	}
	edited := decode[message](t, d.must("editMessageCaption", "chat_id", chat, "message_id", id(sent.ID), "caption", "Bảng 2").Result)
	if edited.Caption != "Bảng 2" || edited.Edited == 0 {
		t.Errorf("caption: %+v", edited)
	}
	photo := decode[message](t, d.upload("sendPhoto", "photo", "a.png", picture(40, 30), "chat_id", chat).Result)
	if len(photo.Photo) != 1 || photo.Photo[0].Width != 40 {
		t.Errorf("photo: %+v", photo)
	}
	for _, c := range []struct {
		field string
		data  []byte
		want  string
	}{
		{"photo", []byte("no picture"), "Bad Request: IMAGE_PROCESS_FAILED"},
		{"photo", picture(210, 10), "Bad Request: PHOTO_INVALID_DIMENSIONS"},
		{"photo", make([]byte, 10<<20+1), "Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes"},
		{"document", nil, "Bad Request: file must be non-empty"},
		{"document", make([]byte, 52<<20), "Request Entity Too Large"},
	} {
		method := map[string]string{"photo": "sendPhoto", "document": "sendDocument"}[c.field]
		if a := d.upload(method, c.field, "a", c.data, "chat_id", chat); a.Description != c.want {
			t.Errorf("%s of %d bytes: %s, want %s", c.field, len(c.data), a.Description, c.want)
		}
	}
	if a := d.call("sendDocument", "chat_id", chat, "document", sent.Document.ID, "caption", strings.Repeat("a", 1025)); a.Description != "Bad Request: message caption is too long" {
		t.Errorf("long caption: %+v", a)
	}
}

func picture(width, height int) []byte {
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		panic(err)
	}
	return out.Bytes()
}
