"""What a person means to change, made to the text of a file without changing the rest."""
