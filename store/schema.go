package store

import (
	"context"
	"fmt"
)

// schemaVersion is what this program writes. A change of a record that an older
// program would misread raises it, with a migration in Prepare.
const schemaVersion = 1

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
