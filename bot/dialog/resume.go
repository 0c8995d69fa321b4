package dialog

import "raquan/bot/text"

// reshow shows again what is being asked: after an old button, or a text that
// cannot have been meant for it.
func (t *turn) reshow(old bool) {
	if old {
		t.out.Toast = t.label(text.OldButton)
	}
	t.resume()
}

// resume shows where the conversation stands, changing nothing.
func (t *turn) resume() {
	switch t.s.Mode {
	case Asking:
		t.resumeReport()
	case Inviting:
		if t.env.Invite == nil {
			t.idle()
			return
		}
		t.askInvite("")
	case Choosing:
		t.chooseUnit()
	case Enrolling:
		t.offerAgain()
	case Seeking:
		t.showFound()
	case Erasing:
		t.askErase()
	case Exiting:
		t.resumeExits()
	case Linking:
		t.invitations()
	case Finding:
		t.findBelow("")
	case Dating:
		if !t.lostDate() {
			t.askDate()
		}
	case Assessing:
		t.resumeAssessment()
	case Reviewing:
		if d := t.s.Review; d == nil || d.Unit != "" && (t.env.Review == nil || t.env.Review.ID != d.Unit) || d.Unit == "" && len(t.env.Roots) == 0 {
			t.reset(Idle)
			t.idle()
			return
		}
		t.askReview()
	case Arranging:
		if t.s.Arrange == nil || t.env.Arranged == nil || t.env.Arranged.ID != t.s.Arrange.Unit {
			t.reset(Idle)
			t.idle()
			return
		}
		t.askArrange(t.env.Arranged.Name)
	case Broadcasting:
		t.resumeBroadcast()
	default:
		t.idle()
	}
}

func (t *turn) resumeReport() {
	if t.lostUnit() {
		return
	}
	q := t.env.Campaign.Question(t.s.Question)
	switch {
	case t.env.Unit.Report.Claim != nil:
		t.claimStands()
	case t.s.Question == "":
		t.renderCard()
	case q == nil: // the campaign file has changed
		t.goOn()
	case t.s.Doubt != nil:
		t.renderDoubt(q)
	case t.s.Other != "":
		t.askOther(q, t.s.Other)
	default:
		t.render(q)
	}
}
