package app

import (
	"context"
	"errors"
	"fmt"
	"io"

	"raquan/bot/jobs"
	"raquan/bot/roster"
	"raquan/store"
)

type inviteCmd struct {
	Unit  string `placeholder:"CODE" help:"Invite to the unit with this code."`
	All   bool   `help:"Invite to every unit that has neither an officer nor an open invitation."`
	Role  string `enum:",chair,upper,department" default:"" placeholder:"ROLE" help:"chair, upper or department (default: by the unit: chair where a report is expected, department for the national unit, upper for the levels between)."`
	Renew bool   `help:"Revoke invitations that can still be used and make new ones in their place."`
	Out   string `placeholder:"FILE.csv" help:"File to write, which must not be there yet (default: the standard output)." json:"-"`
}

// Help is shown by raquan invite --help.
func (inviteCmd) Help() string {
	return `Writes one row a unit: unit_code,unit_name,role,officer_name,payload,link,expires. The link is empty until serve has once reached Telegram and learnt the bot's name; the payload works as https://t.me/BOT?start=PAYLOAD.

Whoever has a link can take the role, so hand each out to its person only. A lost one is shown again to an officer of a level above (/moi in the chat), or replaced with --renew.

    raquan invite --all --out invites.csv
    raquan invite --unit 01-0001 --renew
    raquan invite --unit TLD --role department`
}

// Validate is called by kong.
func (c inviteCmd) Validate() error {
	if c.All == (c.Unit != "") {
		return errors.New("give either --unit CODE or --all, for example: raquan invite --all --out invites.csv")
	}
	return nil
}

func (c inviteCmd) Run(s *session) error {
	o, in, err := s.begin(c)
	if err != nil {
		return err
	}
	out := s.output()
	if c.Out == "" {
		out.File = s.sys.Out
		return do(s.ctx, o, "invite", in, out)
	}
	file, closeFile, err := createNew(c.Out)
	if err != nil {
		return err
	}
	out.File = file
	return errors.Join(do(s.ctx, o, "invite", in, out), closeFile())
}

func invite(ctx context.Context, b *Base, in commandInput, out commandOutput) error {
	var c inviteCmd
	if err := in.args(&c); err != nil {
		return err
	}
	w := &invitations{to: out.File}
	counts, err := jobs.Invite(ctx, b.Store, jobs.InviteOptions{
		LinkOptions: jobs.LinkOptions{Secret: b.Secret, Renew: c.Renew, Now: b.Clock.Now().In(b.Campaign.Zone)},
		Unit:        c.Unit, All: c.All, Role: store.Role(c.Role),
	}, w.write)
	if err != nil {
		return errors.Join(err, w.flush())
	}
	if err := errors.Join(w.begin(), w.flush()); err != nil {
		return err
	}
	fmt.Fprintf(out.Err, "%s made, %d of them in place of older ones; passed over: %d with an officer, %d with an open invitation\n",
		countOf(counts.Made, "invitation"), counts.Renewed, counts.HasOfficer, counts.HasInvite)
	if err := warnSecond(ctx, b, c.Unit, out.Err); err != nil {
		return err
	}
	if w.unnamed > 0 {
		fmt.Fprintln(out.Err, "without links: the bot's name is not known until serve has reached Telegram; then run it again with --renew and another --out")
	}
	return nil
}

// warnSecond says so if the one unit that was invited has officers already: who
// opens the link becomes one more of them, and nobody loses a role.
func warnSecond(ctx context.Context, b *Base, code string, to io.Writer) error {
	if code == "" {
		return nil
	}
	return b.Store.View(ctx, func(r store.Snapshot) error {
		var u store.Unit
		var staff store.Staff
		if err := unitByCode(r, code, &u); err != nil {
			return err
		}
		_, err := store.Get(r, store.StaffKey(u.ID), &staff)
		if n := len(staff.Officers); err == nil && n > 0 {
			fmt.Fprintf(to, "%s has %s already; this invitation adds one and takes nobody's role\n", code, countOf(n, "officer"))
		}
		return err
	})
}

// invitations writes what was handed out. The header comes with the first row,
// so that a failure before it leaves an empty file, which is taken away.
type invitations struct {
	to      io.Writer
	csv     *roster.InvitationWriter
	unnamed int // rows without a link
}

func (w *invitations) begin() (err error) {
	if w.csv == nil {
		w.csv, err = roster.NewInvitationWriter(w.to)
	}
	return err
}

func (w *invitations) write(i roster.Invitation) error {
	if err := w.begin(); err != nil {
		return err
	}
	if i.Link == "" {
		w.unnamed++
	}
	return w.csv.Write(i)
}

func (w *invitations) flush() error {
	if w.csv == nil {
		return nil
	}
	return w.csv.Flush()
}
