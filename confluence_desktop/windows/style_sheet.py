"""The application's style sheet, written from the tokens.

Widgets are named by class (`PillButton`, `Panel`) and by the dynamic properties that `widgets`
sets (`tone`, `look`). Sizes of type are no part of it: they are fonts on widgets, so that a sheet
never overrules a size.
"""

from confluence_desktop.drawing.shapes import Ink
from confluence_desktop.drawing.style import Palette, Rgb

TONES = ("ink", "muted", "warn", "late", "ok", "focus", "together", "tools", "meet")
"""Tokens that a label may be written in."""

_SHEET = """
QWidget#page, QStackedWidget, QScrollArea,
QScrollArea > QWidget > QWidget#content {
  background: $paper; }
QScrollArea { border: none; }
TopBar { background: $card; border: none; border-bottom: 1px solid $line; }
Rail { background: $soft; border: none; border-right: 1px solid $line; }
Panel { background: $card; border: 1px solid $line; border-radius: 14px; }
SidePanel { background: $card; border: none; border-left: 1px solid $line; }
Rule { background: $line; border: none; }

PlainLabel { background: transparent; }

QPushButton { outline: none; }

PillButton {
  background: $card; color: $ink; border: 1px solid $line; border-radius: 18px; padding: 0 16px; }
PillButton[scale="large"] { border-radius: 21px; padding: 0 20px; }
PillButton[scale="small"] { border-radius: 14px; padding: 0 12px; }
PillButton:hover, PillButton:checked { background: $hover; }
PillButton:pressed { background: $line; }
PillButton:focus { border: 2px solid $focus; padding: 0 15px; }
PillButton[scale="large"]:focus { padding: 0 19px; }
PillButton[scale="small"]:focus { padding: 0 11px; }
PillButton:disabled { color: $muted; background: $soft; }
PillButton[look="primary"] { background: $focus; color: $on_focus; border: 1px solid $focus; }
PillButton[look="primary"]:hover { background: $focus_hover; }
PillButton[look="primary"]:pressed { background: $focus_pressed; }
PillButton[look="primary"]:focus { border: 2px solid $ink; }
PillButton[look="primary"]:disabled { color: $muted; background: $soft; border-color: $line; }
PillButton[look="warn"] { background: $warn_paper; color: $warn; border: 1px solid $warn; }
PillButton[look="warn"]:hover, PillButton[look="warn"]:pressed { background: $card; }
PillButton[look="warn"]:focus { border: 2px solid $warn; }
PillButton::menu-indicator { width: 0; }

QuietButton {
  background: transparent; color: $ink; border: 2px solid transparent; border-radius: 8px;
  padding: 2px 8px; }
QuietButton:hover, QuietButton:checked { background: $hover; }
QuietButton:pressed { background: $line; }
QuietButton:focus { border-color: $focus; }
QuietButton:disabled { color: $muted; }
QuietButton::menu-indicator { width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QDateEdit, QSpinBox, QTimeEdit {
  background: $card; color: $ink; border: 1px solid $edge; border-radius: 8px; padding: 6px 10px;
  selection-background-color: $focus; selection-color: $on_focus;
  placeholder-text-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateEdit:focus,
QSpinBox:focus, QTimeEdit:focus {
  border: 2px solid $focus; padding: 5px 9px; }
QLineEdit[look="quiet"] {
  background: transparent; border: 1px solid transparent; padding: 3px 4px; }
QLineEdit[look="quiet"]:hover { border: 1px solid $line; }
QLineEdit[look="quiet"]:focus { border: 2px solid $focus; padding: 2px 3px; background: $card; }
QLineEdit[look="pill"] {
  border-color: $line; border-radius: 18px; padding: 0 15px; min-height: 34px; max-height: 34px; }
QLineEdit[look="pill"]:focus {
  border: 2px solid $focus; padding: 0 14px; min-height: 32px; max-height: 32px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: 2px solid $warn; padding: 5px 9px; }

QListWidget, QListView, QTreeView {
  background: $card; color: $ink; border: 1px solid $line; border-radius: 8px; outline: none; }
QListWidget:focus, QListView:focus, QTreeView:focus { border: 2px solid $focus; }
QListWidget::item, QListView::item { padding: 8px 10px; border-radius: 6px; }
QListWidget::item:selected, QListView::item:selected { background: $focus; color: $on_focus; }
QListWidget::item:hover:!selected, QListView::item:hover:!selected { background: $hover; }

QTableView {
  background: $card; color: $ink; border: none; gridline-color: $line; outline: none;
  selection-background-color: $hover; selection-color: $ink; }
QTableView:focus { border: 2px solid $focus; }
QTableView::item { padding: 6px 8px; }
QTableView::item:focus { border: 2px solid $focus; padding: 4px 6px; }
QHeaderView, QHeaderView::section, QTableCornerButton::section {
  background: $soft; color: $muted; border: none; }
QHeaderView::section { padding: 8px; border-right: 1px solid $line; }

QMenu { background: $card; color: $ink; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 7px 28px 7px 14px; border-radius: 6px; }
QMenu::item:selected { background: $focus; color: $on_focus; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QToolTip { background: $card; color: $ink; border: 1px solid $line; padding: 4px 8px; }

MessageBar { background: $ink; border: none; border-radius: 14px; }
MessageBar PlainLabel { color: $paper; background: transparent; }
MessageBar QuietButton { color: $paper; }
MessageBar QuietButton:hover, MessageBar QuietButton:pressed { background: $ink_hover; }
MessageBar QuietButton:focus { border-color: $paper; }
MessageBar[look="warn"] QuietButton { color: $warn; }
MessageBar[look="warn"] QuietButton:hover, MessageBar[look="warn"] QuietButton:pressed {
  background: $card; }
MessageBar[look="warn"] QuietButton:focus { border-color: $warn; }
MessageBar PillButton { background: transparent; color: $paper; border: 1px solid $paper; }
MessageBar PillButton:hover, MessageBar PillButton:pressed { background: $ink_hover; }
MessageBar PillButton:focus { border: 2px solid $paper; }
MessageBar[look="warn"] { background: $warn_paper; border: 1px solid $warn; }
MessageBar[look="warn"] PlainLabel { color: $warn; }
MessageBar[look="warn"] PillButton { color: $warn; border: 1px solid $warn; }
MessageBar[look="warn"] PillButton:hover, MessageBar[look="warn"] PillButton:pressed {
  background: $card; }
MessageBar[look="warn"] PillButton:focus { border: 2px solid $warn; }

CaptureLine, NoteLine, FindLine { background: $card; border: none; border-top: 1px solid $line; }
QPlainTextEdit[look="quiet"] {
  background: transparent; border: 1px solid transparent; padding: 3px 6px; }
QPlainTextEdit[look="quiet"]:hover { border: 1px solid $line; }
QPlainTextEdit[look="quiet"]:focus {
  border: 2px solid $focus; padding: 2px 5px; background: $card; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus { border: none; padding: 0; background: transparent; }
PlainLabel[look="keycap"] {
  background: $soft; color: $ink; border: 1px solid $line; border-radius: 4px; padding: 1px 6px; }
QProgressBar { background: $soft; border: 1px solid $line; border-radius: 4px; }
QProgressBar::chunk { background: $focus; border-radius: 3px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle {
  background: $line; border-radius: 4px; margin: 2px; min-width: 32px; min-height: 32px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def style_sheet(palette: Palette) -> str:
    """The whole sheet in the colours of a palette."""
    colours = {
        "hover": palette.rgb(Ink("soft", 0.8, over="card")),
        "edge": palette.rgb(Ink("muted", 0.7, over="card")),
        "focus_hover": palette.rgb(Ink("focus", 0.88, over="ink")),
        "focus_pressed": palette.rgb(Ink("focus", 0.76, over="ink")),
        "ink_hover": palette.rgb(Ink("ink", 0.82, over="paper")),
    }
    names = (
        "on_focus",
        "warn_paper",
        "paper",
        "card",
        "soft",
        "line",
        "ink",
        "muted",
        "focus",
        "warn",
    )
    colours |= {name: palette.token(name) for name in names}
    sheet = _SHEET
    for name in sorted(colours, key=len, reverse=True):
        sheet = sheet.replace(f"${name}", _hex(colours[name]))
    labels = "\n".join(
        f'PlainLabel[tone="{tone}"] {{ color: {_hex(palette.token(tone))}; }}' for tone in TONES
    )
    return sheet + labels


def _hex(colour: Rgb) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)
