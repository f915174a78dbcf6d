"""The program: settings, wiring, clocks, command line, port and terminal chat."""
