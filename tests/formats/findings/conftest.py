from collections.abc import Iterator

import pytest

from dnatrack.i18n import Language, language, use_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = language()
    use_language(Language.EN)
    yield
    use_language(before)
