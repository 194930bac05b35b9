"""Texts that other readers of YAML take for something else, unless they are in quotes.

dnatrack reads everything as text. An editor, a linter or a script with an ordinary YAML
library does not: to YAML 1.1 `no` is false, `12:30` is 750 and `010` is 8, and 1.2 has
its own list. The patterns are those of both specifications.
"""

import re

_YAML_1_1 = (
    r"~|null|Null|NULL",
    r"y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF",
    r"[-+]?0b[01_]+|[-+]?[0-9][0-9_,]*|[-+]?0x[0-9a-fA-F_,]+",
    r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?",
    r"[-+]?([0-9][0-9_,]*)?\.[0-9_.]*([eE][-+]?[0-9]+)?",
    r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(([Tt]|[ \t]+)[0-9]{1,2}:[0-9:.]*[ \t]*(Z|[-+][0-9:]+)?)?",
    r"=|<<",
)
_YAML_1_2 = (
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
    r"0o[0-7]+",
)
_NO_TEXT = re.compile("|".join((*_YAML_1_1, *_YAML_1_2)))


def is_text_to_all(value: str) -> bool:
    """Whether every reader of YAML takes `value`, written without quotes, for a text."""
    return _NO_TEXT.fullmatch(value) is None
