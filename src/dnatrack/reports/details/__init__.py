"""Everything about one thing: a task, milestone, taskforce, priority, ministry or source."""
