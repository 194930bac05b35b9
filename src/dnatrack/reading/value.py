"""What a data file holds once it is parsed, before the schema looks at it."""

Value = None | str | list["Value"] | dict[str, "Value"]
"""Nothing is converted yet: a text, a list, a mapping, or None for an empty value."""
