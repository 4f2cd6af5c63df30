"""Commands of the terminal's door, a module each; `add` puts one on the command line. The others stand in `cli.py`."""
