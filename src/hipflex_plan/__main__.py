"""``python -m hipflex_plan`` is the command line."""

from hipflex_plan.cli import main

if __name__ == "__main__":
    main()
