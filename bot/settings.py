"""Settings: what the environment and `.env` in the working directory say. Nothing else reads the environment,
but `bot.hosts`, which looks whose machine this is.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import re
import zoneinfo
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import parse_qs, unquote, urlsplit, urlunsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

TELEGRAM = "https://api.telegram.org"
MASK = "•••"


class SettingsError(Exception):
    """The environment holds something that cannot be used; the message says what, and never the value of a secret."""


def _ids(value: Any) -> Any:
    """Split "1, 2" into its parts; anything else is left to the type."""
    return [part for part in value.replace(",", " ").split() if part] if isinstance(value, str) else value


def _hosts(value: Any) -> Any:
    """Split "127.0.0.1:8000, wiki.internal:80" into hosts with their ports."""
    if not isinstance(value, str):
        return value
    found = re.findall(r"\[?([^\s,]+?)\]?:(\d{1,5})(?=[\s,]|$)", value)
    if len(found) != len(value.replace(",", " ").split()) or any(not 0 < int(port) < 65536 for _, port in found):
        raise ValueError("is no list of hosts with ports; write it like wiki.internal:80")
    return frozenset((host.lower(), int(port)) for host, port in found)


def _zone(name: str) -> str:
    """Accept a zone name that the zone data knows."""
    if not zoneinfo.available_timezones():
        raise ValueError("this machine has no time zone data: `pip install tzdata` brings it")
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:  # a folder's name raises IsADirectoryError
        raise ValueError("is no time zone; write it like Asia/Jakarta") from error
    return name


def _language(code: str) -> str:
    """Accept a language that there are texts in, "en-GB" too."""
    from handlers.texts import supported  # here, because few commands say anything

    language = supported(code)
    if language is None:
        raise ValueError("is no language that Kabar speaks; write id or en")
    return language


def _web_base(url: str) -> str:
    """Accept an http(s) address and drop the slash at its end."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("is no address; write it like https://host")
    return url.rstrip("/")


