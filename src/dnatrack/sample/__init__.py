"""Data sets to look at: what `dnatrack init --sample` writes."""
