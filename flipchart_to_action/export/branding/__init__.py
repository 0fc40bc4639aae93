"""The organisation's name, logo and colours, and pictures made ready for any format.

Belongs here: what makes a file look like the organisation's.
Does not: the layout of a format.
"""
