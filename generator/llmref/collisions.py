"""Static files that lie where the site has a page, or a file that it makes itself."""

from __future__ import annotations

from collections.abc import Iterator

from llmref import pages
from llmref.catalogue.link import Catalogue
from llmref.pages.context import PageContext
from llmref.problems import Place, Problem, error
from llmref.records.slugs import PAGE_FILES
from llmref.urls import OWN_FILES, SITEMAP, Addresses, files_beside, folders_of

RULE = "address-taken"


def collision_problems(catalogue: Catalogue) -> Iterator[Problem]:
    """An error for each static file that would take an address of the site, or hide one."""
    if not catalogue.seeds.static:
        return
    paths = _generated(catalogue)
    folders = folders_of(paths)
    for file in catalogue.seeds.static:
        path = file.path.lower()  # many systems take capitals and small letters for one
        if path in folders:
            words = f"/{path}/ is a folder of the site, so no file can have this name"
        elif taken := next((above for above in (path, *folders_of([path])) if above in paths), ""):
            words = f"{paths[taken]} is a page of the site"
        elif path.partition("/")[0] in OWN_FILES or SITEMAP.fullmatch(path):
            words = f"/{path} is reserved for generated files"
        else:
            continue
        hint = "rename the file, or move it into a folder of its own"
        yield error(Place(file.seed), words, hint).named(RULE).located(1, 1)


def _generated(catalogue: Catalogue) -> dict[str, str]:
    """The address of every page, by the paths of its files below the site."""
    context = PageContext(catalogue, Addresses(catalogue.site.base_url))
    examples = catalogue.site.workloads
    return {
        f"{plan.path}{name}".lstrip("/"): plan.path
        for plan in pages.plans(context)
        for name in (
            (*PAGE_FILES, *files_beside(plan.path, examples)) if plan.path.endswith("/") else ("",)
        )
    }
