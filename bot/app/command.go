package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"raquan/store"
)

// command is the work of one subcommand on an opened store. It runs in the
// process that has the store open, which may be another one than the caller's:
// it reads no file, writes none, and knows nothing of the caller but its input.
type command func(ctx context.Context, b *Base, in commandInput, out commandOutput) error

// commandInput is what the caller gives: its arguments, and the contents of the
// file that it names.
type commandInput struct {
	Args json.RawMessage `json:"args"`
	Name string          `json:"name,omitempty"` // of the file, for messages
	File []byte          `json:"file,omitempty"`

	looks bool // the command changes nothing: it makes no store
}

// begin is what the commands that need the store begin with: the options, and
// the arguments packed for whichever process has the store.
func (s *session) begin(args any) (Options, commandInput, error) {
	o, err := s.options()
	if err != nil {
		return o, commandInput{}, err
	}
	in, err := newInput(args)
	return o, in, err
}

// newInput is an input with the arguments of a command.
func newInput(args any) (commandInput, error) {
	b, err := json.Marshal(args)
	if err != nil {
		return commandInput{}, fmt.Errorf("encode arguments: %w", err)
	}
	return commandInput{Args: b}, nil
}

// args reads the arguments into the command's own struct.
func (in commandInput) args(to any) error {
	if err := json.Unmarshal(in.Args, to); err != nil {
		return fmt.Errorf("decode arguments: %w", err)
	}
	return nil
}

// commandOutput is where a command writes, in the end at the caller's.
type commandOutput struct {
	Out  io.Writer
	Err  io.Writer // what is said beside the output: counts, progress
	File io.Writer // the contents of the output file
}

// entry is a command in the table.
type entry struct {
	run     command
	alone   bool // it changes much: one at a time
	creates bool // it may make a new store
}

// commands are those that need the store.
var commands = map[string]entry{
	"check":         {run: checkStore},
	"roster import": {run: rosterImport, alone: true, creates: true},
	"roster export": {run: rosterExport},
	"invite":        {run: invite, alone: true},
	"recount":       {run: recount, alone: true},
	"remind plan":   {run: remindPlan},
	"audit verify":  {run: auditVerify},
	"audit show":    {run: auditShow},
}

// do runs a command where the store is: inside the process that has it open, or
// here. A serve that starts between the two looks is found at the second.
func do(ctx context.Context, o Options, name string, in commandInput, out commandOutput) error {
	e, ok := commands[name]
	if !ok {
		return fmt.Errorf("there is no command %q", name)
	}
	socket := socketPath(StorePath(o.Settings.Store))
	for again := true; ; again = false {
		conn, noAnswer := dialControl(ctx, socket)
		switch {
		case noAnswer == nil:
			return conn.run(ctx, name, in, out)
		case errors.Is(noAnswer, errForeign):
			return &openError{fmt.Errorf("control socket: %w", noAnswer)}
		}
		b, err := openFor(ctx, o, e, in.looks)
		switch {
		case err == nil:
			return errors.Join(e.run(ctx, b, in, out), b.Close())
		case !errors.Is(err, store.ErrLocked):
			return &openError{err}
		case !again || ctx.Err() != nil:
			return &openError{fmt.Errorf("%w: wait until that is done, or end it (its control socket: %w)", err, noAnswer)}
		}
	}
}

// openError says that a command was not begun, since its store could not be
// opened.
type openError struct{ err error }

func (e *openError) Error() string { return e.err.Error() }
func (e *openError) Unwrap() error { return e.err }

// openFor opens the store for a command. One that may make a store, but only
// looks, sees an empty one where there is none.
func openFor(ctx context.Context, o Options, e entry, looks bool) (*Base, error) {
	if e.creates && !looks {
		return Open(ctx, o)
	}
	b, err := openExisting(ctx, o)
	if e.creates && errors.Is(err, errNoStore) {
		return openEmpty(ctx, o)
	}
	return b, err
}

// errNoStore says that a store is not there yet.
var errNoStore = errors.New("there is no store yet; raquan roster import FILE makes it")

// openExisting is Open for a store that must be there: it makes no file and
// writes nothing into one that is not a store yet.
func openExisting(ctx context.Context, o Options) (*Base, error) {
	path := StorePath(o.Settings.Store)
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) || err == nil && info.Size() == 0 {
		return nil, fmt.Errorf("%s: %w", path, errNoStore)
	}
	engine, err := openStore(o.Settings.Store)
	if err != nil {
		return nil, err
	}
	var schema store.Schema
	var found bool
	err = engine.View(ctx, func(s store.Snapshot) (err error) {
		found, err = store.Get(s, store.SchemaKey, &schema)
		return err
	})
	if err == nil && !found {
		err = fmt.Errorf("%s: %w", path, errNoStore)
	}
	if err := errors.Join(err, engine.Close()); err != nil {
		return nil, err
	}
	return Open(ctx, o)
}
