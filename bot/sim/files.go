package sim

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"image"
	_ "image/gif" // photos come in these formats
	_ "image/jpeg"
	_ "image/png"
	"net/http"
	"path"
	"strings"
)

// Sizes of files, in bytes, and of photos, in points.
const (
	mostDocument   = 50 << 20
	mostPhoto      = 10 << 20
	mostDownload   = 20 << 20
	mostPhotoSides = 10000 // width and height together
	mostPhotoRatio = 20
)

// A File is what a photo, document or voice message carries.
type File struct {
	ID            string
	Name          string
	MIME          string
	Width, Height int // of a photo
	Seconds       int // of a voice message
	Data          []byte
}

type wireFile struct {
	ID       string `json:"file_id"`
	UniqueID string `json:"file_unique_id"`
	Size     int    `json:"file_size,omitempty"`
	Name     string `json:"file_name,omitempty"`
	MIME     string `json:"mime_type,omitempty"`
	Width    int    `json:"width,omitempty"`
	Height   int    `json:"height,omitempty"`
	Duration int    `json:"duration,omitempty"`
	Path     string `json:"file_path,omitempty"`
}

type wireSticker struct {
	wireFile
	Type     string `json:"type"`
	Emoji    string `json:"emoji,omitempty"`
	Animated bool   `json:"is_animated"`
	Video    bool   `json:"is_video"`
}

func (f *File) wire() wireFile {
	return wireFile{ID: f.ID, UniqueID: f.ID[len(f.ID)/2:], Size: len(f.Data)}
}

// attach puts the file into the field of its kind.
func (f *File) attach(w *wireMessage) {
	if f == nil {
		return
	}
	wire := f.wire()
	switch {
	case f.Width > 0:
		w.Photo = f.sizes()
	case f.Seconds > 0:
		wire.Duration, wire.MIME = f.Seconds, f.MIME
		w.Voice = &wire
	default:
		wire.Name, wire.MIME = f.Name, f.MIME
		w.Document = &wire
	}
}

// thumbnail is how many points the longer side of a photo's small size has.
const thumbnail = 90

// sizes are those in which Telegram keeps a photo, the smallest first. Each has
// an id of its own.
func (f *File) sizes() []wireFile {
	full, long := f.wire(), max(f.Width, f.Height)
	full.Width, full.Height = f.Width, f.Height
	if long <= thumbnail {
		return []wireFile{full}
	}
	small := full
	small.ID, small.UniqueID, small.Size = f.ID+smallSize, full.UniqueID+smallSize, full.Size/10+1
	small.Width, small.Height = max(1, f.Width*thumbnail/long), max(1, f.Height*thumbnail/long)
	return []wireFile{small, full}
}

// smallSize ends the id of a photo's small size.
const smallSize = "-s"

func stickerOf(m *Message) *wireSticker {
	f := wireFile{ID: fmt.Sprint("sticker", m.ID), UniqueID: fmt.Sprint("usticker", m.ID), Width: 512, Height: 512}
	return &wireSticker{wireFile: f, Type: "regular", Emoji: m.Text}
}

// newFile takes a file in and names it. mu is held.
func (s *Server) newFile(kind Kind, name, mime string, data []byte) *File {
	if mime == "" {
		mime = http.DetectContentType(data)
	}
	s.nextID++ // file names share the row of ids, which no restart repeats
	return &File{ID: s.fileID(kind, s.nextID-1), Name: name, MIME: mime, Data: data}
}

// fileID names a file of this bot. As at Telegram it tells nothing and is long.
func (s *Server) fileID(kind Kind, n int) string {
	sum := sha256.Sum256(fmt.Append(nil, s.opt.Token, kind, n))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// file finds a file by its id, a photo also by that of its small size.
func (s *Server) file(id string) *File {
	if f := s.files[id]; f != nil {
		return f
	}
	if f := s.files[strings.TrimSuffix(id, smallSize)]; f != nil && f.Width > 0 {
		return f
	}
	return nil
}

// fileParam is the file of a call: uploaded with it, or known by its id.
func (s *Server) fileParam(p *params, kind Kind) (*File, error) {
	field := string(kind)
	ref := p.get(field)
	up, ok := p.uploads[field]
	if name, attached := strings.CutPrefix(ref, "attach://"); attached {
		up, ok = p.uploads[name]
	}
	switch {
	case ok:
		return s.upload(kind, up)
	case ref == "":
		return nil, badRequest("there is no " + field + " in the request")
	}
	f := s.file(ref)
	if f == nil || (kind == Photo) != (f.Width > 0) {
		return nil, badRequest("wrong file identifier/HTTP URL specified")
	}
	return f, nil
}

// upload checks a file that came with the call.
func (s *Server) upload(kind Kind, up upload) (*File, error) {
	switch {
	case len(up.data) == 0:
		return nil, badRequest("file must be non-empty")
	case len(up.data) > mostDocument:
		return nil, tooLarge
	}
	f := s.newFile(kind, path.Base(up.name), up.mime, up.data)
	if kind != Photo {
		return f, nil
	}
	if len(up.data) > mostPhoto {
		return nil, badRequest(fmt.Sprintf("file of size %d bytes is too big for a photo; the maximum size is %d bytes", len(up.data), mostPhoto))
	}
	return f, f.measure()
}

// measure reads a photo's size and refuses what is no photo.
func (f *File) measure() error {
	size, _, err := image.DecodeConfig(bytes.NewReader(f.Data))
	if err != nil {
		return badRequest("IMAGE_PROCESS_FAILED")
	}
	long, short := max(size.Width, size.Height), min(size.Width, size.Height)
	if short == 0 || long+short > mostPhotoSides || long > mostPhotoRatio*short {
		return badRequest("PHOTO_INVALID_DIMENSIONS")
	}
	f.Width, f.Height = size.Width, size.Height
	return nil
}

// getFile tells where a file can be fetched.
func (s *Server) getFile(p *params) (any, error) {
	id := p.get("file_id")
	f := s.file(id)
	switch {
	case id == "":
		return nil, badRequest("file_id not specified")
	case f == nil:
		return nil, badRequest("invalid file_id")
	case len(f.Data) > mostDownload:
		return nil, badRequest("file is too big")
	}
	wire := f.wire()
	wire.Path = "files/" + f.ID
	return wire, nil
}

// serveDownload answers /file/bot<token>/<path>.
func (s *Server) serveDownload(w http.ResponseWriter, r *http.Request) {
	token, where, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/file/bot"), "/")
	if token != s.opt.Token {
		writeAnswer(w, nil, unauthorized)
		return
	}
	s.mu.Lock()
	f := s.files[strings.TrimPrefix(where, "files/")]
	s.mu.Unlock()
	if f == nil {
		writeAnswer(w, nil, &refusal{code: http.StatusNotFound, text: "Not Found"})
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Write(f.Data)
}
