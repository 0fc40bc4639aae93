"""How the window looks: colours, fonts, sizes, icons, movement.

Belongs here: the theme and the style sheet.
Does not: any widget, and anything that knows a workshop.
"""
