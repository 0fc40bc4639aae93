"""What reads writing in a picture: each recogniser behind the one protocol of `types`.

Belongs here: models and programs that read, and what makes them ready.
Does not: what is done with the lines (`text`, `grouping`).
"""
