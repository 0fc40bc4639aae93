"""An ActionPlan becomes bytes. Knows no window and no database."""
