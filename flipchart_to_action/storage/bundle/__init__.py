"""One workshop as one file, to hand over or to keep: a zip of JSON and photos."""

from flipchart_to_action.storage.bundle.bring_in import Arrival, Kept, arrival, bring_in
from flipchart_to_action.storage.bundle.contents import SUFFIX, Bundle
from flipchart_to_action.storage.bundle.hand_over import hand_over
from flipchart_to_action.storage.bundle.opening import open_bundle

__all__ = ["SUFFIX", "Arrival", "Bundle", "Kept", "arrival", "bring_in", "hand_over", "open_bundle"]
