"""One photo becomes note drafts. Knows no window and no database."""
