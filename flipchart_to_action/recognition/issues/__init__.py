"""Issues that were raised before: notes that say the same in other words."""
