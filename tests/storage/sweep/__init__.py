"""Faults of the disk at each single operation of each job: `python -m tests.storage.sweep`."""
