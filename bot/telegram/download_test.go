package telegram

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"raquan/bot/chat"
	"raquan/bot/sim"
)

// TestDownload: a file that somebody sent arrives as it was sent; one that is larger
// than wanted, or that Telegram does not know, is refused.
func TestDownload(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := sim.New(sim.Options{})
		lan := s.AddPerson(sim.Person{FirstName: "Lan"})
		if _, err := lan.Open(""); err != nil {
			t.Fatal(err)
		}
		data := bytes.Repeat([]byte("bảng "), 1000)
		if _, err := lan.SendDocument("danh-sach.xlsx", data, ""); err != nil {
			t.Fatal(err)
		}
		c := newClient(t, Options{Token: s.Token(), HTTP: s.Client()})
		updates, err := c.Updates(t.Context(), 0, 0)
		if err != nil || len(updates) == 0 || updates[len(updates)-1].File == nil {
			t.Fatalf("updates %+v, %v", updates, err)
		}
		id := updates[len(updates)-1].File.ID
		if got, err := c.Download(t.Context(), id, int64(len(data))); err != nil || !bytes.Equal(got, data) {
			t.Errorf("%d bytes, %v", len(got), err)
		}
		var refused *chat.Refused
		if _, err := c.Download(t.Context(), id, int64(len(data))-1); !errors.As(err, &refused) {
			t.Errorf("too large: %v", err)
		}
		if _, err := c.Download(t.Context(), "nobody's", 100); !errors.As(err, &refused) {
			t.Errorf("unknown: %v", err)
		}
	})
}

// TestDownloadFails: whatever goes wrong behind the address of a file, the token in
// it is in no error, nothing outside is fetched, and no more is read than wanted.
func TestDownloadFails(t *testing.T) {
	for name, c := range map[string]struct {
		file   string // what getFile answers
		answer func(http.ResponseWriter)
	}{
		"gone":      {`{"file_path":"documents/1"}`, func(w http.ResponseWriter) { w.WriteHeader(http.StatusNotFound) }},
		"gateway":   {`{"file_path":"documents/1"}`, func(w http.ResponseWriter) { w.WriteHeader(http.StatusBadGateway) }},
		"lies":      {`{"file_path":"documents/1","file_size":3}`, func(w http.ResponseWriter) { w.Write(make([]byte, 5000)) }},
		"cut off":   {`{"file_path":"documents/1"}`, func(w http.ResponseWriter) { w.Header().Set("Content-Length", "90"); w.Write([]byte("abc")) }},
		"elsewhere": {`{"file_path":"../../etc/passwd"}`, nil},
		"absolute":  {`{"file_path":"/etc/passwd"}`, nil},
		"no path":   {`{}`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			client := serveHTTP(t, func(w http.ResponseWriter, r *http.Request) {
				if strings.HasSuffix(r.URL.Path, "/getFile") {
					w.Write([]byte(`{"ok":true,"result":` + c.file + `}`))
					return
				}
				if c.answer == nil || r.URL.Path != "/file/bot"+testToken+"/documents/1" {
					t.Errorf("fetched %s", strings.ReplaceAll(r.URL.Path, testToken, "…"))
					return
				}
				c.answer(w)
			})
			data, err := client.Download(context.Background(), "x", 1000)
			if err == nil || data != nil || strings.Contains(err.Error(), "secret_part") {
				t.Errorf("%d bytes, %v", len(data), err)
			}
		})
	}
	dead := inProcess(t, func(r *http.Request) (*http.Response, error) {
		return nil, errors.New("dial " + r.URL.String() + ": refused")
	})
	if _, err := dead.fetch(context.Background(), "documents/1", 10); err == nil || strings.Contains(err.Error(), "secret_part") {
		t.Errorf("dead: %v", err)
	}
}
