"""The step Share: who gets the plan, in which forms, and the folder that goes out.

Belongs here: what this page alone shows and makes.
Does not: the preview and mail drafts (`shared`), making files (`export`).
"""
