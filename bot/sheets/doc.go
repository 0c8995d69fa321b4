// Package sheets writes figures as xlsx and csv.
package sheets
