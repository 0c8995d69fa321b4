package review

import (
	"slices"
	"strconv"

	"raquan/store"
)

// mostTold bounds how many people of a unit are told what was done with its report.
const mostTold = 10

// Reporters are the people who report for a unit, its chairs first.
func Reporters(r store.Reader, unit store.UnitID) ([]store.PersonID, error) {
	var staff store.Staff
	if _, err := store.Get(r, store.StaffKey(unit), &staff); err != nil {
		return nil, err
	}
	var people []store.PersonID
	for _, p := range append(staff.With(store.Chair), staff.With(store.Deputy)...) {
		if len(people) < mostTold && !slices.Contains(people, p.Person) {
			people = append(people, p.Person)
		}
	}
	return people, nil
}

// ReturnCause is the ledger's cause of what the people of a unit are told when a
// revision of its report is returned.
func ReturnCause(campaign string, unit store.UnitID, revision int) string {
	return "return." + campaign + "." + string(unit) + "." + strconv.Itoa(revision)
}
