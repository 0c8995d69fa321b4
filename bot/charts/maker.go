package charts

import (
	"context"
	"errors"
	"fmt"
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

// Maker makes the pictures of a campaign's figures: an exports.Maker. With nothing
// to draw yet it makes none.
func Maker(c *config.Campaign) exports.Maker {
	return func(_ context.Context, s store.Snapshot, j *exports.Job, now time.Time, _ func(done, total int)) (exports.Made, error) {
		t, err := read(s, c, j, now)
		if err != nil {
			return exports.Made{}, fmt.Errorf("charts: %w", err)
		}
		lang, zone := text.Lang(j.Lang), j.Args[exports.ArgZone]
		pictures, err := picturesOf(Kind(j.Args[exports.ArgChart]), narrow(t, zone), c, lang, zone)
		if errors.Is(err, ErrEmpty) {
			return exports.Made{}, nil
		}
		if err != nil {
			return exports.Made{}, err
		}
		var made exports.Made
		for i, p := range pictures {
			made.Files = append(made.Files, exports.File{
				File:    chat.File{Name: fmt.Sprintf("%s-%s-%d.png", t.Unit.Code, j.Args[exports.ArgChart], i+1), Data: p.PNG},
				Picture: true, Caption: text.Say(lang, text.ChartCaption, "title", p.Title, "under", p.Under),
			})
		}
		return made, nil
	}
}

// read gives live or frozen figures, as the job asks.
func read(s store.Snapshot, c *config.Campaign, j *exports.Job, now time.Time) (*figures.Table, error) {
	if n := j.Freeze(); n > 0 {
		return freeze.Read(s, c, j.Unit, n)
	}
	return figures.Read(s, c, j.Unit, now)
}

// narrow gives the table of one zone, with those units below that have something
// in it; the table itself if the zone is empty.
func narrow(t *figures.Table, zone string) *figures.Table {
	if zone == "" {
		return t
	}
	in := &figures.Table{Cut: t.Cut, Body: t.Body}
	in.Sums = t.Zones[zone]
	if in.Sums == nil {
		in.Sums = tally.Sums{}
	}
	for _, b := range t.Below {
		if sums := b.Zones[zone]; len(sums) > 0 {
			b.Sums = sums
			in.Below = append(in.Below, b)
		}
	}
	return in
}
