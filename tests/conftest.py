import signal

import pytest
from hypothesis import HealthCheck, settings

# What a scene expects is told where it does not come.
pytest.register_assert_rewrite("tests.cli.scenes")

# A machine may be busy: how long an example takes says nothing.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

# What is started in the background ignores Ctrl-C, and so would the programs that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)
