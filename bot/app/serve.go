package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime/debug"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"raquan/bot/chat"
	"raquan/bot/clock"
	"raquan/bot/courier"
	"raquan/bot/desk"
	"raquan/bot/dialog"
	"raquan/bot/directory"
	"raquan/bot/drafts"
	"raquan/bot/exports"
	"raquan/bot/links"
	"raquan/bot/lists"
	"raquan/bot/summary"
	"raquan/bot/telegram"
	"raquan/bot/text"
	"raquan/bot/waves"
	"raquan/store"
)

// Serve runs the bot until the context ends. The control socket is open before
// Telegram has been reached; only a refused token ends it from there.
func Serve(ctx context.Context, o Options, out io.Writer) error {
	if o.Token == "" {
		return ErrNoToken
	}
	base, err := Open(ctx, o)
	if err != nil {
		return err
	}
	closers := closers{base.Close}
	stop, err := StartControl(ctx, base)
	if err != nil {
		return errors.Join(err, closers.close())
	}
	closers.add(stop)
	restRarely()
	fmt.Fprintf(out, "raquan: serving %s from %s\n", base.Campaign.Key, o.Settings.Store)
	err = newBot(base, nil).run(ctx)
	if errors.Is(err, context.Canceled) {
		err = nil
	}
	return errors.Join(err, closers.close())
}

// ErrNoToken says where the token comes from.
var ErrNoToken = errors.New("no token: set RAQUAN_TELEGRAM_TOKEN, or telegram.token_file in the settings, to the token that @BotFather gave")

// restRarely lets the garbage collector work less often than by default: the
// program lives on little memory and much short-lived text. Measured: a tenth
// less processor time for an update. GOGC in the environment goes before it.
func restRarely() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
}

// closers are closed last in, first out.
type closers []func() error

func (c *closers) add(f func() error) { *c = append(*c, f) }

func (c closers) close() error {
	var err error
	for i := len(c) - 1; i >= 0; i-- {
		err = errors.Join(err, c[i]())
	}
	return err
}

// bot is the running program: Telegram, desk and courier over a Base.
type bot struct {
	*Base
	telegram *telegram.Client
	courier  *courier.Courier
	units    *directory.Live
	desk     *desk.Desk
	err      error
}

// newBot puts the parts together. client is nil except in tests, which reach
// the stand-in without sockets.
func newBot(base *Base, client *http.Client) *bot {
	b := &bot{Base: base}
	t := base.Settings.Telegram
	b.telegram, b.err = telegram.New(telegram.Options{API: t.API, Token: base.Token, Proxy: t.Proxy, HTTP: client, Log: base.Log})
	b.courier = courier.New(courier.Options{
		Store: base.Store, Transport: b.telegram, Clock: base.Clock, Log: base.Log, Render: b.render, Still: b.still,
		RateTotal: t.RateTotal, RateChat: t.RateChat, RateReplies: t.RateReplies,
	})
	b.units = directory.NewLive(base.Store)
	b.desk = desk.New(desk.Options{
		Store: base.Store, Directory: b.units, Campaign: base.Campaign, Secret: base.Secret, Outbox: outbox{b.courier}, Log: base.Log, Support: base.Settings.Support, Operators: base.Settings.Operators, NewID: NewID,
		Backlog: b.courier.Backlog, Fetch: b.telegram.Download, Makers: makers(base.Campaign, drafts.Templates{Dir: base.Settings.Templates}),
	})
	return b
}

// run starts everything and waits for its end.
func (b *bot) run(ctx context.Context) error {
	if b.err != nil {
		return b.err
	}
	defer b.telegram.Close()
	if err := b.warnEmpty(ctx); err != nil {
		return err
	}
	if err := (drafts.Templates{Dir: b.Settings.Templates}).Check(b.Campaign); err != nil {
		b.Log.Error("drafts of reports will be wrong or fail; see raquan check", "err", err)
	}
	if err := b.desk.LoadOutages(ctx); err != nil {
		return err
	}
	if err := b.courier.Load(ctx); err != nil {
		return err
	}
	if err := b.meet(ctx); err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return b.courier.Run(ctx) })
	polled := make(chan struct{})
	release := sync.OnceFunc(func() { b.courier.Release(); close(polled) })
	g.Go(func() error { return b.desk.Poll(ctx, b.telegram, b.Clock, release) })
	g.Go(func() error {
		if err := b.catchUp(ctx); err != nil && ctx.Err() == nil {
			b.Log.Error("sums and lists are not complete; see raquan recount", "err", err)
		}
		return nil
	})
	g.Go(func() error { return b.plan(ctx, polled) })
	g.Go(func() error { return b.tellDigests(ctx) })
	g.Go(func() error { return b.keepDirectory(ctx) })
	g.Go(func() error { return b.desk.Run(ctx, b.Clock) })
	g.Go(func() error { return watchStore(ctx, b.Clock, b.Store, b.Log) })
	return g.Wait()
}

