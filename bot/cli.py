"""The command line."""

import typer

app = typer.Typer(help="Kabar: who claims what, and where sources conflict.", no_args_is_help=True)


def main() -> None:
    """Run the command that the arguments name."""
    app()
