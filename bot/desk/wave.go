package desk

import (
	"strconv"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/jobs"
	"raquan/bot/text"
	"raquan/bot/waves"
	"raquan/store"
)

// waves does what an officer above asks for about reminding the units below one:
// shows the preview, begins the reminder as it was seen, drops it, or stops what
// is on its way. The unit is authorised here, whatever the button says.
func (w *work) waves(e dialog.Effects) error {
	if e.Waves == nil {
		return nil
	}
	p, ok := waves.Press{What: waves.Look, Unit: store.UnitID(e.Waves.Unit)}, true
	if e.Waves.Data != "" {
		p, ok = waves.Parse(e.Waves.Data)
	}
	if !ok {
		w.sayToast(text.OldButton)
		return nil
	}
	if p.What == waves.Stop {
		return w.stopWave(p.ID)
	}
	root, err := w.rootFor(p.Unit)
	if err != nil {
		return err
	}
	if root == "" {
		return w.refuseScreen(e.Waves.Data != "")
	}
	switch p.What {
	case waves.Send:
		return w.sendNudge(p)
	case waves.Drop:
		return w.dropNudge(p.Unit)
	}
	return w.showNudge(p.Unit)
}

// showNudge shows what a reminder would do.
func (w *work) showNudge(unit store.UnitID) error {
	return w.show(store.Screen{Name: waves.Preview, Unit: unit, Lang: string(w.lang), For: w.person.ID})
}

// dropNudge takes the preview away: nothing is sent.
func (w *work) dropNudge(unit store.UnitID) error {
	m := message(text.Say(w.lang, text.WaveDropped))
	m.Buttons = [][]chat.Button{{{Text: text.Plain(w.lang, text.Summary), Data: "o/" + string(unit)}}}
	return w.tell(dialog.Outgoing{Message: m, View: "screen", InPlace: true})
}

// sendNudge begins a reminder, if the preview is not too old. The same preview
// confirmed twice is one reminder.
func (w *work) sendNudge(p waves.Press) error {
	if !p.Fresh(w.now) {
		w.sayToast(text.NudgeOld)
		return w.showNudge(p.Unit)
	}
	seen := string(w.person.ID) + "/" + string(p.Unit) + "/" + strconv.FormatInt(p.Seen.Unix(), 10)
	return w.beginWave(&jobs.Wave{
		ID: w.d.Secret.MAC("wave", seen)[:16], Kind: jobs.NudgeWave, Unit: p.Unit,
		Selection: jobs.Missing, Planned: p.People,
	})
}

// beginWave writes a wave down, unless it is there already, and shows how it
// goes. Its id, kind, unit, selection, content and plan are given; whether the
// person may has been decided.
func (w *work) beginWave(wave *jobs.Wave) error {
	there, err := jobs.ReadWave(w.tx, wave.ID)
	if err != nil {
		return err
	}
	u, err := w.readUnit(wave.Unit)
	if err != nil || u == nil {
		return err
	}
	stage := waves.Stage{Wave: there, Unit: u, Campaign: w.d.Campaign, Now: w.now}
	if there == nil {
		wave.V, wave.By, wave.Lang, wave.At, wave.State = 1, w.person.ID, string(w.lang), w.now, jobs.WaveRunning
		stage.Wave = wave
		wave.Told = jobs.WaveTold{At: w.now, Paused: stage.Waits()}
		if err := store.Put(w.tx, store.WaveKey(wave.ID), wave); err != nil {
			return err
		}
		if err := w.audit(store.AuditLine{Act: string(wave.Kind), Unit: wave.Unit, What: string(wave.Selection), From: w.contentHash(wave), To: wave.ID}); err != nil {
			return err
		}
	} else if there.State == jobs.WaveFinished {
		w.sayToast(text.WaveOver)
		return nil
	}
	w.wakes[waveTask] = true
	return w.tell(dialog.Outgoing{Message: stage.Progress(), View: waveView(stage.Wave), InPlace: true})
}

// stopWave ends a wave: whoever has not got it yet will not.
func (w *work) stopWave(id string) error {
	wave, err := jobs.ReadWave(w.tx, id)
	if err != nil {
		return err
	}
	if wave == nil {
		w.sayToast(text.OldButton)
		return nil
	}
	root, err := w.rootFor(wave.Unit)
	if err != nil {
		return err
	}
	if root == "" {
		return w.refuseScreen(true)
	}
	if wave.State == jobs.WaveFinished {
		w.sayToast(text.WaveOver)
		return nil
	}
	u, err := w.readUnit(wave.Unit)
	if err != nil {
		return err
	}
	if wave.Stopped.IsZero() {
		wave.Stop(w.now)
		if err := store.Put(w.tx, store.WaveKey(id), wave); err != nil {
			return err
		}
		if err := w.audit(store.AuditLine{Act: string(wave.Kind) + "-stop", Unit: wave.Unit, To: wave.ID}); err != nil {
			return err
		}
	}
	w.wakes[waveTask] = true
	stage := waves.Stage{Wave: wave, Count: wave.Known, Unit: u, Campaign: w.d.Campaign, Now: w.now}
	return w.tell(dialog.Outgoing{Message: stage.Stopping(), View: waveView(wave), InPlace: true})
}

// waveView is what the messages about a wave show: each takes the place of the
// one before.
func waveView(w *jobs.Wave) string { return "wave." + w.ID }
