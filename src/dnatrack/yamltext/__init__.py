"""YAML text to values and back, with a place for each: the only home of PyYAML."""
