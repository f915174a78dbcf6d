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
) -> Port:
    """The port of a process; with a `reception` Telegram's webhook is on it too."""
    return Port(make_app(settings, services, reception=reception, ready=ready), taken)


def make_app(
    settings: Settings, services: Services, *, reception: Reception | None, ready: Callable[[], bool]
) -> Starlette:
    """What is answered there."""
    routes = [*Health(services, ready).routes(), *Metrics(services).routes()]
    if reception is not None:
        path, secret = settings.webhook_path, settings.webhook_secret
        assert path is not None, "there is a token"
        assert secret is not None, "there is a token"
        routes.append(Webhook(reception, services.tally, path=path, secret=secret).route())
    app = Starlette(routes=routes)
    app.router.redirect_slashes = False  # an address that is nearly right is wrong
    return app
