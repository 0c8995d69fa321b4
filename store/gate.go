package store

import "sync"

// Gate counts the calls under way, so that an engine's Close can wait for them
// and refuse what comes later. The zero Gate is open.
type Gate struct {
	mu     sync.Mutex
	closed bool
	inside sync.WaitGroup
}

// Enter lets a call in, which must Leave; it returns ErrClosed after Close.
func (g *Gate) Enter() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return ErrClosed
	}
	g.inside.Add(1)
	return nil
}

// Leave ends a call that was let in.
func (g *Gate) Leave() { g.inside.Done() }

// Close refuses all later calls and waits for those inside. A second Close
// returns ErrClosed.
func (g *Gate) Close() error {
	g.mu.Lock()
	if g.closed {
		g.mu.Unlock()
		return ErrClosed
	}
	g.closed = true
	g.mu.Unlock()
	g.inside.Wait()
	return nil
}
