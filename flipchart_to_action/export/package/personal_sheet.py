"""A person's part of the plan, in the form that they can read."""

from flipchart_to_action.domain.plan import ActionPlan, Reader
from flipchart_to_action.domain.records import Need
from flipchart_to_action.export.formats.plain_text import plain_text_of
from flipchart_to_action.export.words.owner import easy_owner_words, owner_words


def render_sheet(plan: ActionPlan, reader: Reader) -> bytes:
    """Return a person's sheet in the form that they can read: a PDF file, or text in UTF-8.

    Raises:
        ExportError: The program's own type faces are missing.
    """
    if reader.need is Need.PLAIN_TEXT:
        return plain_text_of(owner_words(plan, reader.name)).encode("utf-8")
    if reader.need is Need.EASY_READ:
        from flipchart_to_action.export.pdf.easy_read import render_easy

        return render_easy(easy_owner_words(plan, reader.name), plan.organisation)
    from flipchart_to_action.export.pdf import theme
    from flipchart_to_action.export.pdf.plan import render_words

    sizes = theme.LARGE_PRINT if reader.need is Need.LARGE_PRINT else theme.STANDARD
    return render_words(sizes, owner_words(plan, reader.name), plan.organisation)
