"""From values to text: one file for each format, found by its name."""
