package figures

import (
	"strconv"
	"strings"

	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// A sheet with one row a unit goes out, is filled in somewhere, and comes back. So
// whoever writes one and whoever reads one take the heads of its columns and the
// words of its answers from here.

// CodeHead is the head of the column with the unit's code in the roster.
func CodeHead(l text.Lang) string { return text.Plain(l, text.ColumnCode) }

// UnitHead is the head of the column with the unit's name.
func UnitHead(l text.Lang) string { return text.Plain(l, text.ColumnUnit) }

// AnswerHead is the head of the column with the answers to a question.
func AnswerHead(l text.Lang, q *config.Question) string { return text.Of(l, q.Label) }

// Asked are the questions that have a column, in the order of the campaign.
func Asked(c *config.Campaign) []*config.Question {
	var list []*config.Question
	for _, q := range c.Questions {
		if q.Type != config.Confirm {
			list = append(list, q)
		}
	}
	return list
}

// AnswerCell writes an answer so that it is read back as the same one: a count in
// bare digits, choices by their labels with semicolons between them, free text as
// it is. What is not known is the label that says so; what was left is empty.
func AnswerCell(l text.Lang, q *config.Question, a store.Answer) string {
	switch {
	case a.N != nil:
		return strconv.FormatInt(*a.N, 10)
	case a.Null && len(a.Choices) == 0:
		return unknown(l, q)
	case len(a.Choices) == 0:
		return a.Text
	}
	var parts []string
	for _, key := range a.Choices {
		b := q.Button(key)
		switch {
		case b == nil:
			parts = append(parts, key)
		case b.OtherText && a.Text != "":
			parts = append(parts, a.Text)
		default:
			parts = append(parts, text.Of(l, b.Label))
		}
	}
	return strings.Join(parts, "; ")
}

// unknown is the label of the button that answers "not known"; empty if the
// question has none.
func unknown(l text.Lang, q *config.Question) string {
	for _, b := range q.Buttons {
		if b.Unknown {
			return text.Of(l, b.Label)
		}
	}
	return ""
}
