"""One report per file: a judgement, and what was asked, to a value of tables and notes."""
