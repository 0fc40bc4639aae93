"""The step Photos: taking photos in, putting them right, having them read.

Belongs here: what this page alone shows. Does not: showing a photo as such (`photo_view`).
"""
