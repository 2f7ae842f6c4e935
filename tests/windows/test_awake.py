"""Keeping the display awake: asked for where that can be, and never in the way."""

import logging

import pytest

from confluence_desktop.windows.awake import Awake

TELLS = "The display can't be kept awake here"


def test_where_nobody_can_be_asked_work_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    caplog.set_level(logging.INFO)
    awake = Awake()
    awake.begin()
    awake.end()
    awake.end()
    assert TELLS in caplog.text


def test_where_it_can_be_asked_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    caplog.set_level(logging.INFO)
    awake = Awake()
    awake.begin()
    awake.begin()
    awake.end()
    assert TELLS not in caplog.text
