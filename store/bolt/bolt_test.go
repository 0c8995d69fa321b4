package bolt

import (
	"path/filepath"
	"testing"

	"raquan/store"
	"raquan/store/storetest"
)

func open(t testing.TB, path string) *Engine {
	t.Helper()
	e, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func openNew(t testing.TB) *Engine {
	t.Helper()
	return open(t, filepath.Join(t.TempDir(), "raquan.db"))
}

func TestEngine(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Engine { return openNew(t) })
}

func TestEngineRerun(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Engine { return storetest.Rerun(openNew(t)) })
}

func TestEngineDurable(t *testing.T) {
	storetest.RunDurable(t, func(t *testing.T, path string) store.Engine { return open(t, path) })
}
