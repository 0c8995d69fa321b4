package sim

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// What the page shows at once. The rest of a long list or a long talk is
// reached by searching, or not at all.
const (
	shownPeople   = 200
	shownMessages = 150
	newsWait      = 20 * time.Second // a poll of the page is answered at the latest then
)

type newsView struct {
	Seq    uint64       `json:"seq"`
	Bot    string       `json:"bot"`
	Link   string       `json:"link"`
	Notice string       `json:"notice,omitempty"`
	Links  []Link       `json:"links,omitempty"`
	Total  int          `json:"total"`
	People []personView `json:"people"`
	Chat   *chatView    `json:"chat,omitempty"`
}

type personView struct {
	ID      int64  `json:"id"`
	Name    string `json:"name"`
	Note    string `json:"note,omitempty"`
	Unread  int    `json:"unread,omitempty"`
	Preview string `json:"preview,omitempty"`
	Time    string `json:"time,omitempty"`
	Blocked bool   `json:"blocked,omitempty"`
}

type chatView struct {
	ID       int64         `json:"id"`
	Name     string        `json:"name"`
	Note     string        `json:"note,omitempty"`
	Started  bool          `json:"started"`
	Blocked  bool          `json:"blocked"`
	Payload  string        `json:"payload,omitempty"`
	Action   string        `json:"action,omitempty"`
	Messages []messageView `json:"messages"`
	Keyboard *Keyboard     `json:"keyboard,omitempty"`
	Commands []Command     `json:"commands,omitempty"`
	Answers  []Answer      `json:"answers,omitempty"`
}

type messageView struct {
	ID      int        `json:"id"`
	Seq     uint64     `json:"seq"`
	Mine    bool       `json:"mine,omitempty"`
	Day     string     `json:"day"`
	Time    string     `json:"time"`
	Edited  bool       `json:"edited,omitempty"`
	Kind    Kind       `json:"kind"`
	Text    string     `json:"text,omitempty"`
	HTML    string     `json:"html,omitempty"`
	Buttons [][]Button `json:"buttons,omitempty"`
	File    *fileView  `json:"file,omitempty"`
	Contact *Contact   `json:"contact,omitempty"`
	Point   *Point     `json:"point,omitempty"`
	Reply   string     `json:"reply,omitempty"`
	Forward string     `json:"forward,omitempty"`
}

type fileView struct {
	ID      string `json:"id"`
	Name    string `json:"name,omitempty"`
	Size    int    `json:"size"`
	Width   int    `json:"width,omitempty"`
	Height  int    `json:"height,omitempty"`
	Seconds int    `json:"seconds,omitempty"`
}

type clockView struct {
	Time string `json:"time"`
	Day  string `json:"day"`

	Jumps []string `json:"jumps,omitempty"` // labels; an empty one is not shown
}

func (s *Server) clockView() clockView {
	now := s.opt.Now().In(s.opt.Zone)
	v := clockView{Time: now.Format("15:04:05"), Day: day(now)}
	for _, j := range s.opt.Jumps {
		v.Jumps = append(v.Jumps, j.Label())
	}
	return v
}

// serveNews answers a poll of the page: at once when something has changed
// since ?after, else when it does. ?person is whose phone is open, ?find
// narrows the list of people.
func (s *Server) serveNews(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	after, _ := strconv.ParseUint(query.Get("after"), 10, 64)
	person, _ := strconv.ParseInt(query.Get("person"), 10, 64)
	timer := time.NewTimer(newsWait)
	defer timer.Stop()
	for waiting := true; waiting; {
		s.mu.Lock()
		if s.seq > after || after == 0 {
			s.mu.Unlock()
			break
		}
		if s.wake == nil {
			s.wake = make(chan struct{})
		}
		wake := s.wake
		s.mu.Unlock()
		select {
		case <-wake:
		case <-timer.C:
			waiting = false
		case <-s.closed:
			waiting = false
		case <-r.Context().Done():
			return
		}
	}
	writeJSON(w, http.StatusOK, s.news(person, query.Get("find")))
}

func (s *Server) news(person int64, find string) newsView {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := newsView{Seq: s.seq, Bot: s.opt.BotName, Link: "https://t.me/" + s.opt.BotUsername + "?start=",
		Notice: s.opt.Notice, Links: s.opt.Links, Total: len(s.people), People: []personView{}}
	if c := s.chats[person]; c != nil && c.phone != nil {
		c.phone.read = s.seq
		v.Chat = s.chatView(c)
	}
	find = strings.ToLower(strings.TrimSpace(find))
	for _, p := range s.people {
		if len(v.People) == shownPeople {
			break
		}
		if find == "" || strings.Contains(strings.ToLower(p.person.Name()+" "+p.person.Note), find) {
			v.People = append(v.People, s.personView(p))
		}
	}
	return v
}

func (s *Server) personView(p *Phone) personView {
	v := personView{ID: p.person.ID, Name: p.person.Name(), Note: p.person.Note, Blocked: p.blocked}
	if n := len(p.chat.messages); n > 0 {
		m := p.chat.messages[n-1]
		v.Preview, v.Time = firstLine(m.content()), m.Date.In(s.opt.Zone).Format("15:04")
	}
	if p.chat.botSeq > p.read {
		for _, m := range p.chat.messages {
			if m.FromBot && m.Seq > p.read {
				v.Unread++
			}
		}
	}
	return v
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	if letters := []rune(line); len(letters) > 60 {
		return string(letters[:60]) + "…"
	}
	return line
}

func (s *Server) chatView(c *chat) *chatView {
	p := c.phone
	v := &chatView{ID: c.id, Name: p.person.Name(), Note: p.person.Note, Started: p.started, Blocked: p.blocked,
		Payload: p.person.StartPayload, Keyboard: c.keyboard, Commands: p.commands(), Answers: c.answers, Messages: []messageView{}}
	if time.Now().Before(c.until) {
		v.Action = c.action
	}
	for _, m := range c.messages[max(0, len(c.messages)-shownMessages):] {
		v.Messages = append(v.Messages, s.messageView(c, m))
	}
	return v
}

func (s *Server) messageView(c *chat, m *Message) messageView {
	date := m.Date.In(s.opt.Zone)
	v := messageView{ID: m.ID, Seq: m.Seq, Mine: !m.FromBot, Day: day(date), Time: date.Format("15:04"), Edited: !m.Edited.IsZero(),
		Kind: m.Kind, Text: m.Text, HTML: m.HTML(), Buttons: m.Buttons, Contact: m.Contact, Point: m.Point}
	if f := m.File; f != nil {
		v.File = &fileView{ID: f.ID, Name: f.Name, Size: len(f.Data), Width: f.Width, Height: f.Height, Seconds: f.Seconds}
	}
	if to := c.find(m.ReplyTo); to != nil {
		v.Reply = firstLine(to.content())
	}
	if m.Forward != nil {
		v.Forward = m.Forward.Name()
	}
	return v
}

// day names a date as Vietnamese calendars do.
func day(t time.Time) string {
	names := [...]string{"Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"}
	return fmt.Sprintf("%s, %d/%d/%d", names[t.Weekday()], t.Day(), t.Month(), t.Year())
}
