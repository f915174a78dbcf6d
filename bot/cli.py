"""The command line. What a command needs is imported inside it, so that `kabar --help` is quick."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # what nobody caught is logged, without secrets
    rich_markup_mode=None,
)
cases = typer.Typer(no_args_is_help=True, help="Cases to measure on: what people said is wrong.", rich_markup_mode=None)
app.add_typer(cases, name="cases")
Replace = Annotated[bool, typer.Option("--replace", help="Throw away what is in that database.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.callback()
def kabar() -> None:
    """Kabar: who claims what, and where sources conflict."""


@app.command()
def run() -> None:
    """Start the whole bot: on Telegram if there is a token, otherwise as a chat in this terminal."""
    from bot import running

    running.run()


@app.command()
def web() -> None:
    """Answer people by webhook; needs KABAR_WEBHOOK_URL, and a `kabar worker` for digests."""
    from bot import running

    running.web()


@app.command()
def worker() -> None:
    """Publish and deliver digests and read feeds; answers nobody."""
    from bot import running

    running.worker()


@app.command()
def chat(
    role: Annotated[str, typer.Option("--as", help="Who is speaking: reader, moderator or owner.")] = "owner",
) -> None:
    """Talk to the bot in this terminal; a message a line, `@path` sends a file, a number presses a button."""
    from bot import running
    from bot.terminal import PEOPLE

    if role not in PEOPLE:
        raise typer.BadParameter(f"{role} is nobody; say {', '.join(PEOPLE)}", param_hint="--as")
    running.chat(role)


@app.command(name="import")
def import_(
    paths: Annotated[list[Path], typer.Argument(help="Files (.txt .md .html .pdf .docx .jsonl) or folders.")],
) -> None:
    """Add articles from files; exits with 1 if any was refused."""
    from bot import archiving

    archiving.import_command(paths)


@app.command()
def export(path: Annotated[Path, typer.Argument(help="The .jsonl file to write.")]) -> None:
    """Write all articles, removed ones marked, as one JSON object a line."""
    from bot import archiving

    archiving.export_command(path)


@app.command()
def backup(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write; - for standard output.")],
) -> None:
    """Write everything in the database into one file, also while the bot runs."""
    from bot import backups

    backups.backup_command(path)


@app.command()
def restore(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="What `kabar backup` wrote; - for standard input.")],
    replace: Replace = False,
) -> None:
    """Put a backup into an empty database; all of it or nothing."""
    from bot import backups

    backups.restore_command(path, replace=replace)


@app.command()
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A database's address, as in DATABASE_URL.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="That of an empty one.")],
    replace: Replace = False,
) -> None:
    """Put everything in one database into another one, for instance of SQLite into PostgreSQL; all of it or nothing."""
    from bot import backups

    backups.copy_command(source, target, replace=replace)


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="What to look for; - reads one query a line.")],
    as_json: Json = False,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many excerpts at most.")] = 5,
) -> None:
    """Find excerpts."""
    from bot import asking

    asking.search_command(query, as_json=as_json, limit=limit)


@app.command()
def digest(
    since: Annotated[str, typer.Option(help="A date or time; articles added from then on.")] = "",
    until: Annotated[str, typer.Option(help="A date or time; articles added before it.")] = "",
    language: Annotated[str, typer.Option(help="id or en.")] = "",
    as_json: Json = False,
) -> None:
    """Print the digest of a window, by default of the last 24 hours; nothing is sent."""
    from bot import asking

    asking.digest_command(since, until, language, as_json=as_json)


@app.command()
def stats() -> None:
    """Print what /stats says: articles, stories, conflicts, subscribers, deliveries, queue, feeds, version."""
    from bot import asking

    asking.stats_command()


@app.command()
def analyze(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.")],
    as_json: Json = False,
    every: Annotated[bool, typer.Option("--all", help="The less sure conflicts too.")] = False,
) -> None:
    """Print claims, stories and conflicts of files; the database is not touched."""
    from bot import asking

    asking.analyze_command(paths, as_json=as_json, every=every)


@app.command()
def evaluate(
    path: Annotated[Path, typer.Argument(help="A folder of annotated stories; see docs/evaluation.md.")],
    verbose: Annotated[bool, typer.Option("--verbose", help="What was missed, and every alarm.")] = False,
    model: Annotated[
        str, typer.Option(help="A model of the endpoint KABAR_MODEL_URL: what it adds to the rules.")
    ] = "",
) -> None:
    """Print how well conflicts are found in annotated stories; the database is not touched."""
    from bot import evaluating

    evaluating.evaluate_command(path, verbose=verbose, model=model)


@cases.command(name="export")
def export_cases(folder: Annotated[Path, typer.Argument(help="A new folder.")]) -> None:
    """Write what was dismissed or reported as annotated stories, for `kabar evaluate`."""
    from bot import evaluating

    evaluating.export_cases_command(folder)


@app.command()
def reindex() -> None:
    """Rebuild claims, stories and search from the articles."""
    from bot import archiving

    archiving.reindex_command()


@app.command()
def migrate() -> None:
    """Bring the database to the present schema."""
    from bot import archiving

    archiving.migrate_command()


@app.command()
def settings() -> None:
    """Print the settings in force, secrets masked."""
    from bot.house import get_settings

    for name, value in get_settings().shown().items():
        typer.echo(f"{name}={value}")


@app.command()
def check() -> None:
    """Say whether all is well: database, token, clock; exits with 1 if not."""
    from bot import inspection

    inspection.check_command()


def main() -> None:
    """Run the command that the arguments name."""
    try:
        app(prog_name="kabar")
    finally:
        gc.freeze()  # or the interpreter looks through everything several times more: half a second of computing


if __name__ == "__main__":
    main()
