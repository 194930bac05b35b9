import pytest

from dnatrack.i18n import Language, use_language


@pytest.fixture(autouse=True)
def english() -> None:
    use_language(Language.EN)
