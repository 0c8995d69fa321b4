package dialog

import (
	"raquan/bot/chat"
	"raquan/config"
)

// UnderWay reports whether something is being asked that a text would answer.
func UnderWay(s State) bool { return s.Practice != nil || s.Mode == Asking || s.Mode == Exiting }

// Present is the question or card that a person in this state is being asked, as
// it would be shown again: nothing changes by it, so that its buttons and a text
// answer the question as before. It is empty if there is nothing of the kind.
func Present(env Env, s State) chat.Message {
	t := &turn{env: env, s: s.clone(), e: Event{Kind: Sent}, lang: env.Lang}
	t.s.Intro = true
	if t.s.Practice != nil {
		t.practise((*turn).resume)
	} else if UnderWay(s) {
		t.resume()
	}
	if n := len(t.out.Messages); n > 0 && t.out.Messages[n-1].Asks {
		return t.out.Messages[n-1].Message
	}
	return chat.Message{}
}

// Left is how many answers the report of env.Unit still lacks, those among them that
// are to be completed.
func Left(env Env) int {
	t := &turn{env: env, lang: env.Lang}
	n := 0
	for _, q := range env.Campaign.Questions {
		if _, answered := t.answers()[q.Key]; (!answered || t.toComplete(q)) && q.Type != config.Confirm && t.applies(q) {
			n++
		}
	}
	return n
}
