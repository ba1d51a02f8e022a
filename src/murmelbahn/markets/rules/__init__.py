"""Pure decisions: taxes, deadlines, templates from text."""
