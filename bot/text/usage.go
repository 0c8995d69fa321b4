package text

import (
	_ "embed"
	"strings"
)

// usage is a line for each key: the files of the bot that use the sentence. The
// test of the same name writes it.
//
//go:embed usage.tsv
var usage string

// UsedIn lists the files that use a sentence, below bot and without ".go"; nil
// if there is no such key.
func UsedIn(key string) []string {
	for line := range strings.Lines(usage) {
		if k, places, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t"); ok && k == key {
			return strings.Fields(places)
		}
	}
	return nil
}
