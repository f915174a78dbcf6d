"""The application on a process's port: its addresses and who answers them."""

from __future__ import annotations

import socket
from collections.abc import Callable

from starlette.applications import Starlette

from bot.reception import Reception
from bot.settings import Settings
from bot.web.health import Health
from bot.web.metrics import Metrics
from bot.web.server import Port
from bot.web.webhook import Webhook
from handlers.context import Services


def make_port(
    settings: Settings,
    services: Services,
    taken: socket.socket,
    *,
    reception: Reception | None,
    ready: Callable[[], bool],
    pages: bool = False,
) -> Port:
    """The port of a process; with a `reception` Telegram's webhook is on it too, with `pages` the public ones."""
    return Port(make_app(settings, services, reception=reception, ready=ready, pages=pages), taken)


def make_app(
    settings: Settings,
    services: Services,
    *,
    reception: Reception | None,
    ready: Callable[[], bool],
    pages: bool = False,
) -> Starlette:
    """What is answered there."""
    routes = [*Health(services, ready).routes(), *Metrics(services).routes()]
    if reception is not None:
        path, secret = settings.webhook_path, settings.webhook_secret
        assert path is not None, "there is a token"
        assert secret is not None, "there is a token"
        routes.append(Webhook(reception, services.tally, path=path, secret=secret).route())
    if pages and services.pages:
        from bot.web.pages import Pages  # templates, which few installations need

        routes += Pages(services, services.pages).routes()
    app = Starlette(routes=routes)
    app.router.redirect_slashes = False  # an address that is nearly right is wrong
    return app
