package roster

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"raquan/store"
)

var dangerous = []string{"=1+2", "=cmd|'/c calc'!A1", `=HYPERLINK("http://x","y")`, "+84912345678", "-5+3", "@SUM(A1)", "\tx", "\rx", "-"}

func TestTexts(t *testing.T) {
	for _, cell := range append([]string{"", "'", "''", "'x", "a=b", "'=x", "''=x", "' =x", "Công đoàn", "01"}, dangerous...) {
		text := asText(cell)
		if text != "" && strings.ContainsAny(text[:1], formulaSigns) {
			t.Errorf("%q is written as %q, a formula", cell, text)
		}
		if back := fromText(text); back != cell {
			t.Errorf("%q comes back as %q", cell, back)
		}
	}
	for _, cell := range []string{"", "'x", "a=b", "Công đoàn", "01", "'Nguyễn'"} {
		if got := asText(cell); got != cell {
			t.Errorf("%q is written as %q", cell, got)
		}
	}
}

// noFormulas reads a csv file and fails for each cell that a spreadsheet would run.
func noFormulas(t *testing.T, text string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, bom))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for n, row := range rows {
		for i, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], formulaSigns) {
				t.Errorf("row %d, %s is a formula: %q", n+1, rows[0][i], cell)
			}
		}
	}
}

func TestInvitationsHoldNoFormulas(t *testing.T) {
	var b bytes.Buffer
	w, err := NewInvitationWriter(&b)
	if err != nil {
		t.Fatal(err)
	}
	for _, cell := range dangerous {
		if err := w.Write(Invitation{UnitCode: cell, UnitName: cell, OfficerName: cell, Role: store.Chair, Payload: "P", Expires: now}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	noFormulas(t, b.String())
}

// An export runs nothing, and its import changes nothing, whatever names begin
// with; only csv has the apostrophes.
func TestExportHoldsNoFormulas(t *testing.T) {
	p := imported(t, small)
	for i, name := range append([]string{"'=x", "'x"}, dangerous...) {
		name = tidy(name)
		u := *p.Units["01-1-1"]
		u.ID, u.Code, u.Name, u.Place, u.ChairName = store.UnitID(rune('a'+i)), name+"1", name, name, name
		p.Units[u.Code] = &u
	}
	for _, format := range []Format{CSV, XLSX} {
		var b bytes.Buffer
		if err := Export(&b, p, format); err != nil {
			t.Fatal(err)
		}
		if format == CSV {
			noFormulas(t, b.String())
		}
		f, err := Read("export", &b)
		if err != nil {
			t.Fatal(err)
		}
		if faults := Check(f, p, Options{}); len(faults) > 0 {
			t.Fatalf("%s: faults: %v", format, faults)
		}
		if d := Compare(f, p, Options{CloseMissing: true}, now); len(d.Changes) > 0 {
			t.Errorf("%s: the export changes something: %s", format, said(d))
		}
	}
}

func TestPayloadDoesNotBeginWithMinus(t *testing.T) {
	for serial := range 2000 { // about 30 of them would
		if p := Payload(store.Secret{Key: []byte("k")}, "u1", store.Chair, serial); p[0] == '-' || len(p) != 22 {
			t.Errorf("payload %q", p)
		}
	}
}
