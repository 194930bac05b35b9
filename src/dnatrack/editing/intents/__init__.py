"""What people mean to do, one intent in a file, as edits of single values."""
