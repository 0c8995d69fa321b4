package drafts

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/exports"
	"raquan/bot/figures"
	"raquan/bot/freeze"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// Maker makes the draft of a unit's report as a document: an exports.Maker.
func Maker(c *config.Campaign, t Templates) exports.Maker {
	return func(ctx context.Context, s store.Snapshot, j *exports.Job, now time.Time, progress func(done, total int)) (exports.Made, error) {
		in, err := input(s, c, j, now)
		if err != nil {
			return exports.Made{}, fmt.Errorf("drafts: %w", err)
		}
		d, err := t.Make(s, c, in, func(done, total int) { progress(done, total) })
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return exports.Made{}, err
		}
		return exports.Made{Files: []exports.File{{
			File:    chat.File{Name: fileName(c, in.Table, text.Lang(j.Lang)), Data: d.Data},
			Caption: caption(c, in.Table, d, text.Lang(j.Lang)),
		}}}, nil
	}
}

func fileName(c *config.Campaign, t *figures.Table, l text.Lang) string {
	return exports.FileName(text.Plain(l, text.DraftFileName, "code", t.Unit.Code), t.At.In(c.Zone), ".docx")
}

// input reads live or frozen figures, as the job asks, and what is said beside
// them.
func input(s store.Snapshot, c *config.Campaign, j *exports.Job, now time.Time) (in Input, err error) {
	if n := j.Freeze(); n > 0 {
		in.Table, err = freeze.Read(s, c, j.Unit, n)
	} else {
		in.Table, err = figures.Read(s, c, j.Unit, now)
	}
	if err != nil {
		return in, err
	}
	if above := in.Table.Unit.Parent; above != "" {
		in.Superior = &store.Unit{}
		if _, err := store.Get(s, store.UnitKey(above), in.Superior); err != nil {
			return in, err
		}
	}
	var a store.Assessment
	if _, err := store.Get(s, store.AssessmentKey(c.Key, j.Unit), &a); err != nil {
		return in, err
	}
	in.Remarks = map[string]string{}
	for key, r := range a.Remarks {
		in.Remarks[key] = r.Text
	}
	return in, nil
}

// maxListed is how many letters a caption lists of what is open.
const maxListed = 150

// caption says what the draft is of, and what the office still has to fill in.
func caption(c *config.Campaign, t *figures.Table, d *Draft, l text.Lang) string {
	cut := text.Plain(l, text.DraftCaptionLive)
	if t.Frozen() {
		cut = text.Plain(l, text.DraftCaptionFrozen, "n", text.FreezeNumber(l, t.Freeze, t.Interim))
	}
	lines := []string{text.Say(l, text.DraftCaption, "unit", text.Short(t.Unit.Name, 120), "moment", text.Moment(l, t.At, c.Zone), "cut", cut)}
	if t.Unit.Reports && t.Sums[tally.Sent] == 0 {
		lines = append(lines, text.Say(l, text.DraftCaptionNothing))
	}
	said, other := leftOpen(c, d, l)
	if len(said) > 0 {
		lines = append(lines, text.Say(l, text.DraftCaptionOpen, "n", strconv.Itoa(len(said)), "list", listed(said, "; ")))
	}
	if len(other) > 0 {
		lines = append(lines, text.Say(l, text.DraftCaptionOther, "list", listed(other, "; ")))
	}
	if len(d.Unknown) > 0 {
		lines = append(lines, text.Say(l, text.DraftCaptionUnknown, "list", listed(d.Unknown, ", ")))
	}
	if d.Cut > 0 {
		lines = append(lines, text.Say(l, text.DraftCaptionCut, "n", text.Number(l, int64(d.Cut))))
	}
	return strings.Join(append(lines, text.Say(l, text.DraftCaptionLeft)), "\n")
}

func listed(names []string, between string) string {
	return text.Short(strings.Join(names, between), maxListed)
}

// leftOpen calls what is open by its name: what officers of the unit say, and the rest.
func leftOpen(c *config.Campaign, d *Draft, l text.Lang) (said, other []string) {
	for _, name := range d.Unfilled {
		i := slices.IndexFunc(c.Assessment, func(a *config.Assessment) bool { return a.Key == name })
		if i < 0 {
			other = append(other, meaningOf(c, name, l))
		} else {
			said = append(said, text.Of(l, c.Assessment[i].Label))
		}
	}
	return said, other
}
