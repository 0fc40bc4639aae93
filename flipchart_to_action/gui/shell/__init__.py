"""The window around the pages: rail, menus, toast, and the way from page to page.

Belongs here: what knows several features at once. Does not: what a page shows inside.
"""
