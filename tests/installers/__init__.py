"""The scripts that set up a checkout."""
