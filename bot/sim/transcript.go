package sim

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// Transcript writes the conversation as a page to read: who, when, what, and
// the buttons under it. A message is shown as it stands now, so an edited one
// shows its last form. Dates are in Options.Zone.
func (p *Phone) Transcript(w io.Writer) error {
	for _, m := range p.Messages() {
		if _, err := io.WriteString(w, m.Transcript(p.s.opt.Zone)+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// Transcript is one message of a transcript, ending in a line break.
func (m Message) Transcript(zone *time.Location) string {
	var out strings.Builder
	who := m.Name
	if m.FromBot {
		who = "🤖 " + who
	}
	fmt.Fprintf(&out, "%s · %s", who, m.Date.In(zone).Format("02/01 15:04"))
	if !m.Edited.IsZero() {
		out.WriteString(" · đã sửa")
	}
	out.WriteByte('\n')
	for line := range strings.SplitSeq(m.content(), "\n") {
		out.WriteString(strings.TrimRight("  "+line, " ") + "\n")
	}
	for _, row := range m.Buttons {
		out.WriteByte(' ')
		for _, b := range row {
			out.WriteString(" [" + b.Text + "]")
		}
		out.WriteByte('\n')
	}
	if m.Keyboard != nil {
		for _, row := range m.Keyboard.Rows {
			out.WriteByte(' ')
			for _, k := range row {
				out.WriteString(" ⌨[" + k.Text + "]")
			}
			out.WriteByte('\n')
		}
	}
	return out.String()
}

// content is what a message says, in words.
func (m Message) content() string {
	var what string
	switch m.Kind {
	case Text:
		return m.Text
	case Photo:
		what = strings.TrimRight("(ảnh "+m.File.Name, " ") + ")"
	case Document:
		what = fmt.Sprintf("(tệp %s, %d byte)", m.File.Name, len(m.File.Data))
	case Voice:
		what = fmt.Sprintf("(tin nhắn thoại %d giây)", m.File.Seconds)
	case Sticker:
		what = "(nhãn dán)"
	case Location:
		what = fmt.Sprintf("(vị trí %.4f, %.4f)", m.Point.Latitude, m.Point.Longitude)
	case Card:
		what = fmt.Sprintf("(danh thiếp %s %s)", strings.TrimSpace(m.Contact.FirstName+" "+m.Contact.LastName), m.Contact.Phone)
	case Service:
		what = "(thêm bot vào nhóm)"
	}
	return strings.TrimSpace(what + " " + m.Text)
}
