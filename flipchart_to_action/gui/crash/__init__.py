"""What the user sees of an error that nobody foresaw, and of one from last time.

Belongs here: the dialog and the banner. Does not: the log (`flipchart_to_action/crash.py`).
"""
