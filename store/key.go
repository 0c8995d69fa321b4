package store

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The keys, all of them. A key means the same in every engine. Parts that come
// from outside (a unit's code) are escaped so that no part holds a slash.
//
//	schema                              Schema
//	secret                              Secret: the key of this store's HMACs
//	meta/<name>                         small single records
//	meta/made/<campaign>                version of the sums and lists that are complete
//	unit/<unit>                         Unit
//	code/<code>                         id of the unit with this roster code
//	child/<parent>/<order>/<unit>       index: children in roster order
//	tree/<unit>/<n>                     TreeChange: n is that of its line in the audit
//	person/<person>                     Person: the one record with personal data
//	tg/<hmac>                           id of the person with this Telegram id
//	phone/<hmac>                        PhoneUnits: units that list this number
//	officer/<person>                    Officer: roles
//	staff/<unit>                        Staff: the unit's officers
//	invite/<hash>                       Invite
//	open/<unit>/<role>                  hash of the invite made last
//	delegation/<unit>                   Delegation: links of the unit's chairs that are open
//	chat/<person>                       Chat: where the chat stands
//	session/<person>                    Session: where the conversation stands
//	report/<campaign>/<unit>            Report
//	revision/<campaign>/<unit>/<n>      Revision
//	receipt/<code>                      id of the campaign and unit it is for
//	tally/<campaign>/<unit>             Tally
//	assessment/<campaign>/<unit>        Assessment
//	pending/<campaign>/<parent>/<unit>  index: has not reported
//	calls/<campaign>/<unit>             Calls: what came of calls to the unit
//	stage/<campaign>/<unit>             Stage
//	ring/<campaign>/<unit>/<group>/<size>/<reporting unit>  index: see RingKey; its value belongs to bot/tally
//	staffed/<unit>                      who reports for the unit has changed, and its stage is to follow
//	reach/<person>                      whether the person can be reached has changed, and their units' stages are to follow
//	recent/<campaign>/<unit>/<until>/<reporting unit>  index: see RecentKey; its value belongs to bot/tally
//	audit/<n>                           AuditLine
//	trail/<unit>                        Trail: the unit's line that was written last
//	freezes/<campaign>/<unit>           Freezes
//	freeze/<campaign>/<unit>/<n>        Freeze
//	freezepage/<campaign>/<unit>/<n>/<part>/<page>  a page of it
//	ledger/<person>/<cause>             Entry
//	digest/<unit>                       Digest: what the level will be told
//	request/<id>                        Request
//	asking/<due>/<id>                   index: open requests, by when they go one level up
//	waiting/<unit>/<id>                 index: requests that wait for an officer of the unit
//	inbox/<unit>/<at>/<id>              index: open requests of which the officers of the unit were told
//	inboxdue/<unit>                     moment at which they are told of new ones of a shared link
//	pace/<unit>                         Pace
//	approval/<unit>/<person>            Approval
//	arrived/<unit>                      an officer has joined, for whom requests may wait
//	asked/<person>                      Asked: the person's requests of late
//	fault/<update>                      Fault
//	job/<id>                            Job
//	job/links/<id>                      LinkJob: links made or revoked by the thousand
//	export/<id>                         exports.Job: files that somebody asked for
//	outage/<from>                       Outage
//	nudges/<person>                     Nudges
//	later/<at>/<person>                 index: who asked to be reminded at a moment
//	due/<campaign>/<unit>               DueDates
//	sweep/<campaign>/<at>               jobs.Sweep: one round of the ladder over all officers
//	slot/<campaign>/<step>/<at>         jobs.Served: that a slot of the ladder was served, and in which sweep
//	wave/<id>                           jobs.Wave: what staff send to many
//	wavepage/<id>/<n>                   people whom it came to, in the order in which it did

// UnitID is a unit's id in this store: short, and never reused.
type UnitID string

// PersonID is a random id: it says nothing about the person.
type PersonID string

// Fixed keys.
const (
	SchemaKey    Key = "schema"
	SecretKey    Key = "secret"
	AuditHeadKey Key = "meta/audit-head"
	HeartbeatKey Key = "meta/heartbeat"
	CountersKey  Key = "meta/counters"
	BotKey       Key = "meta/bot"
	TrailFromKey Key = "meta/trail-from"
)

