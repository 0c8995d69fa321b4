// Command raquan is a Telegram bot with which the chairpersons of grassroots
// trade unions report on a campaign by conversation, and staff of the levels
// above get the summary.
//
// Here the process is only translated: signals become the end of a context, and
// the outcome becomes an exit code. What the commands are, and how to add one,
// is in package app.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"raquan/bot/app"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // the second signal ends the process at once
	code := app.Run(ctx, app.System{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, os.Args[1:])
	stop()
	os.Exit(code)
}
