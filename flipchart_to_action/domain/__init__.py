"""What facilitators talk about: standard library only, no files, no screens."""
