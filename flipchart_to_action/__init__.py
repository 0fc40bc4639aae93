"""Photographs of workshop flip-charts become decisions with an owner, a date and a check."""

import os

__version__ = "0.1.0"

TRY_PHOTOS = "try-photos"
"""The word by which a built program becomes the process that photos are tried in."""

# onnxruntime reports its use to its makers unless this is set before it is imported. What people
# do with their workshops is nobody else's business, so it is off whatever the environment says.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

# numpy would begin threads as it is imported, which `confinement` could no longer reach; what it
# reckons here is small.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
