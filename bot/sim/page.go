package sim

import (
	"embed"
	"net"
	"net/http"
	"net/netip"
	"strings"
)

//go:embed page
var pageFiles embed.FS

// pageAssets are the page's files by their address.
var pageAssets = map[string]struct{ file, mime string }{
	"/":          {"page/index.html", "text/html; charset=utf-8"},
	"/app.js":    {"page/app.js", "text/javascript; charset=utf-8"},
	"/style.css": {"page/style.css", "text/css; charset=utf-8"},
}

// servePage answers the phone's page and its endpoints below /phone/. The page
// can act for every person, so it is shown on this machine only: not to other
// machines by name, and not to pages of other origins in the same browser.
func (s *Server) servePage(w http.ResponseWriter, r *http.Request) {
	if why := foreign(r); why != "" {
		http.Error(w, why, http.StatusForbidden)
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	switch route := r.Method + " " + r.URL.Path; {
	case route == "GET /phone/news":
		s.serveNews(w, r)
	case route == "GET /phone/clock":
		writeJSON(w, http.StatusOK, s.clockView())
	case route == "POST /phone/act":
		s.serveAct(w, r)
	case route == "POST /phone/jump":
		s.serveJump(w, r)
	case route == "POST /phone/people":
		s.serveAddPerson(w, r)
	case strings.HasPrefix(route, "GET /phone/file/"):
		s.serveFile(w, r)
	case r.Method == http.MethodGet || r.Method == http.MethodHead:
		serveAsset(w, r)
	default:
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
	}
}

func serveAsset(w http.ResponseWriter, r *http.Request) {
	asset, ok := pageAssets[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	body, err := pageFiles.ReadFile(asset.file)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", asset.mime)
	w.Write(body)
}

// foreign says why a request does not come from the page itself, or "".
func foreign(r *http.Request) string {
	if !loopback(r.Host) {
		return "the phone is shown on this machine only: use 127.0.0.1"
	}
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return ""
	}
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return "not from another page"
	}
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return "not from another page"
	}
	if kind := r.Header.Get("Content-Type"); !strings.HasPrefix(kind, "application/json") {
		return "JSON only" // a form of another page cannot send it
	}
	return ""
}

// loopback reports whether a Host header names this machine by itself.
func loopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if host == "localhost" {
		return true
	}
	addr, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && addr.IsLoopback()
}

// serveFile gives the page a photo to show or a document to save.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	f := s.files[strings.TrimPrefix(r.URL.Path, "/phone/file/")]
	s.mu.Unlock()
	if f == nil {
		http.NotFound(w, r)
		return
	}
	mime := "application/octet-stream" // whatever it is, it is not run here
	if f.Width > 0 {
		mime = http.DetectContentType(f.Data)
	}
	w.Header().Set("Content-Type", mime)
	w.Write(f.Data)
}
