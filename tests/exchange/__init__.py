"""Sessions going in and out of the program."""
