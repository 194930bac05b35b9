"""`dnatrack new …`: things that were not in the data before."""
