"""Assets get names that change with their content, and reach pages by one style sheet."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from llmref import assets
from llmref.project import Templates, shipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in {
        "assets/css/0-layers.css": "@layer base;",
        "assets/css/base.css": "@layer base { a { color: red } }",
        "assets/js/tabs.js": "export {};",
        "assets/icons/favicon.svg": "<svg/>",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def test_style_sheets_are_one_in_the_order_of_their_names(folder: Path) -> None:
    found = assets.gather(Templates((folder,)))

    assert found.files[found.styles[1:]] == b"@layer base;\n@layer base { a { color: red } }"


def test_every_asset_can_be_loaded_by_its_path(folder: Path) -> None:
    found = assets.gather(Templates((folder,)))

    paths = {found.styles, *found.scripts.values(), *found.icons.values()}
    assert paths == {f"/{path}" for path in found.files}
    assert set(found.scripts) == {"tabs"}
    assert set(found.icons) == {"favicon.svg"}


def test_names_hold_a_digest_of_the_content(folder: Path) -> None:
    found = assets.gather(Templates((folder,)))

    assert [
        path
        for path in found.files
        if not re.fullmatch(r"assets/[\w-]+\.[0-9a-f]{8}\.(css|js|svg)", path)
    ] == []


@pytest.mark.parametrize(
    ("script", "published"),
    [
        ("// @ts-check\nlet a = 1; // one\n", "let a=1;"),
        ("let a = '; // shown';\n", "let a='; // shown';"),
        ("/** @type {X} */\nlet a;\n  /* b\n * c */\nlet d;\n", "let a;let d;"),
        ("/*! License */\nlet a;\n", "/*! License */\nlet a;"),
        ("/** @type {X} */ (a).b();\n", "(a).b();"),
        ("if (a) {\n  b(/** @type {X} */ (c));\n\n}\nd();", "if(a){b((c));}\nd();"),
        ("a = '/** @type {X} */ b';\n", "a='/** @type {X} */ b';"),
        ('a = "b = c" + -d;\n', 'a="b = c"+-d;'),
        ("a = b + +c - -d - e;\n", "a=b+ +c- -d-e;"),
        ("a(`b = ${c} , d`, e = f);\n", "a(`b = ${c} , d`,e=f);"),
        ("a = `${b} ${c}`;\n", "a=`${b} ${c}`;"),
        ('a = `b = ${c ? `d , e` : ""}` , f;\n', 'a=`b = ${c?`d , e`:""}`,f;'),
        ('a = "it\'s , so" , b;\n', 'a="it\'s , so",b;'),
        ("a = b / c / d;\n", "a=b/c/d;"),
        ("a = / = [/ ]/.test(b);\nc\n", "a=/ = [/ ]/.test(b);c"),
        ("a = b\nc = d\n(e)\n", "a=b\nc=d\n(e)"),
        ("return typeof a in b;\n", "return typeof a in b;"),
        ('a(b, // "c";\n  d)\n', "a(b,d)"),
        ('a = "\\" = b";\n', 'a="\\" = b";'),
        ("let a = `\n// shown\n`;\n", "let a=`\n// shown\n`;"),
        ("let ä = 'é';\n", "let ä='é';"),
    ],
)
def test_what_no_browser_needs_is_not_published(folder: Path, script: str, published: str) -> None:
    (folder / "assets/js/tabs.js").write_text(script)

    found = assets.gather(Templates((folder,)))

    assert found.files[found.scripts["tabs"][1:]] == published.encode()


def test_imports_of_other_scripts_have_their_published_names(folder: Path) -> None:
    (folder / "assets/js/field.js").write_text(
        'import { tab } from "./tabs.js";\nconst later = () => import("./tabs.js");\n'
        'import("./none.js"); import("./field.js");\n'
    )

    found = assets.gather(Templates((folder,)))

    tabs = found.scripts["tabs"].removeprefix("/assets/")
    assert found.files[found.scripts["field"][1:]].decode() == (
        f'import{{tab}}from"./{tabs}";const later=()=>import("./{tabs}");'
        'import("./none.js");import("./field.js");'
    )


def test_scripts_that_are_only_run_are_published_in_one_file(folder: Path) -> None:
    (folder / "assets/js/list.js").write_text("export const MOST = 6;\n")
    (folder / "assets/js/tray.js").write_text('import { MOST } from "./list.js";\nlet a = MOST;\n')
    (folder / "assets/js/box.js").write_text("const MOST = 9;\n")
    (folder / "assets/js/all.js").write_text(
        '// All\nimport "./tray.js";\nimport "./box.js";\nimport "./list.js";\n'
    )

    found = assets.gather(Templates((folder,)))

    listed = found.scripts["list"].removeprefix("/assets/")
    assert found.files[found.scripts["all"][1:]].decode() == (
        f'import{{MOST}}from"./{listed}";{{let a=MOST;}}\n{{const MOST=9;}}\nimport"./{listed}";'
    )


def test_a_script_that_another_one_is_made_of_is_published_alone_where_a_page_loads_it(
    folder: Path,
) -> None:
    for name in ("tray", "box"):
        (folder / f"assets/js/{name}.js").write_text("let a = 1;\n")
    (folder / "assets/js/all.js").write_text('import "./tray.js";\nimport "./box.js";\n')
    (folder / "pages").mkdir()
    (folder / "pages/list.html").write_text("{{ site.scripts['box'] }}")

    found = assets.gather(Templates((folder,)))

    assert {"all", "box"} <= found.scripts.keys()
    assert "tray" not in found.scripts


def test_a_script_is_renamed_when_one_that_it_imports_changes(folder: Path) -> None:
    (folder / "assets/js/field.js").write_text('import "./tabs.js";\n')
    before = assets.gather(Templates((folder,)))
    (folder / "assets/js/tabs.js").write_text("export { other };")

    after = assets.gather(Templates((folder,)))

    assert after.scripts["field"] != before.scripts["field"]


def test_a_change_changes_only_the_name_of_what_changed(folder: Path) -> None:
    before = assets.gather(Templates((folder,)))
    (folder / "assets/js/tabs.js").write_text("export { other };")

    after = assets.gather(Templates((folder,)))

    assert after.scripts["tabs"] != before.scripts["tabs"]
    assert (after.styles, after.icons) == (before.styles, before.icons)


def test_the_first_sheet_declares_every_layer_that_is_used() -> None:
    css = shipped("templates") / "assets/css"
    declared = re.findall(r"[\w-]+", (css / "0-layers.css").read_text().partition("@layer")[2])
    used = {
        layer
        for sheet in css.glob("*.css")
        for layer in re.findall(r"@layer ([\w-]+) \{", sheet.read_text())
    }

    assert used | {"overrides"} == set(declared)


def test_the_manifest_holds_any_name(folder: Path) -> None:
    text = assets.manifest('A "name" & more', "What it is", "/repo/", "/repo/assets/icon.svg")

    held = json.loads(text)
    assert held["name"] == 'A "name" & more'
    assert held["start_url"] == "/repo/"
    assert held["icons"][0]["src"] == "/repo/assets/icon.svg"


def test_sheets_of_a_project_win_in_a_last_layer(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "assets/css").mkdir(parents=True)
    (own / "assets/css/base.css").write_text("a { color: green }")

    found = assets.gather(Templates((own, folder)))

    assert found.files[found.styles[1:]] == (
        b"@layer base;\n@layer base { a { color: red } }\n@layer overrides {\na { color: green }}\n"
    )


def test_an_icon_of_a_project_takes_the_place_of_ours(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "assets/icons").mkdir(parents=True)
    (own / "assets/icons/favicon.svg").write_text("<svg>own</svg>")

    found = assets.gather(Templates((own, folder)))

    assert found.files[found.icons["favicon.svg"][1:]] == b"<svg>own</svg>"
