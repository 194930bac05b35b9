"""What `make site-check` looks at, and with what."""
