"""Words become lines: direction of writing and where a line ends.

Belongs here: what sets a paragraph. Does not: font files, pages and tags.
"""
