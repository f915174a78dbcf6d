"""Settings for the newsroom's tests."""

from hypothesis import settings

# A busy machine is no failure: no test of ours asserts on time.
settings.register_profile("newsroom", deadline=None)
settings.load_profile("newsroom")
