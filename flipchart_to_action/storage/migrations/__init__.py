"""The steps that bring a library of an earlier version to this one."""
