// Package freeze makes numbered snapshots of a subtree's figures, and reads them.
package freeze
