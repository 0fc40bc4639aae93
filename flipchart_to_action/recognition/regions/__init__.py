"""Where something is in a picture: sheets, sticky notes, drawn lines, colours.

Belongs here: what looks at pixels and gives places. Does not: writing.
"""
