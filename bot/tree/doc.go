// Package tree changes the tree of units by recorded operations: add, close, rename,
// merge, move. The tallies follow in the same transaction, or in a job that can be
// gone on with.
package tree
