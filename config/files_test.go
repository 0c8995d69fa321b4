package config

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the faults of testdata/bad anew")

// parseFile reads a file as what its name says it is.
func parseFile(name string, data []byte) error {
	if strings.HasPrefix(filepath.Base(name), "settings") {
		_, err := ParseSettings(filepath.Base(name), data)
		return err
	}
	_, err := ParseCampaign(filepath.Base(name), data)
	return err
}

func TestGoodFiles(t *testing.T) {
	for name, data := range testFiles(t, "testdata/good/*.yaml") {
		if err := parseFile(name, data); err != nil {
			t.Error(err)
		}
	}
}

func TestBadFiles(t *testing.T) {
	for name, data := range testFiles(t, "testdata/bad/*.yaml") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			err := parseFile(name, data)
			var faults *Faults
			if !errors.As(err, &faults) || len(faults.List) == 0 {
				t.Fatalf("error %v; want faults", err)
			}
			lines := strings.Count(string(data), "\n") + 1
			for _, f := range faults.List {
				if f.Line < 1 || f.Line > lines || f.Text == "" || !utf8.ValidString(f.Text) {
					t.Errorf("fault %+v does not point into the file", f)
				}
			}
			golden := strings.TrimSuffix(name, "yaml") + "txt"
			if *update {
				if err := os.WriteFile(golden, []byte(err.Error()+"\n"), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, readErr := os.ReadFile(golden)
			if readErr != nil {
				t.Fatal(readErr)
			}
			if got := err.Error() + "\n"; got != string(want) {
				t.Errorf("faults:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// Files that are no settings at all are refused before they cost minutes.
func TestAbsurdFiles(t *testing.T) {
	for name, data := range map[string]string{
		"brackets": strings.Repeat("[", 200_000),
		"braces":   strings.Repeat("{a: ", 50_000),
		"dashes":   strings.Repeat("- ", 100_000),
		"keys":     strings.Repeat("a:\n", 80_000),
		"tags":     strings.Repeat("!a ", 80_000),
		"large":    strings.Repeat("# a comment\n", 100_000),
	} {
		err := parseFile("campaign-"+name, []byte(data))
		var faults *Faults
		if !errors.As(err, &faults) || len(faults.List) != 1 {
			t.Errorf("%s: %.200v; want one fault", name, err)
		}
	}
}

// A file saved by an editor of Windows is the same file.
func TestWindowsLineEnds(t *testing.T) {
	for name, data := range testFiles(t, "testdata/good/*.yaml") {
		windows := "\ufeff" + strings.ReplaceAll(string(data), "\n", "\r\n")
		if err := parseFile(name, []byte(windows)); err != nil {
			t.Error(err)
		}
	}
}

func TestMissingFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "none.yaml")
	if _, err := LoadCampaign(name); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("LoadCampaign: %v", err)
	}
	if _, err := LoadSettings(name); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("LoadSettings: %v", err)
	}
}

// What a person must not read in a terminal or a log does not stand in faults.
func TestFaultsKeepSecrets(t *testing.T) {
	data, err := os.ReadFile("testdata/bad/settings-all.yaml")
	if err != nil {
		t.Fatal(err)
	}
	err = parseFile("settings.yaml", data)
	for _, secret := range []string{"hunter2", "secret"} {
		if strings.Contains(err.Error(), secret) {
			t.Errorf("faults repeat %q:\n%v", secret, err)
		}
	}
}

func testFiles(t *testing.T, pattern string) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: %d files, %v", pattern, len(names), err)
	}
	files := map[string][]byte{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = data
	}
	return files
}
