package sim

import (
	"encoding/json"
	"net/http"
	"strings"
)

// mostAct is the largest act of the page, in bytes: a file in base64.
const mostAct = 16 << 20

// An act is something that the page does for a person.
type act struct {
	Person  int64  `json:"person"`
	Act     string `json:"act"`
	Message int    `json:"message"` // which message is edited or pressed
	Text    string `json:"text"`
	Data    string `json:"data"` // of a button
	File    []byte `json:"file"` // base64 in JSON
	Name    string `json:"name"` // of the file
	Other   int64  `json:"other"`
}

// acts is the table of what the page can do.
var acts = map[string]func(p *Phone, a act) error{
	"open": func(p *Phone, a act) error { return second(p.Open(strings.TrimSpace(a.Text))) },
	"link": func(p *Phone, a act) error { return second(p.OpenLink(a.Text)) },
	"say":  func(p *Phone, a act) error { return second(p.Say(a.Text)) },
	"edit": func(p *Phone, a act) error { return p.Edit(a.Message, a.Text) },
	"press": func(p *Phone, a act) error {
		_, err := p.Press(a.Message, a.Data)
		return err
	},
	"key":      func(p *Phone, a act) error { return second(p.PressReply(a.Text)) },
	"sticker":  func(p *Phone, a act) error { return second(p.SendSticker("👍")) },
	"voice":    func(p *Phone, a act) error { return second(p.SendVoice(5)) },
	"location": func(p *Phone, a act) error { return second(p.SendLocation(21.0278, 105.8342)) },
	"photo":    func(p *Phone, a act) error { return second(p.SendPhoto(a.File, a.Text)) },
	"document": func(p *Phone, a act) error { return second(p.SendDocument(a.Name, a.File, a.Text)) },
	"card": func(p *Phone, a act) error {
		other := p.s.Phone(a.Other)
		if other == nil {
			return p.errorf("there is no person %d", a.Other)
		}
		return second(p.SendContactOf(other.person))
	},
	"block":   func(p *Phone, _ act) error { p.Block(); return nil },
	"unblock": func(p *Phone, _ act) error { p.Unblock(); return nil },
}

func second(_ int, err error) error { return err }

// serveAct does an act. What a phone would not let a person do is answered
// with 409 and the reason.
func (s *Server) serveAct(w http.ResponseWriter, r *http.Request) {
	var a act
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, mostAct)).Decode(&a); err != nil {
		http.Error(w, "sim: no act: "+err.Error(), http.StatusBadRequest)
		return
	}
	p, do := s.Phone(a.Person), acts[a.Act]
	if p == nil || do == nil {
		http.Error(w, "sim: no such person or act", http.StatusBadRequest)
		return
	}
	if err := do(p, a); err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	writeJSON(w, http.StatusOK, map[string]bool{"ok": true})
}

// serveAddPerson lets somebody new have Telegram and answers with their id.
func (s *Server) serveAddPerson(w http.ResponseWriter, r *http.Request) {
	var in struct{ Name, Phone, Payload string }
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&in); err != nil || strings.TrimSpace(in.Name) == "" {
		http.Error(w, "sim: a person needs a name", http.StatusBadRequest)
		return
	}
	p := s.AddPerson(Person{FirstName: strings.TrimSpace(in.Name), LanguageCode: "vi",
		Phone: strings.TrimSpace(in.Phone), StartPayload: strings.TrimSpace(in.Payload)})
	writeJSON(w, http.StatusOK, map[string]int64{"id": p.person.ID})
}

// serveJump puts the clock forward: by the jump with that number, if its label is
// still the one that the page showed, since what it leads to changes with time. It
// answers with the clock.
func (s *Server) serveJump(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Jump  int
		Label string
	}
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&in); err != nil || in.Jump < 0 || in.Jump >= len(s.opt.Jumps) {
		http.Error(w, "sim: no such jump", http.StatusBadRequest)
		return
	}
	j := s.opt.Jumps[in.Jump]
	if label := j.Label(); label == "" || label != in.Label {
		http.Error(w, "sim: the clock has gone on: look at the button again", http.StatusConflict)
		return
	}
	if err := j.Do(r.Context()); err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	writeJSON(w, http.StatusOK, s.clockView())
}
