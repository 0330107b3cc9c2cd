"""The outside programs that tests need: where they are, or one sentence that says what to do."""

from tests.tools.find import MissingToolError, chromium, curl, ip, java, lychee, nu_checker, unshare

__all__ = ["MissingToolError", "chromium", "curl", "ip", "java", "lychee", "nu_checker", "unshare"]
