"""Rules over what was read, and the engine that runs them."""
