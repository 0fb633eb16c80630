"""What tests have seen on the real engine, for those that hold the practice engine against it."""

LINES = {}  # of test_differential: a row's key to what dsh did with it
PREVIEWS = {}  # of test_previews: line and set-up to plan, exit code and listing
