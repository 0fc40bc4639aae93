"""An ActionPlan, or a report, becomes bytes.

Belongs here: wording, formats, and what goes out together.
Does not: windows, the database, and where a plan comes from (`storage`).
"""
