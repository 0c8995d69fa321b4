package telegram

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

const testToken = "850001:AAE-secret_part_of_the_token"

// answer is what the test's Bot API server says to one call.
type answer struct {
	status int
	body   string
}

func ok(result string) answer {
	return answer{http.StatusOK, `{"ok":true,"result":` + result + `}`}
}

// serve runs a Bot API server on loopback that answers every call with respond,
// and makes a Client for it.
func serve(t testing.TB, respond func(method string, form url.Values) answer) *Client {
	t.Helper()
	return serveHTTP(t, func(w http.ResponseWriter, r *http.Request) {
		method, found := strings.CutPrefix(r.URL.Path, "/bot"+testToken+"/")
		if !found || r.Method != http.MethodPost {
			t.Errorf("request is %s %s", r.Method, r.URL.Path)
		}
		if err := r.ParseMultipartForm(1 << 20); err != nil && err != http.ErrNotMultipart {
			t.Error(err)
		}
		a := respond(method, r.Form)
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(a.status)
		io.WriteString(w, a.body)
	})
}

func serveHTTP(t testing.TB, h http.HandlerFunc) *Client {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return newClient(t, Options{API: s.URL, Token: testToken})
}

func newClient(t testing.TB, o Options) *Client {
	t.Helper()
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// roundTrip lets a function carry the calls, without sockets.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func inProcess(t testing.TB, f roundTrip) *Client {
	t.Helper()
	return newClient(t, Options{Token: testToken, HTTP: &http.Client{Transport: f}})
}
