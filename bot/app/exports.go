package app

import (
	"raquan/bot/charts"
	"raquan/bot/drafts"
	"raquan/bot/exports"
	"raquan/bot/sheets"
	"raquan/config"
)

// makers are the rooms that make files, by what they make.
func makers(c *config.Campaign, templates drafts.Templates) map[exports.Kind]exports.Maker {
	figures := sheets.New(c)
	return map[exports.Kind]exports.Maker{
		exports.Sheet: figures.Sheet,
		exports.Plain: figures.Plain,

		exports.Picture:  charts.Maker(c),
		exports.Document: drafts.Maker(c, templates),
	}
}
