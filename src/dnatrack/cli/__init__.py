"""The command line: the only code that knows Typer, exit codes, stdout and the clock."""
