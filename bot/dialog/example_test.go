package dialog_test

import (
	"fmt"
	"time"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/config"
)

// A step takes what is known, where the conversation stands and what the person
// did, and gives where it stands now and what is to be done.
func ExampleStep() {
	campaign, err := config.LoadCampaign("")
	if err != nil {
		fmt.Println(err)
		return
	}
	workers := int64(450)
	unit := dialog.Unit{ID: "u7", Name: "CĐCS Công ty May Mẫu", Short: "May Mẫu", Above: "LĐLĐ quận Mẫu", Workers: &workers}
	env := dialog.Env{
		Campaign: campaign,
		Now:      time.Date(2020, 8, 20, 8, 0, 0, 0, campaign.Zone),
		Units:    []dialog.UnitRef{{ID: unit.ID, Name: unit.Name, Above: unit.Above}},
		Unit:     &unit,
	}
	state, out := dialog.Step(env, dialog.State{Intro: true}, dialog.Event{Kind: dialog.Said, Text: "báo cáo", Message: 101})
	fmt.Println("asked:", state.Question)

	press := out.Messages[0].Message.Buttons[0][0]
	state, out = dialog.Step(env, state, dialog.Event{Kind: dialog.Pressed, Data: press.Data, Message: 102})
	fmt.Println("stored:", *out.Put["TONG_LD"].N)
	fmt.Println("asked:", state.Question)

	unit.Report.Working = out.Put // the desk stores it
	state, out = dialog.Step(env, state, dialog.Event{Kind: dialog.Said, Text: "ba trăm tám mươi", Message: 104})
	fmt.Printf("stored: %d, typed %q\n", *out.Put["DA_CAI"].N, out.Put["DA_CAI"].Typed)
	fmt.Println("asked:", state.Question)
	// Output:
	// asked: TONG_LD
	// stored: 450
	// asked: DA_CAI
	// stored: 380, typed "ba trăm tám mươi"
	// asked: SMARTPHONE
}

// A button of a unit that is not the person's own changes nothing. Env.Unit is
// nil: the desk loads only the person's own units.
func ExampleStep_forged() {
	campaign, err := config.LoadCampaign("")
	if err != nil {
		fmt.Println(err)
		return
	}
	_, out := dialog.Step(dialog.Env{Campaign: campaign}, dialog.State{}, dialog.Event{Kind: dialog.Pressed, Data: "s/u8/1"})
	fmt.Println(out.Submit == nil, out.Alert, out.Toast != "")
	// Output: true true true
}

// Where a step takes a role, the desk gives it, loads the unit and goes on in the
// same transaction.
func ExampleContinue() {
	campaign, err := config.LoadCampaign("")
	if err != nil {
		fmt.Println(err)
		return
	}
	env := dialog.Env{Campaign: campaign, Now: time.Date(2020, 8, 20, 8, 0, 0, 0, campaign.Zone),
		Invite: &dialog.Invite{Token: "t1", Status: dialog.InviteOpen, Role: "chair", Unit: dialog.UnitRef{ID: "u7", Name: "CĐCS Mẫu"}}}
	event := dialog.Event{Kind: dialog.Pressed, Data: "i/y/t1"}
	state, out := dialog.Step(env, dialog.State{Mode: dialog.Inviting, Invite: "t1", Intro: true}, event)
	fmt.Println("take:", out.Take, "continue:", out.Continue)

	env.Units = []dialog.UnitRef{env.Invite.Unit}
	env.Unit = &dialog.Unit{ID: "u7", Name: "CĐCS Mẫu"}
	state, out = dialog.Continue(env, state, event, out)
	fmt.Println("asked:", state.Question)
	fmt.Println(chat.Plain(out.Messages[0].Message.Text))
	// Output:
	// take: t1 continue: u7
	// asked: TONG_LD
	// ✅ Đã ghi nhận Anh/Chị phụ trách CĐCS Mẫu.
	// Đơn vị hiện có bao nhiêu đoàn viên, người lao động ạ?
}
