"""The action plan as a PDF."""
