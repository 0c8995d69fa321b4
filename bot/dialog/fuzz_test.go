package dialog_test

import (
	"math/rand/v2"
	"testing"

	"raquan/config"
)

func shipped(t testing.TB) *config.Campaign {
	t.Helper()
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// walkOf is a walk of so many bytes, the same for the same seed.
func walkOf(seed uint64, n int) []byte {
	rng := rand.New(rand.NewPCG(seed, 850))
	dice := make([]byte, n)
	for i := range dice {
		dice[i] = byte(rng.Uint32())
	}
	return dice
}

// other is a campaign that has nothing to do with the shipped one, with every
// type of question.
func other(t testing.TB) *config.Campaign {
	t.Helper()
	c, err := config.LoadCampaign("../../config/testdata/good/hien-mau.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// FuzzStep: whatever a person does, the rules of every step hold; see walk.
func FuzzStep(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(walkOf(seed, 300))
	}
	campaigns := []*config.Campaign{shipped(f), other(f)}
	f.Fuzz(func(t *testing.T, dice []byte) {
		for _, c := range campaigns {
			newWalk(t, c, dice).run()
		}
	})
}

// TestWalks are some long ones, so that plain "go test" goes far as well.
func TestWalks(t *testing.T) {
	for _, c := range []*config.Campaign{shipped(t), other(t)} {
		for seed := range uint64(25) {
			newWalk(t, c, walkOf(1000+seed, 1500)).run()
		}
	}
}
