"""Draws workshop flip-charts by hand and photographs them: the sample charts and their truth."""
