"""Plain controls: buttons, labels, banners, lists, fields.

Belongs here: what knows neither the domain nor the library.
Does not: what shows decisions, notes or people (`shared`, or the feature's room).
"""
