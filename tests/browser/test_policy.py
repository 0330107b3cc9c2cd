"""Pages hold to their Content-Security-Policy, and nothing that gets into one is run."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.faults import Faults
from tests.browser.kinds import OFFERING, REAL, TYPICAL

pytestmark = pytest.mark.browser
REFUSED = "refused by the policy"
_INJECT = """() => {
  const script = document.createElement("script");
  script.textContent = "window.injected = true";
  document.body.append(script);
  const image = document.createElement("div");
  image.innerHTML = '<img src="data:," onerror="window.injected = true">';
  document.body.append(image);
}"""


@pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
def test_nothing_goes_wrong_in_a_page(page: Page, base_url: str, faults: Faults, path: str) -> None:
    page.goto(path)

    assert faults.said == []
    assert [asked for asked in faults.requests if not asked.startswith(f"{base_url}/")] == []


@pytest.mark.parametrize("path", list(REAL.values()), ids=list(REAL))
def test_nothing_goes_wrong_in_a_page_of_real_seeds(
    page: Page, real_url: str, faults: Faults, path: str
) -> None:
    page.goto(f"{real_url}{path}")

    assert faults.said == []
    assert [asked for asked in faults.requests if not asked.startswith(f"{real_url}/")] == []


@pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
def test_injected_scripts_are_refused(page: Page, faults: Faults, path: str) -> None:
    page.goto(path)

    page.evaluate(_INJECT)
    with page.expect_console_message(lambda message: REFUSED in message.text):
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p onclick=\"0\">')")

    assert page.evaluate("window.injected") is None


@pytest.mark.parametrize(
    ("refused", "script"),
    [
        ("script-src-elem https://evil.example/x.js", "tag('script', 'src', EVIL + 'x.js')"),
        ("style-src-elem inline", "tag('style').textContent = 'body {color: red}'"),
        ("frame-src ", "tag('iframe', 'src', '/')"),
        ("img-src https://evil.example/x.png", "tag('img', 'src', EVIL + 'x.png')"),
        ("connect-src https://evil.example/", "fetch(EVIL).catch(() => 0)"),
    ],
)
def test_what_the_policy_does_not_name_is_refused(page: Page, refused: str, script: str) -> None:
    faults = Faults.of(page)
    page.goto(OFFERING)
    assert faults.said == []

    with page.expect_console_message(lambda message: REFUSED in message.text):
        page.evaluate(
            f"""() => {{
              const tag = (name, attribute, value) => {{
                const made = document.createElement(name);
                if (attribute) made.setAttribute(attribute, value);
                document.body.append(made);
                return made;
              }};
              const EVIL = "https://evil.example/";
              {script};
            }}"""
        )

    assert any(f"{REFUSED}: {refused}" in said for said in faults.said), faults.said
