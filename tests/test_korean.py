"""The Korean of all texts: particles that fit, and words that offices use."""

import pytest

from dnatrack.i18n import particle


@pytest.mark.parametrize(
    "said",
    [
        "dg-2-4는",
        "dg-1-1은",
        "dg-1-1로",
        "S46으로",
        "S46은",
        "2020-03-31을",
        "2020-03-31로",
        "2020. 3. 31.(화)을",
        "2020. 3. 31.로",
        "2020-H2는",
        "2020-H2로",
        "2020년으로",
        "2020년 3월로",
        "2020년 3월은",
        "2020년 하반기로",
        "`title`을",
        "`title`로",
        "`reason`으로",
        "`reason`이",
        "`due`가",
        "`between`과",
        "`status`와",
        "commit을",
        "git은",
        "file로",
        "YAML로",
        "YAML은",
        "CSV는",
        "PDF로",
        "PR은",
        "ITEM으로",
        "UTF-8로",
        "UTF-8은",
        "100%로",
        "100%는",
        "10건이",
        "기획재정부(`moef`)는",
        "`moef-2026`(재정경제부)이",
        "`보고서`를",
        "국무조정실로",
        "국무조정실이",
        "“과제”와",
        "이정표라",
        "과장이라",
    ],
)
def test_a_particle_fits_the_last_sound(said: str) -> None:
    pairs = ("은/는", "이/가", "을/를", "으로/로", "과/와", "이라/라")
    particles = [one for pair in pairs for one in pair.split("/")]
    used = max((one for one in particles if said.endswith(one)), key=len)
    pair = next(pair for pair in pairs if used in pair.split("/"))

    assert particle(said.removesuffix(used), pair) == used
