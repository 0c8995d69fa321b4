package viet

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

// rows reads the tables of a reader from testdata: NAME.tsv and NAME-more.tsv, of
// tab-separated fields. Lines that start with # are comments.
func rows(t testing.TB, name string, fields int) [][]string {
	t.Helper()
	return append(table(t, name+".tsv", fields), table(t, name+"-more.tsv", fields)...)
}

func table(t testing.TB, file string, fields int) [][]string {
	t.Helper()
	f, err := os.Open("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out [][]string
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		row := strings.Split(line, "\t")
		for len(row) < fields {
			row = append(row, "")
		}
		out = append(out, row)
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	if len(out) == 0 {
		t.Fatalf("testdata/%s has no rows", file)
	}
	return out
}

// unquote turns \n of a table into a line break.
func unquote(field string) string { return strings.ReplaceAll(field, `\n`, "\n") }