func UnitKey(id UnitID) Key   { return Key("unit/" + string(id)) }
func CodeKey(code string) Key { return Key("code/" + escape(code)) }
func ChildKey(parent UnitID, order int, id UnitID) Key {
	return Key(fmt.Sprintf("child/%s/%08d/%s", parent, order, id))
}

// MadeKey is where it is noted which sums and lists of a campaign are complete.
func MadeKey(campaign string) Key { return Key("meta/made/" + campaign) }

// TreeKey is where a change of a unit stands; they are in the order of the audit.
func TreeKey(u UnitID, n int64) Key { return Key(fmt.Sprintf("tree/%s/%014d", u, n)) }
func PersonKey(p PersonID) Key      { return Key("person/" + string(p)) }
func TelegramKey(mac string) Key    { return Key("tg/" + mac) }
func PhoneKey(mac string) Key       { return Key("phone/" + mac) }
func OfficerKey(p PersonID) Key     { return Key("officer/" + string(p)) }
func StaffKey(u UnitID) Key         { return Key("staff/" + string(u)) }
func InviteKey(hash string) Key     { return Key("invite/" + hash) }
func OpenKey(u UnitID, r Role) Key  { return Key("open/" + string(u) + "/" + string(r)) }
func DelegationKey(u UnitID) Key    { return Key("delegation/" + string(u)) }
func ChatKey(p PersonID) Key        { return Key("chat/" + string(p)) }
func SessionKey(p PersonID) Key     { return Key("session/" + string(p)) }
func ReportKey(campaign string, u UnitID) Key {
	return Key("report/" + campaign + "/" + string(u))
}

// CallsKey is where calls to a unit are noted.
func CallsKey(campaign string, u UnitID) Key {
	return Key("calls/" + campaign + "/" + string(u))
}

func RevisionKey(campaign string, u UnitID, n int) Key {
	return Key(fmt.Sprintf("revision/%s/%s/%06d", campaign, u, n))
}
func ReceiptKey(code string) Key { return Key("receipt/" + escape(code)) }
func AssessmentKey(campaign string, u UnitID) Key {
	return Key("assessment/" + campaign + "/" + string(u))
}
func TallyKey(campaign string, u UnitID) Key {
	return Key("tally/" + campaign + "/" + string(u))
}
func PendingKey(campaign string, parent, u UnitID) Key {
	return Key("pending/" + campaign + "/" + string(parent) + "/" + string(u))
}

func StageKey(campaign string, u UnitID) Key { return Key("stage/" + campaign + "/" + string(u)) }

// RingKey lists a unit that has not reported under its top unit and under the one
// right below that, in a group, the largest first: <size> falls as units grow.
func RingKey(campaign string, u UnitID, group string, size int64, reporting UnitID) Key {
	return Key(fmt.Sprintf("ring/%s/%s/%s/%010d/%s", campaign, u, group, largest-min(max(size, 0), largest), reporting))
}

// RingSize reads the size out of what RingKey wrote.
func RingSize(k Key) (int64, error) {
	n, err := strconv.ParseInt(k.Part(4), 10, 64)
	return largest - n, err
}

// largest is more people than any union has: 10 digits.
const largest = 9_999_999_999

// RingUnder is the range of a group that is listed under a unit by RingKey.
func RingUnder(campaign string, u UnitID, group string) (from, to Key) {
	return Under("ring/" + campaign + "/" + string(u) + "/" + group + "/")
}
func RingIn(campaign string) (from, to Key) { return Under("ring/" + campaign + "/") }
func StaffedKey(u UnitID) Key               { return Key("staffed/" + string(u)) }
func AllStaffed() (from, to Key)            { return Under("staffed/") }
func ReachKey(p PersonID) Key               { return Key("reach/" + string(p)) }
func AllReach() (from, to Key)              { return Under("reach/") }

// RecentKey lists what changed a reporting unit's report last, under its top unit
// and under the one right below that, the newest first: <until> falls as time goes by.
func RecentKey(campaign string, u UnitID, at time.Time, reporting UnitID) Key {
	return Key(fmt.Sprintf("recent/%s/%s/%012d/%s", campaign, u, lastSecond-at.Unix(), reporting))
}

