"""`python -m visualizer`: the command line."""

import sys

from visualizer.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
