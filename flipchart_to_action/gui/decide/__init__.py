"""The step Decide: each note is sorted, and decisions are made of some.

Belongs here: the two panels of the page, their sidebars and forms.
Does not: words and icons of an outcome or a fate (`shared/vocabulary`).
"""