// render makes a screen of figures at the moment of sending.
func (b *bot) render(ctx context.Context, s store.Screen) (m chat.Message, err error) {
	if links.Is(s.Name) {
		return b.renderLinks(ctx, s)
	}
	if s.Name == exports.ScreenFile {
		return b.desk.ExportFile(ctx, s, b.Clock.Now())
	}
	err = b.Store.View(ctx, func(snap store.Snapshot) error {
		if desk.Renders(s.Name) {
			m, err = b.desk.Render(snap, s, b.Clock.Now())
		} else if lists.Is(s.Name) {
			m, err = lists.Render(snap, b.Campaign, s)
		} else if exports.Is(s.Name) {
			m, err = exports.Render(snap, b.Campaign, s)
		} else if waves.Is(s.Name) {
			m, err = waves.Render(snap, waves.Deps{Campaign: b.Campaign, Rate: b.Settings.Telegram.RateTotal}, s, b.Clock.Now())
		} else {
			m, err = summary.Render(snap, b.Campaign, s, b.Clock.Now())
		}
		return err
	})
	return m, err
}

// renderLinks makes a screen of links. A file takes a while: it is read from a
// snapshot first, and made when that is closed.
func (b *bot) renderLinks(ctx context.Context, s store.Screen) (chat.Message, error) {
	var page links.Page
	err := b.Store.View(ctx, func(snap store.Snapshot) (err error) {
		page, err = links.Read(snap, links.Deps{Secret: b.Secret, Campaign: b.Campaign}, s, b.Clock.Now())
		return err
	})
	if err != nil {
		return chat.Message{}, err
	}
	return page.Message()
}

// meet asks Telegram who the bot is, for as long as it takes, and notes the
// name, so that links can be made offline. Only a refused token is final.
func (b *bot) meet(ctx context.Context) error {
	wait := 500 * time.Millisecond
	for {
		me, err := b.telegram.Me(ctx)
		if err == nil {
			b.Log.Info("telegram reached", "bot", me.Username)
			b.setMenus(ctx)
			return b.Store.Update(ctx, func(tx store.Tx) error {
				return store.Put(tx, store.BotKey, store.Bot{V: 1, ID: me.ID, Username: me.Username, Name: me.Name})
			})
		}
		if errors.Is(err, chat.ErrUnauthorized) {
			return err
		}
		b.Log.Warn("telegram not reached, trying again", "in", wait, "err", err)
		if err := clock.Sleep(ctx, clock.Machine(), wait); err != nil {
			return err
		}
		wait = min(2*wait, time.Minute)
	}
}

// setMenus sets the default commands menu, which is the chairperson's. A
// failure costs the menu, not the service.
func (b *bot) setMenus(ctx context.Context) {
	for _, l := range []text.Lang{text.Vi, text.En} {
		if err := b.telegram.SetCommands(ctx, 0, string(l), dialog.Menu(l, false)); err != nil {
			b.Log.Warn("commands menu not set", "err", err)
		}
	}
}

// digestTick is how often digests are looked at; they are due once an hour.
const digestTick = time.Minute

func (b *bot) tellDigests(ctx context.Context) error {
	for {
		if err := clock.Sleep(ctx, b.Clock, digestTick); err != nil {
			return err
		}
		if err := b.desk.Digests(ctx, b.Clock.Now()); err != nil && ctx.Err() == nil {
			b.Log.Error("digests", "err", err)
		}
		if err := b.desk.Requests(ctx, b.Clock.Now()); err != nil && ctx.Err() == nil {
			b.Log.Error("requests", "err", err)
		}
		if err := b.desk.Stages(ctx); err != nil && ctx.Err() == nil { // of those whom the courier found gone
			b.Log.Error("stages", "err", err)
		}
	}
}

// keepDirectory makes the directory of units, and makes it anew whenever units
// have changed.
func (b *bot) keepDirectory(ctx context.Context) error {
	for {
		if err := b.units.Refresh(ctx); err != nil && ctx.Err() == nil {
			b.Log.Error("directory of units", "err", err)
		}
		if err := clock.Sleep(ctx, b.Clock, digestTick); err != nil {
			return err
		}
	}
}

// outbox is the courier as the desk knows it.
type outbox struct{ c *courier.Courier }

func (o outbox) Standing(p store.PersonID) desk.Standing { return standing{o.c.Standing(p)} }

func (o outbox) Forget(p store.PersonID, s desk.Standing) { o.c.Forget(p, s.(standing).Standing) }

func (o outbox) Offer(d desk.Delivery) {
	o.c.Offer(courier.Delivery{Person: d.Person, ChatID: d.ChatID, Chat: d.Chat, Entries: d.Entries, Messages: d.Messages})
}

func (o outbox) Toast(callback, text string, alert bool) { o.c.Toast(callback, text, alert) }

func (o outbox) Menu(chatID int64, lang string, commands []chat.Command) {
	o.c.Menu(chatID, lang, commands)
}

type standing struct{ courier.Standing }

func (s standing) Asking() bool { return s.AskUnderWay }
