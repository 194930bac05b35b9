from dnatrack.i18n import Text
from dnatrack.model.finding import Finding, Location, Severity
from dnatrack.rules.engine import Verdict, verdict


def finding(severity: Severity) -> Finding:
    return Finding(Location("tracker.yaml"), severity, "some-rule", Text("가", "a"))


def test_findings_are_counted_by_severity() -> None:
    findings = [
        finding(Severity.WARNING),
        finding(Severity.ERROR),
        finding(Severity.NOTE),
        finding(Severity.ERROR),
    ]

    assert verdict(findings) == Verdict(errors=2, warnings=1, notes=1)


def test_warnings_and_notes_do_not_make_data_invalid() -> None:
    assert verdict([finding(Severity.WARNING), finding(Severity.NOTE)]).is_valid


def test_a_single_error_makes_data_invalid() -> None:
    assert not verdict([finding(Severity.ERROR)]).is_valid
