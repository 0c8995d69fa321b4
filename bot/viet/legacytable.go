package viet

// legacyLetter is a Vietnamese letter as the two old families of fonts store it.
type legacyLetter struct {
	letter rune
	tcvn3  rune   // one byte, shown by programs of today as this Latin-1 character
	vni    string // a letter, or a vowel with an accent as a letter of its own
}

// legacyLetters are the letters of TCVN3 (the ABC fonts, .VnTime) and VNI
// (VNI-Times). TCVN3 has capitals only of the letters without a tone, in fonts of
// their own (.VnTimeH) all small letters look like capitals. In VNI a capital has
// a capital accent: AØ.
var legacyLetters = [...]legacyLetter{
	{'à', 0xB5, "aø"},
	{'ả', 0xB6, "aû"},
	{'ã', 0xB7, "aõ"},
	{'á', 0xB8, "aù"},
	{'ạ', 0xB9, "aï"},
	{'ă', 0xA8, "aê"},
	{'ằ', 0xBB, "aè"},
	{'ẳ', 0xBC, "aú"},
	{'ẵ', 0xBD, "aü"},
	{'ắ', 0xBE, "aé"},
	{'ặ', 0xC6, "aë"},
	{'â', 0xA9, "aâ"},
	{'ầ', 0xC7, "aà"},
	{'ẩ', 0xC8, "aå"},
	{'ẫ', 0xC9, "aã"},
	{'ấ', 0xCA, "aá"},
	{'ậ', 0xCB, "aä"},
	{'đ', 0xAE, "ñ"},
	{'è', 0xCC, "eø"},
	{'ẻ', 0xCE, "eû"},
	{'ẽ', 0xCF, "eõ"},
	{'é', 0xD0, "eù"},
	{'ẹ', 0xD1, "eï"},
	{'ê', 0xAA, "eâ"},
	{'ề', 0xD2, "eà"},
	{'ể', 0xD3, "eå"},
	{'ễ', 0xD4, "eã"},
	{'ế', 0xD5, "eá"},
	{'ệ', 0xD6, "eä"},
	{'ì', 0xD7, "ì"},
	{'ỉ', 0xD8, "æ"},
	{'ĩ', 0xDC, "ó"},
	{'í', 0xDD, "í"},
	{'ị', 0xDE, "ò"},
	{'ò', 0xDF, "oø"},
	{'ỏ', 0xE1, "oû"},
	{'õ', 0xE2, "oõ"},
	{'ó', 0xE3, "où"},
	{'ọ', 0xE4, "oï"},
	{'ô', 0xAB, "oâ"},
	{'ồ', 0xE5, "oà"},
	{'ổ', 0xE6, "oå"},
	{'ỗ', 0xE7, "oã"},
	{'ố', 0xE8, "oá"},
	{'ộ', 0xE9, "oä"},
	{'ơ', 0xAC, "ô"},
	{'ờ', 0xEA, "ôø"},
	{'ở', 0xEB, "ôû"},
	{'ỡ', 0xEC, "ôõ"},
	{'ớ', 0xED, "ôù"},
	{'ợ', 0xEE, "ôï"},
	{'ù', 0xEF, "uø"},
	{'ủ', 0xF1, "uû"},
	{'ũ', 0xF2, "uõ"},
	{'ú', 0xF3, "uù"},
	{'ụ', 0xF4, "uï"},
	{'ư', 0xAD, "ö"},
	{'ừ', 0xF5, "öø"},
	{'ử', 0xF6, "öû"},
	{'ữ', 0xF7, "öõ"},
	{'ứ', 0xF8, "öù"},
	{'ự', 0xF9, "öï"},
	{'ỳ', 0xFA, "yø"},
	{'ỷ', 0xFB, "yû"},
	{'ỹ', 0xFC, "yõ"},
	{'ý', 0xFD, "yù"},
	{'ỵ', 0xFE, "î"},
}

// tcvn3Capitals are the capitals that TCVN3 has.
var tcvn3Capitals = map[rune]rune{
	0xA1: 'Ă', 0xA2: 'Â', 0xA3: 'Ê', 0xA4: 'Ô', 0xA5: 'Ơ', 0xA6: 'Ư', 0xA7: 'Đ',
}
