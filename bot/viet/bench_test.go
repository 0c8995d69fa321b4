package viet

import "testing"

// A typical reply must be read in less than 5 µs.

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

func BenchmarkReadDate(b *testing.B) {
	now := campaignNow()
	for _, text := range []string{"31/8", "trước 17h ngày 28/8", "thứ sáu tuần sau"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ReadDate(text, now)
			}
		})
	}
}

func BenchmarkReadPhone(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		ReadPhone("dạ số em 0912.345.678 ạ")
	}
}

func BenchmarkReadName(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		ReadName("đ/c Nguyễn Văn An")
	}
}

func BenchmarkNewUnitQuery(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		NewUnitQuery("cđcs cty tnhh may mac binh duong")
	}
}

func BenchmarkWords(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Words(123_456)
	}
}

func BenchmarkFromLegacy(b *testing.B) {
	for _, text := range []string{"CĐCS Công ty TNHH May mặc Bình Dương", "C«ng ®oµn c¬ së C«ng ty may"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				FromLegacy(text)
			}
		})
	}
}
