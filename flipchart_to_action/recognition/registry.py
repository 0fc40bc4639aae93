"""Which recognisers there are, which of them are here, and how to get the others."""

from flipchart_to_action.errors import RecogniserError
from flipchart_to_action.recognition.types import Availability, Recogniser

NAMES = ("ppocr", "tesseract")

LANGUAGES: dict[str, str] = {
    "en": "English",
    "hr": "Croatian",
    "cs": "Czech",
    "da": "Danish",
    "nl": "Dutch",
    "et": "Estonian",
    "fi": "Finnish",
    "fr": "French",
    "de": "German",
    "hu": "Hungarian",
    "is": "Icelandic",
    "ga": "Irish",
    "it": "Italian",
    "lv": "Latvian",
    "lt": "Lithuanian",
    "nb": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "sk": "Slovak",
    "sl": "Slovenian",
    "es": "Spanish",
    "sv": "Swedish",
    "tr": "Turkish",
    "cy": "Welsh",
}
"""The languages that writing may be in, code and English name: all whose letters are known."""


def available() -> list[Availability]:
    """Return for each known recogniser, the preferred one first, whether it is here."""
    from flipchart_to_action.recognition.engines import ppocr, tesseract

    return [ppocr.availability(), tesseract.availability()]


def find_recogniser(name: str = "auto", language: str = "en") -> Recogniser:
    """Return the recogniser called `name`, or with "auto" the best one that is here.

    Its models are loaded when it first reads. `language` is that of the writing, as in
    `LANGUAGES`; a recogniser that has nothing for it reads as it does English.

    Raises:
        RecogniserError: There is no such recogniser, or it is not here.
    """
    if name not in ("auto", *NAMES):
        raise RecogniserError(
            f"There is no recogniser called “{name}”.", "Use auto, ppocr or tesseract."
        )
    known = available()
    wanted = [one for one in known if name in ("auto", one.name)]
    for one in wanted:
        if one.here:
            return _make(one.name, language)
    raise RecogniserError(
        "No recogniser is installed here."
        if name == "auto"
        else f"The recogniser “{name}” is not installed here.",
        wanted[0].how,
    )


def _make(name: str, language: str) -> Recogniser:
    if name == "ppocr":
        from flipchart_to_action.recognition.engines.ppocr import PPOcr

        return PPOcr()
    from flipchart_to_action.recognition.engines.tesseract import Tesseract

    return Tesseract(language)
