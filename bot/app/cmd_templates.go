package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"raquan/bot/drafts"
	"raquan/bot/text"
	"raquan/config"
)

type templatesCmd struct {
	Out     string `placeholder:"DIR" help:"Write the templates in use into this folder; files that are there already stay."`
	English bool   `help:"Say in English what the names mean."`
}

// Help is shown by raquan templates --help.
func (templatesCmd) Help() string {
	return `The drafts of the official reports are made from Word files, which can be edited in Word: A.docx (a province or a sector), A2.docx (a district or a zone), B.docx (a grassroots union) and C.docx (the nation). Names between braces are filled in: {{ten_don_vi}} a value, in capitals {{TEN_DON_VI}} the same in capitals; {{#don_vi}} in a row of a table repeats the row for each unit below; {{?ghi_chu}} keeps its paragraph only if there is such a value, {{!ghi_chu}} only if there is none. Without --out the names that the campaign has are printed, with what they mean.

    raquan templates
    raquan templates --out mau-bao-cao      then edit them, name the folder under "templates" in the settings, and run raquan check`
}

func (c templatesCmd) Run(s *session) error {
	o, err := s.options()
	if err != nil {
		return err
	}
	if c.Out != "" {
		return c.write(s, drafts.Templates{Dir: o.Settings.Templates})
	}
	campaign, err := config.LoadCampaign(o.Settings.Campaign)
	if err != nil {
		return fmt.Errorf("campaign: %w", err)
	}
	lang := text.Vi
	if c.English {
		lang = text.En
	}
	for _, n := range drafts.Names(campaign, lang) {
		if _, err := fmt.Fprintf(s.sys.Out, "%-44s %s\n", "{{"+n.Name+"}}", n.Meaning); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	return nil
}

// write writes the templates as files.
func (c templatesCmd) write(s *session, t drafts.Templates) error {
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return fmt.Errorf("templates: %w", err)
	}
	for _, form := range drafts.Forms {
		data, err := t.Docx(form)
		if err != nil {
			return err
		}
		name := filepath.Join(c.Out, form.File())
		f, done, err := createNew(name)
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		if err = errors.Join(err, done()); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Fprintln(s.sys.Out, name)
	}
	return nil
}

// checkTemplates says what is wrong with the templates of drafts.
func (s *session) checkTemplates(o *Options, c *config.Campaign) error {
	t := drafts.Templates{Dir: o.Settings.Templates}
	if err := t.Check(c); err != nil {
		return fmt.Errorf("templates: %w", err)
	}
	where := "built in"
	if t.Dir != "" {
		where = t.Dir
	}
	s.good("templates", fmt.Sprintf("%d, %s", len(drafts.Forms), where))
	return nil
}
