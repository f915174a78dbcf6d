"""Settings come from the environment and `.env`, and never show a secret."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load_settings, without_password

NAMES = {name.upper() for name in Settings.model_fields}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty working directory and an environment that says nothing."""
    for name in NAMES & set(os.environ):
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_set_gives_the_defaults_people_rely_on() -> None:
    settings = load_settings()
    assert settings.token is None
    assert settings.database_url == "sqlite:///kabar.db"
    assert settings.kabar_starter
    assert (settings.kabar_timezone, settings.kabar_language) == ("Asia/Jakarta", "id")
    assert settings.kabar_digest_time == dt.time(7)
    assert (settings.kabar_messages_per_second, settings.kabar_tick_seconds, settings.port) == (28, 20, 8080)


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("KABAR_OWNERS", "12, 34", "kabar_owners", {12, 34}),
        ("KABAR_OWNERS", "12", "kabar_owners", {12}),
        ("KABAR_OWNERS", "", "kabar_owners", set()),
        ("KABAR_STARTER", "no", "kabar_starter", False),
        ("KABAR_DIGEST_TIME", "6:30", "kabar_digest_time", dt.time(6, 30)),
        ("KABAR_DIGEST_TIME", "06.30", "kabar_digest_time", dt.time(6, 30)),
        ("KABAR_LANGUAGE", "en-GB", "kabar_language", "en"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081/", "telegram_api_url", "http://127.0.0.1:8081"),
        ("TELEGRAM_BOT_TOKEN", "", "token", None),
        (
            "KABAR_MODEL_OPTIONS",
            '{"max_completion_tokens": 900}',
            "kabar_model_options",
            {"max_completion_tokens": 900},
        ),
        ("KABAR_MODEL_OPTIONS", "{}", "kabar_model_options", {}),
        (
            "KABAR_FETCH_ALLOW",
            "Wiki.internal:80, [::1]:8000",
            "kabar_fetch_allow",
            {("wiki.internal", 80), ("::1", 8000)},
        ),
    ],
)
def test_a_variable_is_read_as_meant(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, field: str, expected: object
) -> None:
    monkeypatch.setenv(name, value)
    assert getattr(load_settings(), field) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KABAR_OWNERS", "ann"),
        ("KABAR_FETCH_ALLOW", "wiki.internal"),
        ("KABAR_FETCH_ALLOW", "wiki.internal:99999"),
        ("KABAR_TIMEZONE", "Mars/Olympus"),
        ("KABAR_TIMEZONE", "Asia"),
        ("KABAR_TIMEZONE", "../etc/passwd"),
        ("KABAR_DIGEST_TIME", "25:00"),
        ("KABAR_DIGEST_TIME", "7"),
        ("KABAR_LANGUAGE", "Indonesian"),
        ("KABAR_LANGUAGE", "fr"),
        ("KABAR_TICK_SECONDS", "0"),
        ("KABAR_KEEP_ARTICLES_DAYS", "59"),
        ("KABAR_KEEP_RECORDS_DAYS", "0"),
        ("KABAR_MESSAGES_PER_SECOND", "-1"),
        ("KABAR_MESSAGES_PER_SECOND", "inf"),
        ("TELEGRAM_API_URL", "api.example"),
        ("PORT", "90000"),
        ("KABAR_MODEL_URL", "localhost:11434"),
        ("KABAR_MODEL_CALLS", "-1"),
        ("KABAR_MODEL_OPTIONS", "temperature=0"),
        ("KABAR_MODEL_OPTIONS", "[]"),
        ("KABAR_MODEL_OPTIONS", '{"tools": []}'),
    ],
)
def test_a_value_that_cannot_be_used_is_named_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        load_settings()


def test_an_endpoint_needs_the_name_of_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KABAR_MODEL_URL", "http://127.0.0.1:11434/v1")
    with pytest.raises(SettingsError, match="KABAR_MODEL_NAME is not set"):
        load_settings()
    monkeypatch.setenv("KABAR_MODEL_NAME", "small")
    assert load_settings().kabar_model_options == {"temperature": 0, "max_tokens": 2000}


def test_what_is_wrong_twice_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KABAR_OWNERS", "ann, bob")
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert str(refused.value).count("KABAR_OWNERS") == 1


def test_a_password_behind_the_question_mark_is_a_secret_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ann@/kabar?host=/run/pg&password=rahasia")
    settings = load_settings()
    assert settings.shown()["DATABASE_URL"] == "postgresql://ann@/kabar?host=/run/pg&password=•••"
    assert "rahasia" in settings.secrets


def test_the_env_file_of_the_working_directory_is_read_and_the_environment_wins(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bare / ".env").write_text("KABAR_LANGUAGE=en\nKABAR_OWNERS=7\nSOMETHING_ELSE=1\n", encoding="utf-8")
    monkeypatch.setenv("KABAR_OWNERS", "8")
    settings = load_settings()
    assert (settings.kabar_language, sorted(settings.kabar_owners)) == ("en", [8])


def test_an_env_file_that_is_no_text_is_named(bare: Path) -> None:
    (bare / ".env").write_bytes(b"TELEGRAM_BOT_TOKEN=\xff\xfe")
    with pytest.raises(SettingsError, match=r"\.env"):
        load_settings()


def test_what_is_shown_names_every_variable_and_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:very-secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://ann:pass%40word@db.example/kabar")
    settings = load_settings()
    shown = settings.shown()
    assert set(shown) == NAMES
    assert shown["DATABASE_URL"] == "postgresql://ann:•••@db.example/kabar"
    assert not any(secret in " ".join(shown.values()) for secret in settings.secrets)
    assert "very-secret" not in repr(settings)


def test_the_webhook_secret_follows_from_the_token_unless_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().webhook_secret is None
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:one")
    first = load_settings().webhook_secret
    assert first == load_settings().webhook_secret
    assert first is not None
    assert "one" not in first
    monkeypatch.setenv("KABAR_WEBHOOK_SECRET", "mine")
    assert load_settings().webhook_secret == "mine"


@pytest.mark.parametrize("url", ["sqlite:///kabar.db", "postgresql://user:@/db?host=/dir", "postgres://host/db"])
def test_an_address_without_a_password_is_shown_as_it_is(url: str) -> None:
    assert without_password(url) == url
