package store

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"
)

// AuditLine is one line of the append-only, hash-chained audit: every change of
// a report and every staff act. Persons are random ids; free text is a salted
// hash beside a pointer to where it stands (the report or its revision).
type AuditLine struct {
	V    int       `json:"v"`
	N    int64     `json:"n"`
	At   time.Time `json:"at"`
	By   PersonID  `json:"by,omitempty"` // empty: the operator at the command line
	Act  string    `json:"act"`          // answer, send, join, import, …
	Unit UnitID    `json:"unit,omitempty"`
	What string    `json:"what,omitempty"` // the question, the role, …
	From string    `json:"from,omitempty"`
	To   string    `json:"to,omitempty"`
	Why  string    `json:"why,omitempty"`

	Before int64 `json:"before,omitempty"` // number of the line about the same unit before this one; 0: none, or from before units had trails

	Prev string `json:"prev"` // hash of the line before
	Hash string `json:"hash"` // of this line with Hash empty
}

// AuditHead is the end of the chain.
type AuditHead struct {
	V    int       `json:"v"`
	N    int64     `json:"n"`
	Hash string    `json:"hash"`
	At   time.Time `json:"at"`
}

// Trail is where a unit's lines end: each names the one before it. So a unit's
// history is read from its end without an index that would cost every transaction
// a key a line.
type Trail struct {
	V    int   `json:"v"`
	Last int64 `json:"last"` // number of the unit's newest line
}

// TrailFrom says that lines up to a number are older than trails, so that those
// about a unit can be found only by reading all.
type TrailFrom struct {
	V    int   `json:"v"`
	Line int64 `json:"line"`
}

// TrailOps is how many keys Append touches beside those that are shared by all
// lines of a transaction: the line, and the trail of its unit.
const TrailOps = 2

// Append adds a line to the audit, and to the trail of its unit. N, Before, Prev
// and Hash are filled in; it returns the line's number.
func Append(tx Tx, l AuditLine) (int64, error) {
	var head AuditHead
	if _, err := Get(tx, AuditHeadKey, &head); err != nil {
		return 0, err
	}
	l.V, l.N, l.Prev, l.Hash = 1, head.N+1, head.Hash, ""
	if err := l.follow(tx); err != nil {
		return 0, err
	}
	sum, err := l.sum()
	if err != nil {
		return 0, err
	}
	l.Hash = sum
	if err := Put(tx, AuditKey(l.N), l); err != nil {
		return 0, err
	}
	return l.N, Put(tx, AuditHeadKey, AuditHead{V: 1, N: l.N, Hash: sum, At: l.At})
}

// follow makes a line the newest of its unit.
func (l *AuditLine) follow(tx Tx) error {
	if l.Unit == "" {
		return nil
	}
	var t Trail
	if _, err := Get(tx, TrailKey(l.Unit), &t); err != nil {
		return err
	}
	l.Before = t.Last
	return Put(tx, TrailKey(l.Unit), Trail{V: 1, Last: l.N})
}

func (l AuditLine) sum() (string, error) {
	l.Hash = ""
	b, err := json.Marshal(l)
	if err != nil {
		return "", fmt.Errorf("store: encode audit line %d: %w", l.N, err)
	}
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:16]), nil
}

// VerifyAudit walks the whole chain and returns the number of lines, or the
// number of the last line that fits and what is wrong with the one behind it.
func VerifyAudit(s Snapshot) (int64, error) {
	from, to := Under("audit/")
	var n int64
	prev := ""
	for kv, err := range s.Scan(from, to) {
		if err != nil {
			return n, err
		}
		var l AuditLine
		if err := json.Unmarshal(kv.Value, &l); err != nil {
			return n, fmt.Errorf("store: decode %s: %w", kv.Key, err)
		}
		sum, err := l.sum()
		if err != nil {
			return n, err
		}
		if l.N != n+1 || l.Prev != prev || l.Hash != sum {
			return n, fmt.Errorf("store: audit line %d does not follow line %d", l.N, n)
		}
		n, prev = l.N, l.Hash
	}
	var head AuditHead
	if _, err := Get(s, AuditHeadKey, &head); err != nil {
		return n, err
	}
	if head.N != n || head.Hash != prev {
		return n, fmt.Errorf("store: audit ends at line %d, its head says %d", n, head.N)
	}
	return n, nil
}

// Secret is the key of this store's HMACs. It goes with the store.
type Secret struct {
	V   int    `json:"v"`
	Key []byte `json:"key"`
}

// MAC gives the look-up name of a text that must not stand in a key.
func (s Secret) MAC(domain, text string) string {
	m := hmac.New(sha256.New, s.Key)
	m.Write([]byte(domain))
	m.Write([]byte{0})
	m.Write([]byte(text))
	return hex.EncodeToString(m.Sum(nil)[:16])
}
