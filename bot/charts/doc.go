// Package charts draws figures as pictures for a phone: one idea each, with unit and
// cut-off in its title, the same order and colours everywhere.
package charts
