"""Draws the picture of the README: the real output of `dnatrack status` as an SVG.

    python tools/picture.py            writes docs/images/status.*.svg

Each character is put at the cell where a terminal would put it, so that columns stand
whatever fonts a reader has. Bars, rules and dots are drawn as shapes; their characters
are there as invisible text, to be searched and compared.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from rich.console import Console
from rich.style import Style
from rich.text import Text

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.running import ROOT, copy_data, run

DAY = "2026-11-30"
# Wide enough that nothing folds.
WIDTHS = {"ko": 121, "en": 123}
TITLES = {
    "ko": f"dnatrack status --on {DAY} 의 출력",
    "en": f"The output of dnatrack status --on {DAY}",
}
CELL, LINE, LEFT, TOP = 8.4, 20, 18, 62
# By their numbers in a terminal: red, green, yellow, grey.
COLOURS = {1: "#ff7b72", 2: "#3fb950", 3: "#d29922", 244: "#8d96a0"}
PLAIN, FAINT, STRONG = "#d5dce3", "#8b949e", "#f0f6fc"
_BAR = re.compile("[█▓░·]{2,}")
_SHAPES = {"─": "rule", "●": "dot"}
_CSS = """
.n, .w, .t { font-size: 14px; white-space: pre }
.n, .t { font-family: SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', \
monospace }
.w { font-size: 15.6px; font-family: 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans CJK KR', \
'Noto Sans KR', NanumGothic, sans-serif; text-anchor: middle }
.t { font-size: 13px; text-anchor: middle }
.b { font-weight: 600 }
.h { fill-opacity: 0 }
"""


@dataclass(frozen=True)
class Glyph:
    """A character at the cell where it begins."""

    char: str
    column: int
    width: int
    kind: str
    style: Style


def path_of(language: str) -> Path:
    """The file that holds the picture in a language."""
    return ROOT / "docs" / "images" / f"status.{language}.svg"


def status(language: str, *, color: str = "always") -> str:
    """What `dnatrack status` prints on the day of the picture."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["status", "--on", DAY, "--width", str(WIDTHS[language]), "--color", color]
        return run(arguments, at=copy_data(Path(folder)), language=language).stdout


def drawn(output: str, language: str) -> str:
    """An SVG that shows `output`, which may have colours, in the frame of a window."""
    lines = Text.from_ansi(output).split("\n", allow_blank=True)
    while lines and not lines[-1].plain.strip():
        lines.pop()
    width, height = 2 * LEFT + WIDTHS[language] * CELL, TOP + len(lines) * LINE + 4
    body = [part for row, line in enumerate(lines) for part in _line(line, TOP + row * LINE)]
    return "\n".join([*_frame(width, height, TITLES[language]), *body, "</svg>", ""])


def _frame(width: float, height: float, title: str) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}"'
        f' width="{width:g}" height="{height:g}" role="img">'
    )
    yield f"<title>{escape(title)}</title>"
    yield f"<style>{_CSS}</style>"
    yield (
        f'<rect x="0.5" y="0.5" width="{width - 1:g}" height="{height - 1:g}" rx="9"'
        ' fill="#161b22" stroke="#57606a"/>'
    )
    for index, colour in enumerate(("#ff5f57", "#febc2e", "#28c840")):
        yield f'<circle cx="{20 + 20 * index}" cy="20" r="6" fill="{colour}"/>'
    yield f'<text class="t" x="{width / 2:g}" y="25" fill="{FAINT}">dnatrack status</text>'


def cells(text: str) -> int:
    """How many cells of a terminal `text` takes."""
    return Text(text).cell_len


def _line(line: Text, baseline: float) -> Iterator[str]:
    glyphs = list(_glyphs(line))
    for (kind, style), group in groupby(glyphs, key=lambda one: (one.kind, one.style)):
        run_of = list(group)
        if kind != "blank":
            yield from _shape(kind, run_of, style, baseline)
            yield _text(kind, run_of, style, baseline)


def _glyphs(line: Text) -> Iterator[Glyph]:
    bars = {index for found in _BAR.finditer(line.plain) for index in range(*found.span())}
    index = column = 0
    for segment in line.render(Console(), end=""):
        for char in segment.text:
            width = cells(char)
            kind = f"bar {char}" if index in bars else _kind(char, width)
            yield Glyph(char, column, width, kind, segment.style or Style())
            index, column = index + 1, column + width


def _kind(char: str, width: int) -> str:
    if char.isspace():
        return "blank"
    return _SHAPES.get(char, "wide" if width > 1 else "narrow")


def _x(column: float) -> float:
    return round(LEFT + column * CELL, 1)


def _colour(style: Style) -> str:
    if style.color is not None and style.color.number is not None:
        return COLOURS[style.color.number]
    if style.dim:
        return FAINT
    return STRONG if style.bold else PLAIN


def _text(kind: str, glyphs: list[Glyph], style: Style, baseline: float) -> str:
    said = escape("".join(one.char for one in glyphs))
    width = f'textLength="{_spread(glyphs):g}" lengthAdjust="spacingAndGlyphs"'
    place, letters = f'x="{_x(glyphs[0].column):g}" {width}', "n" if kind == "narrow" else "n h"
    if kind == "wide":
        place, letters, said = "", "w", "".join(map(_centred, glyphs))
    bold = " b" if style.bold else ""
    fill = f'y="{baseline:g}" fill="{_colour(style)}"'
    return f'<text class="{letters}{bold}" {fill} {place}>{said}</text>'.replace(" >", ">")


def _centred(glyph: Glyph) -> str:
    """A Hangul syllable in the middle of its two cells; not all viewers know lists in `x`."""
    return f'<tspan x="{_x(glyph.column + glyph.width / 2):g}">{escape(glyph.char)}</tspan>'


def _spread(glyphs: list[Glyph]) -> float:
    return round(len(glyphs) * CELL, 1)


def _shape(kind: str, glyphs: list[Glyph], style: Style, baseline: float) -> Iterator[str]:
    left, width = _x(glyphs[0].column), _spread(glyphs)
    middle, fill = baseline - 5, _colour(style)
    if kind == "rule":
        yield f'<path d="M{left:g} {middle:g}h{width:g}" stroke="#57606a"/>'
    elif kind == "dot":
        yield f'<circle cx="{left + CELL / 2:g}" cy="{middle:g}" r="4" fill="{fill}"/>'
    elif kind.startswith("bar"):
        opacity = {"█": 1, "▓": 1, "░": 0.38, "·": 0.25}[kind[-1]]
        yield (
            f'<rect x="{left:g}" y="{middle - 5:g}" width="{width:g}" height="10" fill="{fill}"'
            f' fill-opacity="{opacity}"/>'
        )


def main() -> None:
    """Write the picture in every language."""
    for language in WIDTHS:
        file = path_of(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(drawn(status(language), language), encoding="utf-8")
        print(f"wrote {file.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
