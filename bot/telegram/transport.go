package telegram

import (
	"errors"
	"net"
	"net/http"
	"net/url"
	"time"
)

// newTransport is tuned for many short calls to one host. To the public API
// they share one HTTP/2 connection, watched by pings, since a connection that
// died in silence would let every call on it time out. Proxies and own servers
// speak HTTP/1.1: one idle connection for each sender is kept.
func newTransport(proxy func(*http.Request) (*url.URL, error)) *http.Transport {
	return &http.Transport{
		Proxy:                 proxy,
		DialContext:           (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		TLSHandshakeTimeout:   10 * time.Second,
		ForceAttemptHTTP2:     true,
		HTTP2:                 &http.HTTP2Config{SendPingTimeout: 15 * time.Second, PingTimeout: 10 * time.Second},
		MaxIdleConns:          512,
		MaxIdleConnsPerHost:   512,
		IdleConnTimeout:       90 * time.Second,
		ExpectContinueTimeout: time.Second,
	}
}

// parseProxy never quotes s in an error: it may hold a password.
func parseProxy(s string) (func(*http.Request) (*url.URL, error), error) {
	if s == "" {
		return http.ProxyFromEnvironment, nil
	}
	u, err := url.Parse(s)
	if err == nil && u.Host != "" {
		switch u.Scheme {
		case "http", "https", "socks5", "socks5h":
			return http.ProxyURL(u), nil
		}
	}
	return nil, errors.New("telegram: the proxy must look like http://host:port or socks5://host:port")
}
