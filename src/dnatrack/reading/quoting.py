"""Values from the data as a message quotes them."""

LONGEST = 40


def short(value: object) -> str:
    """`value` as text, cut to 40 characters."""
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
