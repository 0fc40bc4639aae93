"""Nothing that a group wrote, and nobody's name, goes where it should not."""
