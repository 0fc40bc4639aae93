"""What a screen reader does to make a decision, over the accessibility bus; a program of its own.

It runs under the system's Python, which has the bindings (python3-gi, gir1.2-atspi-2.0), and talks
to the app as any screen reader would: by roles, names, actions and editable text. Arguments: none.
It prints what it did and ends with status 0, or says what it did not find and ends with 1.
"""

import sys
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

warnings.simplefilter("ignore")
PATIENCE_S = 40
PRESSED = ("push button", "toggle button", "radio button", "check box", "button")


def children(node):
    """Give all that is showing below a node."""
    i = 0
    # Asked for anew each time: Qt crashes on a child of a scroll area that is not there any more,
    # and a scroll bar may go while its neighbours are looked through.
    while i < node.get_child_count():
        child = node.get_child_at_index(i)
        i += 1
        if child is None:
            continue
        if child.get_state_set().contains(Atspi.StateType.SHOWING):
            yield child
            yield from children(child)


def find(roles, name):
    """Wait for something of these roles whose name begins like that; end with 1 if none comes."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(i)
            if program is None or program.get_name() != "Flipchart to Action":
                continue
            for node in children(program):
                if node.get_role_name() in roles and (node.get_name() or "").startswith(name):
                    return node
        time.sleep(0.2)  # the bus has no signal for "it is there"
    print(f"not found: {roles[0]} “{name}”")
    sys.exit(1)


def press(name):
    """Press the button of that name."""
    button = find(PRESSED, name)
    button.get_action_iface().do_action(0)
    print(f"pressed “{name}”")


def write(name, text):
    """Put text into the field of that name."""
    field = find(("text", "entry"), name)
    field.get_editable_text_iface().set_text_contents(text)
    print(f"wrote into “{name}”")


def main():
    """Begin a workshop and write a decision without a note."""
    press("New workshop")
    write("Title", "Respite care")
    press("Decide:")
    press("Make decisions")
    press("Write one without a note")
    write("We will", "ring every family on Monday")


main()
