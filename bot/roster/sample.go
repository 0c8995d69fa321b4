package roster

import _ "embed"

//go:embed sample.csv
var sample string

// Sample is the roster of the demo, as csv: the national unit, the federations,
// central sector unions and attached units of August 2020, the district unions
// of three provinces, and some 300 invented grassroots unions.
func Sample() []byte { return []byte(sample) }
