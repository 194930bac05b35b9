"""What commands, and other people's programs, ask: one tracker and what follows from it."""
