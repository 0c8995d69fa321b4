package app

import (
	"raquan/bot/charts"
	"raquan/bot/exports"
	"raquan/bot/sheets"
	"raquan/config"
)

// makers are the rooms that make files, by what they make.
func makers(c *config.Campaign) map[exports.Kind]exports.Maker {
	figures := sheets.New(c)
	return map[exports.Kind]exports.Maker{
		exports.Sheet: figures.Sheet,
		exports.Plain: figures.Plain,

		exports.Picture: charts.Maker(c),
	}
}
