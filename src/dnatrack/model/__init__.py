"""The vocabulary as types: no input or output, no clock, no other layer."""
