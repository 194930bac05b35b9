"""One report per file: a judgement, and what was asked, to a value of tables and notes."""


# Everything about one thing: a task, milestone, taskforce, priority, ministry or source.


# The report of a period: one module for each of its sections.
