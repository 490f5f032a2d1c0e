"""Who works at this computer."""

import getpass


def user_name() -> str:
    """The signed-in user as the computer knows them; "" if it does not."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
