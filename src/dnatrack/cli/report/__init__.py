"""`dnatrack report …`: the document for the review meeting, and whether it comes out the same."""
