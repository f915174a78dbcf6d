"""The command line. What a command needs is imported inside it, so that `kabar --help` is quick."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # what nobody caught is logged, without secrets
    rich_markup_mode=None,
)


@app.callback()
def kabar() -> None:
    """Kabar: who claims what, and where sources conflict."""
    from bot import logs

    logs.set_up()  # again, with the secrets, once the settings are known


@app.command()
def settings() -> None:
    """Print the settings in force, secrets masked."""
    for name, value in _settings().shown().items():
        typer.echo(f"{name}={value}")


def _settings() -> Settings:
    """The settings in force; what cannot be used ends the program with a sentence."""
    from bot.settings import SettingsError, load_settings

    try:
        return load_settings()
    except SettingsError as error:
        raise _failed(str(error)) from error


def _failed(reason: str, code: int = 1) -> typer.Exit:
    """Say what is wrong on standard error; raise what this returns."""
    typer.echo(f"kabar: {reason}", err=True)
    return typer.Exit(code)


def main() -> None:
    """Run the command that the arguments name."""
    app(prog_name="kabar")


if __name__ == "__main__":
    main()
