"""The only code that talks to another machine: one comment where a change is reviewed."""
