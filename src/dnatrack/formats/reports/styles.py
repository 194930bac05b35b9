"""How each tone looks on a screen."""

from rich.style import Style

from dnatrack.reports.report import Tone

STYLES = {
    Tone.PLAIN: Style(),
    Tone.STRONG: Style(bold=True),
    Tone.FAINT: Style(dim=True),
    Tone.GOOD: Style(color="green"),
    Tone.WARN: Style(color="yellow"),
    Tone.BAD: Style(color="red", bold=True),
    Tone.UNSURE: Style(color="magenta"),
}
