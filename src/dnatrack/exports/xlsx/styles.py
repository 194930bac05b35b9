"""How cells of the workbook look: what may be edited is white, what may not is grey."""

from collections import ChainMap
from collections.abc import Mapping

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from dnatrack.sheets.columns import Column, Role, Shape

_Look = dict[str, object]
_BASE: _Look = {
    "font_name": "맑은 고딕",
    "font_size": 10,
    "valign": "top",
    "border": 1,
    "border_color": "#D0D5DD",
}
_BODY: Mapping[Role, _Look] = {
    Role.KEY: {"bg_color": "#EEF0F3", "font_color": "#475467"},
    Role.FIELD: {},
    Role.MOVE: {"bg_color": "#FFF7E0"},
    Role.SHOWN: {"bg_color": "#EEF0F3", "font_color": "#475467"},
    Role.MARK: {"bg_color": "#EEF0F3", "font_color": "#98A2B3"},
}
_HEADS: Mapping[Role, _Look] = {
    Role.KEY: {"bg_color": "#667085"},
    Role.FIELD: {"bg_color": "#1D4E89"},
    Role.MOVE: {"bg_color": "#9A6700"},
    Role.SHOWN: {"bg_color": "#667085"},
    Role.MARK: {"bg_color": "#98A2B3"},
}
_AS_TEXT: _Look = {"num_format": "@"}
_AS_DAY: _Look = {"num_format": "yyyy-mm-dd", "align": "left"}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def head(self, role: Role) -> Format:
        """A heading."""
        more: _Look = {
            "bold": True,
            "font_color": "#FFFFFF",
            "text_wrap": True,
            "valign": "vcenter",
        }
        return self._format(f"head {role}", _HEADS[role], more)

    def body(self, column: Column) -> Format:
        """An entry that is a text, so that no program takes an id for a number."""
        more: _Look = {**_AS_TEXT, "text_wrap": column.shape is Shape.TEXT}
        return self._format(f"body {column.role} {more}", _BODY[column.role], more)

    def day(self, column: Column) -> Format:
        """An entry that is a day."""
        return self._format(f"day {column.role}", _BODY[column.role], _AS_DAY)

    def count(self, column: Column) -> Format:
        """An entry that is a number."""
        return self._format(f"count {column.role}", _BODY[column.role], {"num_format": "0"})

    def title(self) -> Format:
        """The title of the guide."""
        return self._format("title", {"bold": True, "font_size": 14, "border": 0})

    def line(self) -> Format:
        """A line of the guide."""
        return self._format("line", {"border": 0, "text_wrap": True})

    def _format(self, name: str, *looks: _Look) -> Format:
        if name not in self._made:
            self._made[name] = self._book.add_format(dict(ChainMap(*reversed(looks), _BASE)))
        return self._made[name]
