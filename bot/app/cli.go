package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// System is what a command has of the process that it runs in.
type System struct {
	In       io.Reader
	Out, Err io.Writer
}

// Exit codes of the program.
const (
	ExitOK      = 0
	ExitFailure = 1
	ExitUsage   = 2
)

// grammar is the command line. The help of a command is what a person at a
// terminal has; keep it good enough to work from.
type grammar struct {
	globals

	Serve  serveCmd `cmd:"" help:"Run the bot."`
	Demo   demoCmd  `cmd:"" help:"Try everything without Telegram: the bot, a stand-in for Telegram, a page with phones."`
	Sim    simCmd   `cmd:"" help:"Run only the stand-in for Telegram, with its page."`
	Check  checkCmd `cmd:"" help:"Say everything that is wrong, change nothing, and play a sample conversation."`
	Roster struct {
		Import importCmd `cmd:"" help:"Bring the units of a list into the store."`
		Export exportCmd `cmd:"" help:"Write the units of the store as a list that can be imported."`
	} `cmd:"" help:"Lists of union bodies, in and out."`
	Invite  inviteCmd  `cmd:"" help:"Make invitations and write them as csv."`
	Recount recountCmd `cmd:"" help:"Rebuild all totals from the reports and compare."`
	Remind  struct {
		Plan remindPlanCmd `cmd:"" help:"Print the calendar of reminders, and whom each would reach now."`
	} `cmd:"" help:"The reminders of the campaign."`
	Audit struct {
		Verify auditVerifyCmd `cmd:"" help:"Walk the chain of the audit, and compute every freeze again."`
		Show   auditShowCmd   `cmd:"" help:"Print the lines about a unit."`
	} `cmd:"" help:"The append-only log of all that was done."`
	Read      readCmd      `cmd:"" help:"Say what the bot makes of a text: of a number, a date, a name …"`
	Templates templatesCmd `cmd:"" help:"Print the names that the Word templates of reports may have, or write the templates to be edited."`
	Texts     textsCmd     `cmd:"" help:"Print every sentence that the bot can say, in both languages."`
}

const description = `Chairpersons of grassroots unions report on a campaign in a Telegram chat; staff of the levels above get the summary.

A first run:

    raquan demo                                   look at everything, without Telegram
    export RAQUAN_TELEGRAM_TOKEN=123456:ABC…      the bot's token, from @BotFather
    raquan roster import units.xlsx --dry-run     what would be taken in
    raquan roster import units.xlsx
    raquan check                                  what is missing, and the conversation to be read
    raquan serve
    raquan invite --all --out invites.csv         while serve runs: then with links

Every setting may come from a flag, from the environment (the name behind $) or from the settings file, in this order. The token comes from RAQUAN_TELEGRAM_TOKEN or from the file that telegram.token_file names, never from a flag.

While serve runs, check, roster, invite, recount, remind and audit do their work inside it. The result is the same.

Exit codes: 0 done, 1 something failed or is wrong, 2 the command was called wrongly.`

// Run does what args say (without the program's name) and returns the exit code.
// Errors go to sys.Err, one line each.
func Run(ctx context.Context, sys System, args []string) int {
	err := run(ctx, sys, args)
	if err == nil {
		return ExitOK
	}
	text := err.Error()
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		text = "interrupted"
	}
	sayLines(sys.Err, text)
	return codeOf(err)
}

func run(ctx context.Context, sys System, args []string) error {
	s, kctx, err := parse(ctx, sys, args)
	if err != nil || kctx == nil {
		return err
	}
	return kctx.Run(s)
}

// parse reads the command line. The context is nil if help was asked for and
// given.
func parse(ctx context.Context, sys System, args []string) (*session, *kong.Context, error) {
	var g grammar
	helped := false
	parser, err := kong.New(&g,
		kong.Name("raquan"), kong.Description(description),
		kong.Writers(sys.Out, sys.Err), kong.Exit(func(int) { helped = true }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, FlagsLast: true, WrapUpperBound: 100}),
	)
	if err != nil {
		return nil, nil, fmt.Errorf("command line: %w", err)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	kctx, err := parser.Parse(markTexts(args))
	switch {
	case helped:
		return nil, nil, nil
	case err != nil:
		return nil, nil, usage("%s; see raquan %s--help", err, commandOf(err))
	}
	return &session{ctx: ctx, sys: sys, globals: &g.globals, given: flagsOf(kctx)}, kctx, nil
}

// commandOf names the command in which a fault of the command line is, with a
// space behind it, as far as it is known.
func commandOf(err error) string {
	var fault *kong.ParseError
	if !errors.As(err, &fault) || fault.Context == nil || fault.Context.Command() == "" {
		return ""
	}
	var words []string
	for _, w := range strings.Fields(fault.Context.Command()) {
		if !strings.HasPrefix(w, "<") {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ") + " "
}

// flagsOf lists the flags that stand on the command line itself.
func flagsOf(kctx *kong.Context) map[string]bool {
	given := map[string]bool{}
	for _, p := range kctx.Path {
		if p.Flag != nil {
			given[p.Flag.Name] = true
		}
	}
	return given
}

// exitError is an error with the exit code that it ends the program with.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string { return e.err.Error() }
func (e *exitError) Unwrap() error { return e.err }

// usage is the error of a command that was called wrongly.
func usage(format string, args ...any) error {
	return &exitError{ExitUsage, fmt.Errorf(format, args...)}
}

func codeOf(err error) int {
	var e *exitError
	switch {
	case err == nil:
		return ExitOK
	case errors.As(err, &e):
		return e.code
	}
	return ExitFailure
}

// sayLines writes each line of an error under the program's name.
func sayLines(w io.Writer, text string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			fmt.Fprintf(w, "raquan: %s\n", line)
		}
	}
}
