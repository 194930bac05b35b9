"""`python -m dnatrack` is the command `dnatrack`."""

from dnatrack.cli.main import main

if __name__ == "__main__":
    main()
