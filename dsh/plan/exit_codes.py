"""Exit codes that docker's client reads out of the engine's words."""

NOT_FOUND = ("executable file not found", "no such file or directory", "system cannot find the file specified")
NOT_ALLOWED = ("permission denied", "is a directory")


def run_exit_code(message: str) -> int:
    """docker run: 127 where the program is missing, 126 where it may not be run, 125 for the rest."""
    if any(text in message for text in NOT_FOUND):
        return 127
    return 126 if any(text in message for text in NOT_ALLOWED) else 125
