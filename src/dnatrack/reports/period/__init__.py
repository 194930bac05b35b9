"""The report of a period: one module for each of its sections."""
