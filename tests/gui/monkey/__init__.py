"""Random keys, clicks and drops in the real window: `python -m tests.benchmarks.monkey`."""
