package desk_test

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/store"
)

// TestContactCard: whoever has a role under a unit gets its contact as text and
// as a card; the name and number stand in no entry, and are gone with the person.
func TestContactCard(t *testing.T) {
	o := open(t)
	an, stranger := o.phone(71, "An"), o.phone(99, "Người lạ")
	if got := stranger.says("/lienhe"); strings.Contains(got, "Châu") || strings.Contains(got, "900000002") {
		t.Errorf("a stranger is told %s", got)
	}
	an.joins(o.invite("01-1-1", store.Chair))
	n := an.count()
	wants(t, an.says("/lienhe"), text.ContactHead, "Lê Mẫu Châu", "+84900000002")
	if an.count() != n+2 {
		t.Fatalf("%d messages", an.count()-n)
	}
	card := an.shown[n+1]
	if card.Contact == nil || *card.Contact != (chat.ContactCard{Name: "Lê Mẫu Châu", Phone: "+84900000002"}) || card.Text != "" {
		t.Errorf("the card is %+v", card)
	}
	person := func(k store.Key) bool { return k.Part(0) == "person" }
	if found := o.traces(person, "Lê Mẫu Châu", "900000002"); len(found) > 0 {
		t.Errorf("personal data: %q", found)
	}

	contact := o.unit("01-1").Contact
	if err := o.engine.Update(t.Context(), func(tx store.Tx) error { return tx.Delete(store.PersonKey(contact)) }); err != nil {
		t.Fatal(err)
	}
	late := o.box.named(*card.entry.Screen)
	if late.Contact != nil || late.Text == "" || strings.Contains(late.Text, "Châu") {
		t.Errorf("sent after the person was erased: %+v", late)
	}
	wants(t, an.says("liên hệ"), text.ContactNone)

	above := o.upper(81, "Nhất", "01-1")
	wants(t, above.says("/lienhe"), text.ContactNone, "LĐLĐ quận Nhất", "LĐLĐ TP Mẫu")
	wants(t, an.forgesToast("y/"+string(o.unit("01-1-2").ID)), text.NoSuchUnit)
	nation := o.department(83, "Tuyên giáo")
	wants(t, nation.says("/lienhe"), text.ContactTop, "Tổng Liên đoàn")
	o.inOrder()
}

// forgesToast presses a button that is not there and gives the toast.
func (p *phone) forgesToast(data string) string {
	p.o.Helper()
	p.forges(data)
	return p.o.box.lastToast().text
}

// TestGuideInPlace: turning a page changes the message that was pressed; a QR
// code is a picture with the link under it.
func TestGuideInPlace(t *testing.T) {
	o := open(t)
	an := o.chair(71, "An", "01-1-1")
	an.says("/huongdan")
	list := an.last()
	an.presses("Điện thoại Android")
	if e := an.last().entry; e.Edit != list.id || e.Asks {
		t.Errorf("the page is %+v; the list was message %d", e, list.id)
	}
	an.says("/huongdan")
	an.presses(text.QRCodes)
	an.presses("Android (CH Play)")
	m := an.last()
	if m.Photo == nil || m.entry.Edit != 0 {
		t.Fatalf("no new picture: %+v", m.entry)
	}
	if _, err := png.Decode(bytes.NewReader(m.Photo.Data)); err != nil {
		t.Error(err)
	}
	wants(t, m.Text, text.QRCaption, "https://play.google.com/store/apps/details?id=com.mic.bluezone")
	o.inOrder()
}
