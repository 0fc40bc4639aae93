"""What two features or more show, and that knows the domain.

Belongs here: the vocabulary of enums, and widgets of decisions, notes and people.
Does not: what one feature alone uses (its room), controls without a domain (`widgets`).
"""