// RecentAt reads what RecentKey wrote.
func RecentAt(k Key) (at time.Time, reporting UnitID, ok bool) {
	rest := string(k)
	last := strings.LastIndexByte(rest, '/')
	if last < 12 {
		return time.Time{}, "", false
	}
	n, err := strconv.ParseInt(rest[last-12:last], 10, 64)
	return time.Unix(lastSecond-n, 0), UnitID(rest[last+1:]), err == nil
}

// lastSecond is far away: 12 digits.
const lastSecond = 999_999_999_999

// RecentUnder is the range of what is listed under a unit by RecentKey.
func RecentUnder(campaign string, u UnitID) (from, to Key) {
	return Under("recent/" + campaign + "/" + string(u) + "/")
}

func AuditKey(n int64) Key  { return Key(fmt.Sprintf("audit/%014d", n)) }
func TrailKey(u UnitID) Key { return Key("trail/" + string(u)) }
func FreezesKey(campaign string, u UnitID) Key {
	return Key("freezes/" + campaign + "/" + string(u))
}
func FreezeKey(campaign string, u UnitID, n int) Key {
	return Key(fmt.Sprintf("freeze/%s/%s/%06d", campaign, u, n))
}
func FreezePageKey(campaign string, u UnitID, n int, part FreezePart, page int) Key {
	return Key(fmt.Sprintf("freezepage/%s/%s/%06d/%s/%06d", campaign, u, n, part, page))
}
func LedgerKey(p PersonID, cause string) Key { return Key("ledger/" + string(p) + "/" + cause) }
func DigestKey(u UnitID) Key                 { return Key("digest/" + string(u)) }
func JobKey(id string) Key                   { return Key("job/" + id) }
func LinkJobKey(id string) Key               { return Key("job/links/" + id) }
func EntryKey(id string) Key                 { return Key("entry/" + escape(id)) }
func EntryPageKey(id string, n int) Key {
	return Key(fmt.Sprintf("entrypage/%s/%06d", escape(id), n))
}
func ExportKey(id string) Key { return Key("export/" + escape(id)) }
func AskedKey(p PersonID) Key { return Key("asked/" + string(p)) }
func AskingKey(due time.Time, id string) Key {
	return Key(fmt.Sprintf("asking/%012d/%s", due.Unix(), escape(id)))
}
func WaitingKey(u UnitID, id string) Key { return Key("waiting/" + string(u) + "/" + escape(id)) }
func InboxKey(u UnitID, at time.Time, id string) Key {
	return Key(fmt.Sprintf("inbox/%s/%012d/%s", u, at.Unix(), escape(id)))
}
func InboxDueKey(u UnitID) Key             { return Key("inboxdue/" + string(u)) }
func PaceKey(u UnitID) Key                 { return Key("pace/" + string(u)) }
func ApprovalKey(u UnitID, p PersonID) Key { return Key("approval/" + string(u) + "/" + string(p)) }
func ArrivedKey(u UnitID) Key              { return Key("arrived/" + string(u)) }
func RequestKey(id string) Key             { return Key("request/" + escape(id)) }
func FaultKey(update int64) Key            { return Key(fmt.Sprintf("fault/%d", update)) }
func OutageKey(unix int64) Key             { return Key(fmt.Sprintf("outage/%012d", unix)) }
func NudgesKey(p PersonID) Key             { return Key("nudges/" + string(p)) }
func LaterKey(at time.Time, p PersonID) Key {
	return Key(fmt.Sprintf("later/%012d/%s", at.Unix(), p))
}
func DueKey(campaign string, u UnitID) Key { return Key("due/" + campaign + "/" + string(u)) }
func SweepKey(campaign string, at time.Time) Key {
	return Key(fmt.Sprintf("sweep/%s/%012d", campaign, at.Unix()))
}
func SlotKey(campaign, step string, at time.Time) Key {
	return Key(fmt.Sprintf("slot/%s/%s/%012d", campaign, step, at.Unix()))
}
func WaveKey(id string) Key { return Key("wave/" + escape(id)) }
func WavePageKey(id string, n int) Key {
	return Key(fmt.Sprintf("wavepage/%s/%06d", escape(id), n))
}