def _header(secret: SecretStr) -> SecretStr:
    """Accept what Telegram accepts as a webhook's secret."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
        raise ValueError("is no secret for a webhook; write up to 256 of A-Z a-z 0-9 _ -")
    return secret


def _time(value: Any) -> Any:
    """Accept hours and minutes only; the type alone would take "7" for seven seconds past midnight."""
    if isinstance(value, str) and not re.fullmatch(r"\d{1,2}[:.]\d{2}", value):
        raise ValueError("is no time of day; write it like 07:00")
    return value.replace(".", ":").rjust(5, "0") if isinstance(value, str) else value


def _options(value: Any) -> Any:
    """Read the fields of a request, written as a JSON object; those that say what is asked are not to be set."""
    if not isinstance(value, str):
        return value
    try:
        options = json.loads(value)
    except ValueError:
        options = None
    if not isinstance(options, dict) or options.keys() & {"model", "messages", "stream", "tools", "functions"}:
        raise ValueError('is no JSON object of options for a model; write it like {"temperature": 0}')
    return options


Ids = Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)]
Hosts = Annotated[frozenset[tuple[str, int]], NoDecode, BeforeValidator(_hosts)]
Time = Annotated[dt.time, BeforeValidator(_time)]
Zone = Annotated[str, AfterValidator(_zone)]
Language = Annotated[str, AfterValidator(_language)]
Options = Annotated[Mapping[str, Any], NoDecode, BeforeValidator(_options)]
WebBase = Annotated[str, AfterValidator(_web_base)]
WebhookSecret = Annotated[SecretStr, AfterValidator(_header)]


class Settings(BaseSettings):
    """Everything that can be set, with the defaults; a field's name in capitals is the variable's name."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: WebBase = TELEGRAM
    database_url: str = "sqlite:///kabar.db"
    kabar_owners: Ids = frozenset()  # Telegram user ids
    kabar_starter: bool = True  # load the starter articles into an empty archive
    kabar_webhook_url: WebBase | None = None  # public base; unset: polling
    kabar_webhook_secret: WebhookSecret | None = None  # unset: derived from the token
    kabar_pages_url: WebBase | None = None  # public base of the pages that anyone may read; unset: there are none
    port: int = Field(default=8080, ge=1, le=65535)
    kabar_timezone: Zone = "Asia/Jakarta"
    kabar_language: Language = "id"
    kabar_digest_time: Time = dt.time(7)
    kabar_messages_per_second: float = Field(default=28, gt=0, allow_inf_nan=False)
    kabar_chat_pace: float = Field(default=1, gt=0, allow_inf_nan=False)  # messages a second in one private chat
    kabar_tick_seconds: float = Field(default=20, gt=0, le=3600)
    # unset: for good; least: twice as long as a story stays open, since what is younger is still compared and told
    kabar_keep_articles_days: int | None = Field(default=None, ge=60)
    kabar_keep_records_days: int | None = Field(default=None, ge=60)
    kabar_fetch_allow: Hosts = frozenset()  # hosts that pages and feeds may come from though they are not public
    kabar_model_url: WebBase | None = None  # an OpenAI-compatible endpoint; unset: no language model
    kabar_model_name: str = Field(default="", validate_default=True)
    kabar_model_key: SecretStr | None = None
    kabar_model_calls: int = Field(default=500, ge=0)  # in 24 hours
    kabar_model_options: Options = {"temperature": 0, "max_tokens": 2000}

    @field_validator("kabar_model_name")
    @classmethod
    def _model_needs_a_name(cls, name: str, info: ValidationInfo) -> str:
        if info.data.get("kabar_model_url") and not name.strip():
            raise ValueError("is not set, and KABAR_MODEL_URL is: say which model to ask for")
        return name.strip()

    @property
    def token(self) -> str | None:
        """The bot's token in the clear, for the one place that talks to Telegram."""
        return self.telegram_bot_token.get_secret_value() if self.telegram_bot_token else None

    @property
    def webhook_secret(self) -> str | None:
        """The webhook's secret: the one set, else derived from the token so that all processes agree."""
        if self.kabar_webhook_secret:
            return self.kabar_webhook_secret.get_secret_value()
        return hmac.digest(self.token.encode(), b"kabar webhook", hashlib.sha256).hex() if self.token else None

    @property
    def webhook_path(self) -> str | None:
        """Where the webhook lies, below its prefix: nobody guesses it, and another secret makes another path."""
        secret = self.webhook_secret
        return hmac.digest(secret.encode(), b"kabar webhook path", hashlib.sha256).hex()[:32] if secret else None

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every text that must never be seen in a log, a message or an error."""
        key = self.kabar_model_key.get_secret_value() if self.kabar_model_key else None
        found = (self.token, key, self.webhook_secret, self.webhook_path, *secrets_of(self.database_url))
        return tuple(secret for secret in found if secret)

    def shown(self) -> dict[str, str]:
        """What is in force, by variable name, secrets masked."""
        values = {name.upper(): _as_text(getattr(self, name)) for name in type(self).model_fields}
        values["DATABASE_URL"] = without_password(self.database_url)
        if not self.kabar_webhook_secret and self.token:
            values["KABAR_WEBHOOK_SECRET"] = f"{MASK} (derived from the token)"
        return values


def _as_text(value: object) -> str:
    """One setting the way it would be written in `.env`."""
    match value:
        case None:
            return ""
        case SecretStr():
            return MASK
        case bool():
            return "yes" if value else "no"
        case frozenset():
            return ",".join(
                ":".join(map(str, item)) if isinstance(item, tuple) else str(item) for item in sorted(value)
            )
        case dict():
            return json.dumps(value)
        case dt.time():
            return value.isoformat("minutes")
        case float():
            return f"{value:g}"
    return str(value)


def secrets_of(url: str) -> tuple[str, ...]:
    """The passwords in a database address, as written and as meant."""
    parts = urlsplit(url)
    passwords = [parts.password or "", *parse_qs(parts.query).get("password", [])]
    return tuple(secret for secret in (*passwords, *map(unquote, passwords)) if secret)


def without_password(url: str) -> str:
    """A database address with its password masked."""
    parts = urlsplit(url)
    parts = parts._replace(query=re.sub(r"((?:^|&)password=)[^&]+", rf"\g<1>{MASK}", parts.query))
    if parts.password:
        user, _, host = parts.netloc.rpartition("@")
        parts = parts._replace(netloc=f"{user.split(':', 1)[0]}:{MASK}@{host}")
    return urlunsplit(parts) if MASK in parts.query + parts.netloc else url


def load_settings(**overrides: Any) -> Settings:
    """Read the settings in force; raises SettingsError with one sentence for each value that cannot be used."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        problems = [f"{_variable(item)} {_problem(item)}" for item in error.errors(include_input=False)]
        raise SettingsError("; ".join(dict.fromkeys(problems))) from None  # the cause would carry the values
    except (UnicodeDecodeError, OSError) as error:
        raise SettingsError(f".env cannot be read ({type(error).__name__}); it is a text file in UTF-8") from None


def _variable(item: Any) -> str:
    """The name of the variable that an error is about."""
    return str(item["loc"][0]).upper() if item["loc"] else "environment"


def _problem(item: Any) -> str:
    """What is wrong with it, in words, without its value."""
    reason = str(item["msg"]).removeprefix("Value error, ")
    return reason if reason.startswith("is ") else f"cannot be used: {reason}"
