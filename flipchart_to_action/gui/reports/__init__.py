"""The windows for reports: what came of a workshop, and of several years.

Belongs here: choosing what a report holds and saving it. Does not: its words (`export`).
"""
