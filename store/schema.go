package store

import (
	"context"
	"fmt"
)

// schemaVersion is what this program writes. A change of a record that an older
// program would misread raises it, with a migration in Prepare.
//
//	2  lines of the audit name the one about the same unit before them
const schemaVersion = 2

// Schema says which version wrote the store.
type Schema struct {
	Version int `json:"version"`
}

// Prepare makes an engine ready for use: a new store gets its schema and its
// secret (32 random bytes, given by the caller, used only then); a store of a
// newer version is refused with ErrNewer.
func Prepare(ctx context.Context, e Engine, random []byte) (Secret, error) {
	if len(random) < 32 {
		return Secret{}, fmt.Errorf("store: prepare: %d random bytes, need 32", len(random))
	}
	var secret Secret
	err := e.Update(ctx, func(tx Tx) error {
		secret = Secret{}
		var s Schema
		found, err := Get(tx, SchemaKey, &s)
		if err != nil {
			return err
		}
		if !found {
			secret = Secret{V: 1, Key: random[:32]}
			if err := Put(tx, SecretKey, secret); err != nil {
				return err
			}
			return Put(tx, SchemaKey, Schema{Version: schemaVersion})
		}
		if s.Version > schemaVersion {
			return fmt.Errorf("%w: its version is %d, this program knows %d", ErrNewer, s.Version, schemaVersion)
		}
		if err := migrate(tx, s.Version); err != nil {
			return err
		}
		ok, err := Get(tx, SecretKey, &secret)
		if err == nil && !ok {
			return fmt.Errorf("store: the secret is missing")
		}
		return err
	})
	if err != nil {
		return Secret{}, err
	}
	return secret, nil
}

// migrate brings a store of an older version to this one.
func migrate(tx Tx, version int) error {
	if version >= schemaVersion {
		return nil
	}
	var head AuditHead
	if _, err := Get(tx, AuditHeadKey, &head); err != nil {
		return err
	}
	if err := Put(tx, TrailFromKey, TrailFrom{V: 1, Line: head.N}); err != nil {
		return err
	}
	return Put(tx, SchemaKey, Schema{Version: schemaVersion})
}
