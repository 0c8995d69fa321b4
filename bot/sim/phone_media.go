package sim

import (
	"strconv"
	"strings"
)

// SendContactOf sends somebody else's card out of the address book.
func (p *Phone) SendContactOf(other Person) (int, error) {
	card := other.contact()
	return p.locked(Message{Kind: Card, Contact: &card})
}

// ForwardContact forwards a card that another person had sent. Even a card of
// the sender's own is then no proof of whose phone this is.
func (p *Phone) ForwardContact(of, from Person) (int, error) {
	card := of.contact()
	return p.locked(Message{Kind: Card, Contact: &card, Forward: &from})
}

// Forward forwards a text that another person had written.
func (p *Phone) Forward(text string, from Person) (int, error) {
	if strings.TrimSpace(text) == "" {
		return 0, errEmpty
	}
	return p.locked(Message{Kind: Text, Text: text, Entities: commandEntities(text), Forward: &from})
}

// SendSticker sends a sticker that stands for an emoji.
func (p *Phone) SendSticker(emoji string) (int, error) {
	return p.locked(Message{Kind: Sticker, Text: emoji})
}

// SendLocation sends a place.
func (p *Phone) SendLocation(latitude, longitude float64) (int, error) {
	return p.locked(Message{Kind: Location, Point: &Point{latitude, longitude}})
}

// SendVoice sends a voice message of some seconds.
func (p *Phone) SendVoice(seconds int) (int, error) {
	return p.sendFile(Message{Kind: Voice}, "", "audio/ogg", []byte("OggS"), func(f *File) error {
		f.Seconds = max(1, seconds)
		return nil
	})
}

// SendPhoto sends a picture (PNG, JPEG or GIF).
func (p *Phone) SendPhoto(data []byte, caption string) (int, error) {
	return p.sendFile(Message{Kind: Photo, Text: caption}, "", "", data, (*File).measure)
}

// SendDocument sends a file.
func (p *Phone) SendDocument(name string, data []byte, caption string) (int, error) {
	return p.sendFile(Message{Kind: Document, Text: caption}, name, "", data, func(*File) error { return nil })
}

// SendAlbum sends some pictures at once. Telegram makes a message of each; the
// caption stands under the first. It returns the ids of the messages.
func (p *Phone) SendAlbum(pictures [][]byte, caption string) ([]int, error) {
	if len(pictures) < 2 || len(pictures) > 10 {
		return nil, p.errorf("an album has two to ten pictures, not %d", len(pictures))
	}
	p.s.mu.Lock()
	p.s.nextID++
	album := strconv.Itoa(p.s.nextID - 1)
	p.s.mu.Unlock()
	var ids []int
	for _, data := range pictures {
		id, err := p.sendFile(Message{Kind: Photo, Text: caption, Album: album}, "", "", data, (*File).measure)
		if err != nil {
			return ids, err
		}
		ids, caption = append(ids, id), ""
	}
	return ids, nil
}

func (p *Phone) sendFile(m Message, name, mime string, data []byte, finish func(*File) error) (int, error) {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	m.File = p.s.newFile(m.Kind, name, mime, data)
	if err := finish(m.File); err != nil {
		return 0, p.errorf("no %s: %w", m.Kind, err)
	}
	id, err := p.sendHere(m)
	if err == nil {
		p.s.files[m.File.ID] = m.File
	}
	return id, err
}

func (p *Phone) locked(m Message) (int, error) {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	return p.sendHere(m)
}
