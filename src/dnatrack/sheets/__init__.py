"""What a sheet of milestones says, whatever the format of its file, and reading it back."""
