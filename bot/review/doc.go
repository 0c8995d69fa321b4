// Package review is what officers above do with reports: return, withdraw, accept,
// enter for a unit. Each is a change of the report with its tallies, its index and
// its line in the audit, in a transaction that is given.
package review