// Under gives the range of all keys below a prefix such as "audit/" or
// "child/u7/", for Scan.
func Under(prefix string) (from, to Key) {
	p := strings.TrimSuffix(prefix, "/")
	return Key(p + "/"), Key(p + "0") // '0' is the byte after '/'
}

// Ranges of whole tables, for Scan.
func AllEntries() (from, to Key)          { return Under("ledger/") }
func EntriesOf(p PersonID) (from, to Key) { return Under("ledger/" + string(p)) }
func AllDigests() (from, to Key)          { return Under("digest/") }
func InboxOf(u UnitID) (from, to Key)     { return Under("inbox/" + string(u) + "/") }
func AllInboxDue() (from, to Key)         { return Under("inboxdue/") }
func AllApprovals() (from, to Key)        { return Under("approval/") }
func AllArrived() (from, to Key)          { return Under("arrived/") }
func WaitingFor(u UnitID) (from, to Key) {
	return Under("waiting/" + string(u) + "/")
}

// AskingUntil is the range of requests that are to go one level up by now.
func AskingUntil(now time.Time) (from, to Key) {
	return Key("asking/"), AskingKey(now.Add(time.Second), "")
}

// LaterUntil is the range of those who asked to be reminded by now.
func LaterUntil(now time.Time) (from, to Key) {
	return Key("later/"), LaterKey(now.Add(time.Second), "")
}
func AllUnits() (from, to Key)                  { return Under("unit/") }
func AllOfficers() (from, to Key)               { return Under("officer/") }
func AllWaves() (from, to Key)                  { return Under("wave/") }
func SweepsIn(campaign string) (from, to Key)   { return Under("sweep/" + campaign + "/") }
func DueDatesIn(campaign string) (from, to Key) { return Under("due/" + campaign + "/") }
func AllOutages() (from, to Key)                { return Under("outage/") }
func AllPeople() (from, to Key)                 { return Under("person/") }
func ChildrenOf(parent UnitID) (from, to Key) {
	return Under("child/" + string(parent) + "/")
}
func FreezesIn(campaign string) (from, to Key) { return Under("freezes/" + campaign + "/") }
func FreezesOf(campaign string, u UnitID) (from, to Key) {
	return Under("freeze/" + campaign + "/" + string(u) + "/")
}
func AllAudit() (from, to Key)                  { return Under("audit/") }
func AllFreezes(campaign string) (from, to Key) { return Under("freeze/" + campaign + "/") }
func FreezePagesOf(campaign string, u UnitID, n int) (from, to Key) {
	return Under(fmt.Sprintf("freezepage/%s/%s/%06d/", campaign, u, n))
}

// TreeOf is the range of the changes of a unit.
func TreeOf(u UnitID) (from, to Key)           { return Under("tree/" + string(u) + "/") }
func AllChildren() (from, to Key)              { return Under("child/") }
func AllLinkJobs() (from, to Key)              { return Under("job/links/") }
func AllEntryLists() (from, to Key)            { return Under("entry/") }
func AllExports() (from, to Key)               { return Under("export/") }
func PendingIn(campaign string) (from, to Key) { return Under("pending/" + campaign + "/") }
func TalliesIn(campaign string) (from, to Key) { return Under("tally/" + campaign + "/") }

// After is a key behind k and before all others behind it that have another
// form: where a Scan goes on.
func (k Key) After() Key { return k + "!" }

// Part gives the n-th slash-separated part of a key, "" if there is none.
func (k Key) Part(n int) string {
	s := string(k)
	for ; n > 0; n-- {
		_, rest, ok := strings.Cut(s, "/")
		if !ok {
			return ""
		}
		s = rest
	}
	s, _, _ = strings.Cut(s, "/")
	return s
}

// escape makes a text from outside one printable part of a key.
func escape(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if !plainByte(s[i]) {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if plainByte(s[i]) {
			b.WriteByte(s[i])
			continue
		}
		b.WriteByte('%')
		b.WriteString(strings.ToUpper(strconv.FormatInt(int64(s[i])+0x100, 16)[1:]))
	}
	return b.String()
}

func plainByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '_' || c == '.'
}
