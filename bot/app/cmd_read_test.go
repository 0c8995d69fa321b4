package app

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadTables has the command read every row of the readers' own tables:
// what people see of a reader is what its tables say.
func TestReadTables(t *testing.T) {
	for file, want := range map[string]func(row []string) (text, result string){
		"number*.tsv": func(row []string) (string, string) { return row[0], strings.TrimSpace(row[1] + " " + row[2]) },
		"yesno*.tsv":  func(row []string) (string, string) { return row[0], wantedValue(row[1]) },
		"date*.tsv":   func(row []string) (string, string) { return row[0], wantedDate(row[1]) },
		"phone*.tsv":  func(row []string) (string, string) { return row[0], wantedPhone(row[1]) },
		"name*.tsv": func(row []string) (string, string) {
			return row[0], strings.TrimSpace(strings.Replace(row[1], "ok", "value", 1) + " " + row[2])
		},
		"unit*.tsv": func(row []string) (string, string) { return row[0] + "\t" + row[1], row[2] },
	} {
		t.Run(file, func(t *testing.T) {
			what := strings.TrimSuffix(file, "*.tsv")
			for _, row := range tableRows(t, file) {
				text, result := want(row)
				if strings.Contains(text, `\n`) {
					continue // a line of input holds no line break
				}
				if got := readOne(t, what, text); got != result {
					t.Errorf("%q: %s, want %s", text, got, result)
				}
			}
		})
	}
}

// TestReadAnything: whatever the input holds, every line has one answer, and that
// is JSON.
func TestReadAnything(t *testing.T) {
	in := "380\n\n\x00\xff\xfe no tab\r\nCĐCS May Mẫu\tmay mẫu\n" + strings.Repeat("1", 1<<20) + "\n\"\\\tx\x01\u2028\nkhông xuống dòng"
	for _, what := range []string{"number", "yesno", "date", "phone", "name", "unit"} {
		var out bytes.Buffer
		if err := (readCmd{What: what}).Run(&session{sys: System{In: strings.NewReader(in), Out: &out}}); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		n := 0
		for line := range strings.Lines(out.String()) {
			var h heardText
			if err := json.Unmarshal([]byte(line), &h); err != nil || h.Kind == "" {
				t.Errorf("%s: %q (%v)", what, line, err)
			}
			n++
		}
		if want := strings.Count(in, "\n") + 1; n != want {
			t.Errorf("%s: %d answers to %d lines", what, n, want)
		}
	}
}

// tableRows reads tables of the readers; each row has at least three fields.
func tableRows(t *testing.T, pattern string) [][]string {
	t.Helper()
	files, err := filepath.Glob("../viet/testdata/" + pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no table %s (%v)", pattern, err)
	}
	var out [][]string
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			line = strings.TrimSuffix(line, "\n")
			if strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "#") {
				out = append(out, append(strings.Split(line, "\t"), "", ""))
			}
		}
	}
	return out
}

// readOne has the command read a text and writes what came out as
// "kind what-was-found".
func readOne(t *testing.T, what, text string) string {
	t.Helper()
	var out bytes.Buffer
	in := strings.NewReader(text + "\n")
	c := readCmd{What: what, Now: "2020-08-20T09:00"}
	if err := c.Run(&session{sys: System{In: in, Out: &out}}); err != nil {
		t.Fatal(err)
	}
	var h heardText
	if err := json.Unmarshal(out.Bytes(), &h); err != nil || h.In != text || strings.Count(out.String(), "\n") != 1 {
		t.Fatalf("%q: %s (%v)", text, out.String(), err)
	}
	if h.Type == "landline" {
		h.Kind += " landline"
	}
	if what == "date" {
		h.Readings = nil
	}
	return strings.TrimSpace(h.Kind + " " + h.Value + strings.Join(h.Readings, "|"))
}

func wantedValue(cell string) string {
	if cell == "ask" {
		return cell
	}
	return "value " + cell
}

func wantedDate(cell string) string {
	if cell == "reject" {
		return cell
	}
	return wantedValue(cell)
}

func wantedPhone(cell string) string {
	if cell == "reject" || strings.HasPrefix(cell, "ask") {
		return cell
	}
	if n, ok := strings.CutPrefix(cell, "landline "); ok {
		return "value landline " + n
	}
	return "value " + cell
}
