package viet

import "testing"

func BenchmarkReadNumber(b *testing.B) {
	for _, text := range []string{
		"380", "1.250 người ạ", "một nghìn hai trăm năm mươi", "dạ thưa anh, đơn vị em có 380 người đã cài ạ", "300/450",
	} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ReadNumber(text, NumberContext{})
			}
		})
	}
}

func BenchmarkReadYesNo(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		ReadYesNo("dạ đúng rồi ạ")
	}
}
