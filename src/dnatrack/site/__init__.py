"""The published side: pages, feeds and calendars, built from reports."""
