package app

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

type textsCmd struct {
	Words    []string `arg:"" optional:"" name:"word" help:"Only sentences that have all of these in their key, text or place; with or without accents."`
	Campaign string   `placeholder:"FILE" help:"Campaign file (default: the one that the settings name)."`
	TSV      bool     `name:"tsv" help:"One line a sentence with tabs between, for a spreadsheet; line breaks are written \\n."`
}

// Help is shown by raquan texts --help.
func (textsCmd) Help() string {
	return `Prints every sentence that the bot can say, for those who answer for its language: first the catalogue, then the campaign file. Each has its key, the Vietnamese, the English, and where it is used: files of the bot, or questions and pages of the campaign. {names} are filled in when it is said; <b> and the like are Telegram's markup.

    raquan texts | less
    raquan texts hao pin           sentences about the battery, with accents or without
    raquan texts erase.            the sentences about erasing
    raquan texts --tsv > texts.tsv`
}

// sentence is one line of the review.
type sentence struct{ key, vi, en, where string }

func (c textsCmd) Run(s *session) error {
	file := c.Campaign
	if file == "" {
		o, err := s.options()
		if err != nil {
			return err
		}
		file = o.Settings.Campaign
	}
	campaign, err := config.LoadCampaign(file)
	if err != nil {
		return fmt.Errorf("campaign: %w", err)
	}
	out := bufio.NewWriter(s.sys.Out)
	if c.TSV {
		fmt.Fprint(out, "key\tvi\ten\twhere\n")
	}
	shown := 0
	for _, x := range sentencesOf(campaign) {
		if !x.has(c.Words) {
			continue
		}
		shown++
		if c.TSV {
			x.writeLine(out)
		} else {
			x.write(out)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	if shown == 0 {
		return fmt.Errorf("no sentence has %s", strings.Join(c.Words, " "))
	}
	fmt.Fprintf(s.sys.Err, "%s\n", countOf(shown, "sentence"))
	return nil
}

// sentencesOf lists the catalogue and then the campaign.
func sentencesOf(c *config.Campaign) []sentence {
	var list []sentence
	for _, s := range text.All() {
		list = append(list, sentence{s.Key, s.Vi, s.En, strings.Join(text.UsedIn(s.Key), " ")})
	}
	for _, s := range c.Said() {
		list = append(list, sentence{c.Key + "." + s.Key, s.Text.Vi, s.Text.En, s.Where})
	}
	return list
}

// has reports whether all words are somewhere in the sentence.
func (x sentence) has(words []string) bool {
	all := viet.Fold(strings.Join([]string{x.key, x.vi, x.en, x.where}, "\n"))
	for _, w := range words {
		if !strings.Contains(all, viet.Fold(w)) {
			return false
		}
	}
	return true
}

// write shows a sentence to a reader, a language below the other.
func (x sentence) write(w io.Writer) {
	fmt.Fprintf(w, "%s  (%s)\n", x.key, x.where)
	for _, l := range []struct{ name, text string }{{"vi", x.vi}, {"en", x.en}} {
		fmt.Fprintf(w, "  %s  %s\n", l.name, strings.ReplaceAll(l.text, "\n", "\n      "))
	}
	fmt.Fprintln(w)
}

var oneLine = strings.NewReplacer("\t", " ", "\n", `\n`)

// writeLine shows a sentence as a line of a table.
func (x sentence) writeLine(w io.Writer) {
	fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", x.key, oneLine.Replace(x.vi), oneLine.Replace(x.en), x.where)
}
