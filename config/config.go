// Package config holds what people may change without touching code: how an
// installation runs (Settings) and what a reporting drive asks (Campaign).
//
// # Why files, and why so strict
//
// A letter that asks for reports gives no form: which figures are wanted, what
// is plausible and how politely it is asked belongs to the department that runs
// the drive. So a campaign is a YAML file that its staff can edit in a text
// editor, and nothing in the code knows a campaign by name. The price of a wrong
// file is paid by a hundred thousand people, so a file is accepted whole or not
// at all, and everything that is wrong with it is told at once, each fault with
// its line and what to write instead (*Faults).
//
// # How to change it
//
//   - Another campaign: copy campaigns/bluezone-850.yaml, whose head explains
//     each section, edit it, and name it in the settings.
//   - A new key of a file: a field of its struct, a line in the reader of its
//     section (read_*.go), its demands in check_*.go, a line in the shipped
//     file, and a faulty file in testdata/bad.
//   - A new fact that rules may name: a line in Facts and in factNames.
//
// Texts are plain text, never markup: whoever shows one escapes it. Both
// languages are always there, with the same placeholders.
package config

import (
	"embed"
	"fmt"
	"os"

	_ "time/tzdata" // zones must be known on machines without a zone database
)

//go:embed default.yaml campaigns/*.yaml
var embedded embed.FS

// Names of the embedded files, as faults and LoadSettings know them.
const (
	defaultSettings = "default.yaml"
	defaultCampaign = "campaigns/bluezone-850.yaml"
)

// LoadSettings reads a settings file; an empty path means the embedded
// defaults. Keys that a file leaves out keep their defaults. The error is
// *Faults if the file was read but is wrong.
func LoadSettings(path string) (*Settings, error) {
	name, data, err := read("settings", path, defaultSettings)
	if err != nil {
		return nil, err
	}
	return ParseSettings(name, data)
}

// LoadCampaign reads a campaign file; an empty path means the embedded
// campaign. The error is *Faults if the file was read but is wrong.
func LoadCampaign(path string) (*Campaign, error) {
	name, data, err := read("campaign", path, defaultCampaign)
	if err != nil {
		return nil, err
	}
	return ParseCampaign(name, data)
}

func read(what, path, fallback string) (string, []byte, error) {
	if path == "" {
		data, err := embedded.ReadFile(fallback)
		return fallback, data, err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return "", nil, fmt.Errorf("read %s file: %w", what, err)
	}
	return path, data, nil
}
