package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"raquan/bot/sim"
)

// simToken is the token of the stand-in unless another is given. It opens
// nothing but the stand-in.
const simToken = "850:raquan-stand-in"

// RunSim serves the Telegram stand-in with its page until the context ends. It
// is there for serve, and for killing serve: the stand-in remembers the chats.
func RunSim(ctx context.Context, addr, token string, now func() time.Time, out io.Writer) error {
	if token == "" {
		token = simToken
	}
	s := sim.New(sim.Options{Token: token, BotName: botName, BotUsername: "raquan_bot", Now: now,
		Notice: simNotice})
	for _, p := range simPeople {
		s.AddPerson(p)
	}
	srv, err := startSim(addr, s)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "Telegram stand-in: %s (open it in a browser)\n", srv.url)
	fmt.Fprintf(out, "In another terminal:\n  RAQUAN_TELEGRAM_TOKEN=%s raquan serve --store bolt:rehearsal.db --telegram-api %s --clock 2020-08-20T08:00\n", token, srv.url)
	<-ctx.Done()
	return srv.close()
}

// simServer is a stand-in that listens.
type simServer struct {
	sim  *sim.Server
	http *http.Server
	url  string
	done chan error
}

// startSim listens on an address; only the loopback interface is allowed.
func startSim(addr string, s *sim.Server) (*simServer, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("address %q: give host and port, as in 127.0.0.1:8850", addr)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("address %q: the stand-in listens on this machine only, as in 127.0.0.1:8850", addr)
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("stand-in: %w", err)
	}
	srv := &simServer{sim: s, url: "http://" + l.Addr().String(), done: make(chan error, 1),
		http: &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}}
	go func() { srv.done <- srv.http.Serve(l) }()
	return srv, nil
}

func (s *simServer) close() error {
	s.sim.Close()
	err := s.http.Close()
	if e := <-s.done; !errors.Is(e, http.ErrServerClosed) {
		err = errors.Join(err, e)
	}
	return err
}
