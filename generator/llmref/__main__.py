"""`python -m llmref` is the command `llmref`."""

from llmref.cli import main

if __name__ == "__main__":
    main(prog_name="llmref")
