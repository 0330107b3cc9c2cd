// @ts-check

/** Shows the calls that its fold links to right there, with this offering's id put in. */
class BeyondHello extends HTMLElement {
  connectedCallback() {
    const fold = this.querySelector("details");
    fold?.addEventListener("toggle", () => this.show(fold), { once: true });
  }

  /** @param {HTMLDetailsElement} fold */
  async show(fold) {
    const links = [...fold.querySelectorAll("a")];
    try {
      const answer = await fetch(links[0].href.replace(/#.*/, ""));
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const sections = links.map((link) => page.getElementById(link.hash.slice(1)));
      const calls = sections.map((section) => this.calls(/** @type {HTMLElement} */ (section)));
      fold.querySelector("p")?.remove();
      fold.querySelector("ul")?.replaceWith(...calls);
    } catch {
      // From a file, or without a network, the links remain.
    }
  }

  /** @param {HTMLElement} section of the page of calls */
  calls(section) {
    const held = document.importNode(section, true);
    const example = held.dataset.id ?? "";
    const id = this.dataset.nativeId ?? "";
    const shown = document.createElement("section");
    const heading = document.createElement("h3");
    heading.textContent = held.querySelector("h2")?.textContent ?? "";
    const written = {
      "as-is": id,
      "in-path": encodeURIComponent(id),
      "publisher-path": (id.includes("/") ? id : `google/${id}`).replace(/[^/]*$/, "models/$&"),
    };
    held.querySelectorAll("[data-id]").forEach((place) => {
      const way = /** @type {keyof typeof written} */ (place.getAttribute("data-id"));
      place.replaceWith(written[way]);
    });
    if (id !== example) {
      held.querySelectorAll(".standing:last-child").forEach((said) => {
        said.textContent = `With ${example} in place of ${id}: ${said.textContent}`;
      });
    }
    held.querySelectorAll("h3").forEach((title) => {
      const lower = document.createElement("h4");
      lower.className = title.className;
      lower.textContent = title.textContent;
      title.replaceWith(lower);
    });
    held.querySelector("h2")?.remove();
    held.querySelector(".note")?.remove();
    shown.append(heading, ...held.childNodes);
    return shown;
  }
}

customElements.define("beyond-hello", BeyondHello);
