"""What people call the forms in which somebody can read a plan, and their icons."""

from flipchart_to_action.domain.records import Method, Need

NEED_WORDS = {
    Need.STANDARD: "Standard",
    Need.LARGE_PRINT: "Large print",
    Need.EASY_READ: "Easy Read",
    Need.PLAIN_TEXT: "Plain text",
}
NEED_ICONS = {
    Need.STANDARD: "ph.file-pdf",
    Need.LARGE_PRINT: "ph.text-aa",
    Need.EASY_READ: "ph.image",
    Need.PLAIN_TEXT: "ph.article",
}


METHOD_NAMES = {
    Method.COUNT: "Count it",
    Method.LOOK: "Look or visit",
    Method.ASK: "Ask people",
    Method.SURVEY: "Survey",
    Method.PHOTO: "Photo",
    Method.DOCUMENT: "Document",
    Method.FIGURES: "Figures",
    Method.NEXT_MEETING: "Next meeting",
}
