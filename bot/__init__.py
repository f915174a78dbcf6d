"""The program: settings, wiring, clocks, command line and terminal chat."""
