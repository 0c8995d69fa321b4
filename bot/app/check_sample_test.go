package app

import (
	"io"
	"os"
	"strings"
	"testing"

	"raquan/config"
)

// Every question of the shipped campaign is in the sample conversation, which
// ends with the receipt.
func TestSampleConversation(t *testing.T) {
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := playSample(&b, c); err != nil {
		t.Fatal(err)
	}
	for _, q := range c.Questions {
		if q.Type != config.Confirm && !strings.Contains(b.String(), "[✏️ "+q.Label.Vi+"]") && q.When == nil {
			t.Errorf("question %s is not on the card", q.Key)
		}
	}
	if !strings.Contains(b.String(), "BZ-ABCD-2345") || !strings.Contains(b.String(), c.Receipt.Thanks.Vi) {
		t.Errorf("no receipt at the end:\n%s", &b)
	}
	if strings.ContainsAny(b.String(), "{}") || strings.Contains(b.String(), "<b>") {
		t.Errorf("placeholders or markup are left:\n%s", &b)
	}
}

// A campaign whose rules refuse whatever is answered never ends; that is said.
func TestSampleThatCannotEnd(t *testing.T) {
	shipped, err := os.ReadFile("../../config/campaigns/bluezone-850.yaml")
	if err != nil {
		t.Fatal(err)
	}
	const rule = "rule: TONG_LD < 1 or TONG_LD > 200000"
	if !strings.Contains(string(shipped), rule) {
		t.Fatal("the shipped campaign has changed; find another rule to spoil")
	}
	c, err := config.ParseCampaign("spoilt.yaml", []byte(strings.Replace(string(shipped), rule, "rule: TONG_LD >= 0", 1)))
	if err != nil {
		t.Fatal(err)
	}
	if err := playSample(io.Discard, c); err == nil || !strings.Contains(err.Error(), "TONG_LD") {
		t.Errorf("error %v; want one that names the question TONG_LD", err)
	}
}
