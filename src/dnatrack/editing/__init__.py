"""What a person means to change, made to the text of a file without changing the rest."""


# What people mean to do, one intent in a file, as edits of single values.
