"""Arrays of numbers as all of the maker uses them: 32-bit floats, 0 dark to 1 light."""

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

Mask = NDArray[np.float32]
"""Height × width: how much of something is where, 0 to 1."""

Picture = NDArray[np.float32]
"""Height × width × 3: red, green and blue, 0 to 1."""


def floats(values: ArrayLike) -> NDArray[np.float32]:
    """Return `values` as 32-bit floats, copied only if they are something else."""
    return np.asarray(values, np.float32)


def soft_noise(shape: tuple[int, ...], cell: float, rng: np.random.Generator) -> Mask:
    """Return smooth noise of about unit spread whose blots are `cell` pixels large."""
    rows, columns = (max(3, round(side / cell) + 2) for side in shape)
    coarse = floats(rng.standard_normal((rows, columns)))
    return floats(cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC))
