package app

import (
	"errors"
	"fmt"
	"strings"

	"raquan/bot/roster"
)

// faultsOf is the error of a list with faults, one a line.
func faultsOf(name string, faults []roster.Fault) error {
	list := make([]error, 0, len(faults)+1)
	for _, f := range faults {
		list = append(list, fmt.Errorf("%s: %s", name, f))
	}
	return errors.Join(append(list, fmt.Errorf("%s: %s; nothing was imported", name, countOf(len(faults), "fault")))...)
}

func sayCounts(n roster.Counts) string {
	var said []string
	for _, c := range []struct {
		n    int
		what string
	}{{n.Added, "added"}, {n.Changed, "changed"}, {n.Moved, "moved"}, {n.Carried, "carried along"}, {n.Closed, "closed"}, {n.Reopened, "reopened"}} {
		if c.n > 0 {
			said = append(said, fmt.Sprintf("%d %s", c.n, c.what))
		}
	}
	return strings.Join(append(said, fmt.Sprintf("%d unchanged", n.Unchanged)), ", ")
}

// countOf writes a number of things.
func countOf(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
