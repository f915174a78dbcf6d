"""Hosts that wipe their disk: an SQLite file there would be gone with the next deploy, and everybody's subscriptions.

Which host this is the environment tells; the variables are those that the hosts' own manuals promise to set.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

PASSING = tuple(map(Path, ("/tmp", "/dev/shm", "/run", "/var/tmp")))  # noqa: S108 - mounts of their own, and no volumes
Device = Callable[[Path], int]


@dataclass(frozen=True, slots=True)
class Host:
    """A host by the variable that it sets."""

    name: str
    variable: str
    volumes: bool  # a disk that stays can be had there, mounted somewhere


HOSTS = (
    Host("Heroku", "DYNO", volumes=False),
    Host("Google Cloud Run", "K_SERVICE", volumes=False),  # its mounts are object stores, which SQLite breaks on
    Host("Google App Engine", "GAE_SERVICE", volumes=False),
    Host("Render", "RENDER", volumes=True),
    Host("Railway", "RAILWAY_PROJECT_ID", volumes=True),
    Host("Railway", "RAILWAY_ENVIRONMENT", volumes=True),  # as older ones are told
    Host("Fly.io", "FLY_APP_NAME", volumes=True),
    Host("Koyeb", "KOYEB_APP_NAME", volumes=True),
)


def _device(path: Path) -> int:
    return path.stat().st_dev


def wiped(
    file: Path, environment: Mapping[str, str] | None = None, *, device: Device = _device, root: Path = Path("/")
) -> Host | None:
    """The host that will wipe the disk which this file lies on, or would lie on; None if it stays, or nobody knows.

    A volume is told by being another device than the root of the file system.
    """
    told = os.environ if environment is None else environment
    host = next((host for host in HOSTS if told.get(host.variable)), None)
    if host is None or not host.volumes:
        return host
    path = file.absolute()
    folder = next(each for each in path.parents if each.exists())
    passing = any(folder.is_relative_to(each) for each in PASSING)
    return host if passing or device(folder) == device(root) else None


def refusal(host: Host) -> str:
    """Why the bot does not start there, and what to do instead."""
    volume = (
        f", or give {host.name} a volume and put the file on it (DATABASE_URL=sqlite:////path/of/volume/kabar.db)"
        if host.volumes
        else ""
    )
    return (
        f"{host.name} wipes this disk with every restart and deploy: articles and subscriptions in an SQLite "
        f"file would be gone. Set DATABASE_URL to a PostgreSQL database{volume}; "
        f"`kabar copy` takes along what is in a file. If this is not {host.name}, unset "
        f"{host.variable}"
    )
