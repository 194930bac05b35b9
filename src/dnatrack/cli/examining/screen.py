"""What a person sees: encoding, language, terminal, code page."""

import os
import sys

from dnatrack.cli.examining.scene import Scene
from dnatrack.cli.output import page_for
from dnatrack.i18n import Language, Text, language
from dnatrack.reports.doctor import State, advice, broken, fine, not_here

_UTF8_CODE_PAGE = 65001
_DECIDING = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM")


def encoding(scene: Scene) -> State:
    """Whether Hangul, and the signs of the reports, can be printed."""
    del scene
    name = (sys.stdout.encoding if sys.stdout else None) or "utf-8"
    cure = Text(
        "`PYTHONUTF8=1`을 정하거나 UTF-8 로캘을 쓰세요(Windows는 `chcp 65001`)",
        "set `PYTHONUTF8=1`, or use a UTF-8 locale (on Windows `chcp 65001`)",
    )
    if not _can_print("한글", name):
        found = Text(f"{name}: 한글이 `?`로 나옵니다", f"{name}: Hangul comes out as `?`")
        return broken(found, cure)
    if not _can_print("—•█", name):
        found = Text(
            f"{name}: 한글은 나오고 일부 기호는 비슷한 글자로 바뀝니다",
            f"{name}: Hangul can be printed; some signs are replaced by plain ones",
        )
        return advice(found, cure)
    return fine(name, name)


def _can_print(text: str, encoding_name: str) -> bool:
    try:
        text.encode(encoding_name)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def spoken(scene: Scene) -> State:
    """Which language dnatrack speaks, and what decides it."""
    del scene
    asked = os.environ.get("DNATRACK_LANG", "")
    if asked and asked not in set(Language):
        return advice(
            Text(
                f"DNATRACK_LANG={asked}은(는) 없는 언어", f"no such language: DNATRACK_LANG={asked}"
            ),
            Text("`ko`나 `en`으로 정하세요", "set it to `ko` or `en`"),
        )
    names = ("DNATRACK_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    given = next((f"{name}={os.environ[name]}" for name in names if os.environ.get(name)), "")
    here = Text("한국어", "Korean") if language() is Language.KO else Text("영어", "English")
    where = given or "-"
    return fine(f"{here.ko} ({where}, 옵션은 `--lang`)", f"{here.en} ({where}; option: `--lang`)")


def terminal(scene: Scene) -> State:
    """How wide reports are drawn, whether in colour, and what decides it."""
    page = page_for(sys.stdout, color=scene.color, width=scene.width, limit=None)
    given = [f"{name}={os.environ[name]}" for name in _DECIDING if os.environ.get(name)]
    why = f" ({', '.join(given)})" if given else ""
    colour = Text("색 있음", "in colour") if page.has_colour else Text("색 없음", "no colour")
    if not page.is_screen:
        return fine(f"화면이 아님, {colour.ko}{why}", f"not a screen, {colour.en}{why}")
    return fine(f"{page.width}칸, {colour.ko}{why}", f"{page.width} columns, {colour.en}{why}")


def code_page(scene: Scene) -> State:
    """Whether the console of Windows takes UTF-8."""
    del scene
    if sys.platform == "win32":
        import ctypes

        return _code_page(ctypes.windll.kernel32.GetConsoleOutputCP())
    return not_here("Windows가 아닙니다", "not on Windows")


def _code_page(page: int) -> State:
    if page in {0, _UTF8_CODE_PAGE}:  # 0: there is no console
        return fine(str(page), str(page))
    return advice(
        Text(f"코드 페이지 {page}", f"code page {page}"),
        Text("`chcp 65001`을 먼저 실행하세요", "run `chcp 65001` first"),
    )
