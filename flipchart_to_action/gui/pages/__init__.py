"""One page a step."""
