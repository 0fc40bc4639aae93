"""What facilitators talk about: records and rules of a workshop; no files, no screens.

Belongs here: functions of records and days, and the words that name them. Does not: input or
output, and packages other than rapidfuzz (words alike) and holidays (bank holidays).
"""
