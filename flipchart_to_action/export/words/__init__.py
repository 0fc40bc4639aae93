"""What a plan, a report or a person's part says, as blocks of words without a look.

Belongs here: sentences, their plain and their Easy Read form, the rules of English.
Does not: how a file is made of them (`pdf`, `formats`).
"""
