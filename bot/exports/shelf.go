package exports

import "sync"

// Shelf holds the files of the jobs that ended last, until there are more bytes
// than it is for. The newest stay, however large.
type Shelf struct {
	mu    sync.Mutex
	most  int // bytes
	holds []kept
}

type kept struct {
	job  string
	made Made
}

// NewShelf makes a shelf for so many bytes.
func NewShelf(most int) *Shelf { return &Shelf{most: most} }

// Put keeps the files of a job, named by its View.
func (s *Shelf) Put(job string, m Made) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.holds = append([]kept{{job, m}}, s.holds...)
	bytes := 0
	for i, k := range s.holds {
		if bytes += k.made.Size(); bytes > s.most && i > 0 {
			clear(s.holds[i:])
			s.holds = s.holds[:i]
			return
		}
	}
}

// Get gives the files of a job, if they are still there.
func (s *Shelf) Get(job string) (Made, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, k := range s.holds {
		if k.job == job {
			return k.made, true
		}
	}
	return Made{}, false
}
