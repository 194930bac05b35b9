"""A snapshot to a tracker and findings: loading never fails, it collects."""
