"""`python -m generator` is the command `llmref`."""

from generator.cli import main

if __name__ == "__main__":
    main(prog_name="llmref")
