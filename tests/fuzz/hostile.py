"""What is put where something else belongs: values that no field expects, and pieces of files."""

PROSE = (
    *("[[price-table model:nope]]", "\\[[price-table model:nope]]", "[[model:anvil-1]]"),
    *("[[recipe model:anvil-1]]", "[a](/kind/nope/)", "[a](#nowhere)", "[a](/kind/chat/?q=1)"),
    *("> [x]: vscode://x", "[a\\]b]: vscode://x", "[x]:\n  vscode://x"),
    *("![x](https://e.example/)", "```js\n``\n[x]: vscode://x\n```"),
    *("\\`<img src=x onerror=alert(1)>`", "<!-- x", "## Edit", "# Content\n\n## Content"),
    *("| a |\n|---|\n| b |", "[^1]\n\n[^1]: [^1]", "a\n\nb", "# Documentation"),
    *("## Edit\n\n## Edit", "### a" * 40, "## \n\n##", "Setext\n===\n\nSetext\n---"),
    *("[x]: /kind/chat/\n\n[x]", "[x]: //docs/about/\n\n[x]", "> > > > > a"),
    *("- " * 40 + "a", "***"),
    *("[[recipe model:anvil-1]]\n\n[[recipe model:anvil-1]]", "[[recipe-cells]]", "`[[x]]`"),
    *("[[]]", "[[price-table model:anvil-1]]", "[[price-table]]"),
    *("    [[price-table model:nope]]", "[x](<>)", "::: note\na\n:::", "::: note", "[^a]: b"),
    *("[^a][^a]\n\n[^a]: b", "a[^b]", "<b>", "&lt;b&gt;", "[a](/model/anvil-1/)"),
    *("[a](../anvil-1)", "[a](model/anvil-1)", "[a]()", "[a](?)", "[a](//b)", "`" * 50),
    *("*" * 200, "[" * 200, "[a](" * 60, "![" * 60),
    "| a " * 300 + "|\n" + "|-" * 300 + "|",
    *("<https://a.example>", "<vscode://x>", "https://a.example", "www.a.example", "a@b.example"),
    *("~~~\n[x]: vscode://x\n~~~", "\t[x]: y", "1. a\n\n   [x]: vscode://x", "\\\n\\\n"),
    "&#0;&#1;",
)
"""Paragraphs of Markdown; most of them a page may hold."""
SCALARS = (
    *PROSE,
    *("", " ", "~", "null", "yes", "no", "0", "-1", "00", "1e9", "1e999999999", "NaN"),
    *("Infinity", "0.0000000000000000001", "999999999999", "9" * 5000, "1_000", "0x10", "\u0663"),
    *("\xbd", "2026-02-30", "2026-13", "0001-01-01", "9999-12-31", "2026-11-28T00:00:00Z"),
    *("free", "a", "A", "a" * 101, "x" * 3000, "../../etc/passwd", "/", ".", "..", "con", "nul"),
    *(".edit", "index.html", "index.json", "index.md", "docs", "model", "assets", "404.html"),
    *("feeds", "<script>alert(1)</script>", "{{ 7 * 7 }}", "{% raw %}", "${HOME}", "$(id)", "%s"),
    *("%(a)s", "'\"", "\\", "`", "|", "]]", "[[", "-->", "]]>", "&amp;", "&", "*", "!", "#"),
    *("- a", "a: b", "javascript:alert(1)", "//host/path", "http://", "https://a.example/a&b"),
    *("https://[::1]/", "https://a.example/?q=[x](y)", "mailto:a@b", "data:text/html,x"),
    *("https://a.example//x/", "\u200b", "a\u200bb", "\u202eb", "\u3164", "\ufeff", "e\u0301"),
    *("\U000e0041", "\ue000", "\uff21cme", "\u0410cme", "ß", "\u0130", "🦙", "👩\u200d🚀"),
    "\u0600",
    *("a\u0300" * 200, "\t", "a\tb"),
)
"""Text for any field; some of it is right in some."""
PIECES = (
    *(b"\x00", b"\x1b", b"\x7f", b"\x85", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80"),
    *(b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xc2\xa0", b"\r", b"\r\n", b"\n", b"\n\n\n", b"\t"),
    *(b"---\n", b"...\n", b"%YAML 1.2\n", b"&a ", b"*a", b"<<: ", b"!!python/object:x ", b"? "),
    *(b"{", b"}", b"[", b"]", b"- ", b": ", b"#", b'"', b"'", b"|\n", b">-\n", b",", b"@", b"`"),
    *(b"<<<<<<< HEAD\n", b">>>>>>> main\n", b"[" * 30, b"- " * 30, b"{a: " * 30, b"x" * 70000),
)
"""Bytes for any place of a file."""
NAMES = (
    *("new.yaml", "NEW.yaml", "new.yml", "new", "new.YAML", "a b.yaml", "a..b.yaml", "-.yaml"),
    *("index.html.yaml", "con.yaml", "\u202e.yaml", "\u200b.yaml", "ß.yaml", "\u0130.yaml"),
    "new.md",
    "a" * 200 + ".yaml",
    *("new.yaml~", ".hidden", "#new#", "Thumbs.db", "a\nb.yaml", "a\\b.yaml", "404.html"),
    *("site.yaml", "index.html", "docs.yaml", "anvil-1.yaml", "acme.yaml", "e\u0301.md"),
)
"""Names for any file or folder."""
