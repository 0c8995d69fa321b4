package roster

import (
	"bytes"
	"errors"
	"testing"

	"raquan/bot/text"
)

// FuzzRead: whatever the bytes are, nothing panics; what is read without faults
// can be compared, imported, exported and read again without a change.
func FuzzRead(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte("\ufeffMã;Mã cấp trên;Loại;Tên\r\nT;;toàn quốc;T\r\n1;T;tỉnh;\"a\r\nb\"\r\n"))
	f.Add([]byte("code,parent_code,kind,name\na,b,upper,A\nb,a,upper,B\nT,,national,T\n"))
	f.Add([]byte("code,parent_code,kind,name\na,a,upper,A\n\"\n"))
	f.Add([]byte("PK\x03\x04 not a zip"))
	f.Add([]byte("\xff\xfeM\x00\xe3\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Read("fuzz", bytes.NewReader(data))
		if err != nil {
			if !errors.Is(err, ErrFormat) {
				t.Errorf("error of no known sort: %v", err)
			}
			return
		}
		p := empty()
		faults := Check(file, p, Options{})
		for _, fault := range faults {
			if whole := fault.Row == 0 && fault.Text == say(text.ListNoRoot); fault.Row < 1 && !whole || fault.Text == "" {
				t.Errorf("fault without a place or a sentence: %+v", fault)
			}
		}
		if len(faults) > 0 {
			return
		}
		apply(t, p, file, Options{})
		var b bytes.Buffer
		if err := Export(&b, p, CSV); err != nil {
			t.Fatal(err)
		}
		again, err := Read("again", &b)
		if err != nil {
			t.Fatal(err)
		}
		if d := apply(t, p, again, Options{CloseMissing: true}); len(d.Changes) > 0 {
			t.Errorf("the export changes something: %s", said(d))
		}
	})
}
