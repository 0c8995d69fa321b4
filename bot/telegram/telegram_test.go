package telegram

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"raquan/bot/chat"
)

func TestNewChecksItsOptions(t *testing.T) {
	tests := []struct {
		name string
		o    Options
		want string // part of the error; empty if there is none
	}{
		{"public", Options{Token: "1:a"}, ""},
		{"own server with a path", Options{API: "http://127.0.0.1:8081/api/", Token: "1:a"}, ""},
		{"socks", Options{Token: "1:a", Proxy: "socks5://user:pw@127.0.0.1:1080"}, ""},
		{"no token", Options{}, "no token"},
		{"token with a line break", Options{Token: "1:hunter2\n"}, "character"},
		{"token with a path", Options{Token: "1:hunter2/../x"}, "character"},
		{"no scheme", Options{API: "127.0.0.1:8081", Token: "1:a"}, "address of the Bot API"},
		{"other scheme", Options{API: "ftp://x", Token: "1:a"}, "address of the Bot API"},
		{"password in the address", Options{API: "http://u:hunter2@x", Token: "1:a"}, "more than a host"},
		{"query in the address", Options{API: "http://x?a=b", Token: "1:a"}, "more than a host"},
		{"proxy without scheme", Options{Token: "1:a", Proxy: "u:hunter2@x:1"}, "proxy must look like"},
		{"proxy of another kind", Options{Token: "1:a", Proxy: "socks4://u:hunter2@x:1"}, "proxy must look like"},
		{"broken proxy", Options{Token: "1:a", Proxy: "http://u:hunter2@%zz"}, "proxy must look like"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := New(tt.o)
			switch {
			case tt.want == "" && err != nil:
				t.Error(err)
			case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
				t.Errorf("error is %v, want one with %q", err, tt.want)
			case err != nil && strings.Contains(err.Error(), "hunter2"):
				t.Errorf("error tells a secret: %v", err)
			}
		})
	}
}

func TestAPIAddressWithPath(t *testing.T) {
	var path string
	c := newClient(t, Options{API: "http://bots.example/api/", Token: "1:a", HTTP: &http.Client{
		Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
			path = r.URL.String()
			return canned(`{"ok":true,"result":true}`)(r)
		}),
	}})
	if err := c.Typing(context.Background(), 5); err != nil {
		t.Fatal(err)
	}
	if want := "http://bots.example/api/bot1:a/sendChatAction"; path != want {
		t.Errorf("called %s, want %s", path, want)
	}
}

func TestProxyCarriesTheCalls(t *testing.T) {
	through := make(chan string, 1)
	proxy := serveHTTP(t, func(w http.ResponseWriter, r *http.Request) {
		through <- r.URL.Host
		w.Write([]byte(`{"ok":true,"result":true}`))
	})
	c := newClient(t, Options{API: "http://api.example", Token: "1:a", Proxy: "http://" + proxy.base.Host})
	if err := c.Typing(context.Background(), 5); err != nil {
		t.Fatal(err)
	}
	if host := <-through; host != "api.example" {
		t.Errorf("proxy was asked for %q", host)
	}
}

func TestMe(t *testing.T) {
	c := serve(t, func(method string, _ url.Values) answer {
		if method != "getMe" {
			t.Errorf("method is %s", method)
		}
		return ok(`{"id":850001,"is_bot":true,"first_name":"Ra Quân","username":"raquan_bot"}`)
	})
	got, err := c.Me(context.Background())
	if want := (Bot{850001, "raquan_bot", "Ra Quân"}); err != nil || got != want {
		t.Errorf("Me = %+v, %v, want %+v", got, err, want)
	}
}

func TestMeUnreadable(t *testing.T) {
	for _, result := range []string{`true`, `{}`, `[]`, `{"id":"x"}`} {
		c := serve(t, func(string, url.Values) answer { return ok(result) })
		var temporary *chat.Temporary
		if _, err := c.Me(context.Background()); !errors.As(err, &temporary) {
			t.Errorf("%s: error is %v, want Temporary", result, err)
		}
	}
}
