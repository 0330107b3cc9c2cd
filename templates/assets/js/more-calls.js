// @ts-check

/** Shows the calls that its fold links to right there, with this offering's id put in. */
class MoreCalls extends HTMLElement {
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
      fold.querySelector("ul")?.replaceWith(...calls);
    } catch {
      // From a file, or without a network, the links remain.
    }
  }

  /** @param {HTMLElement} section of the page of calls */
  calls(section) {
    const copy = document.importNode(section, true);
    const example = copy.dataset.id ?? "";
    const id = this.dataset.nativeId ?? "";
    const shown = document.createElement("section");
    const heading = document.createElement("h3");
    heading.textContent = copy.querySelector("h2")?.textContent ?? "";
    const written = {
      "as-is": id,
      "in-path": encodeURIComponent(id),
      "publisher-path": (id.includes("/") ? id : `google/${id}`).replace(/[^/]*$/, "models/$&"),
    };
    copy.querySelectorAll("[data-id]").forEach((place) => {
      const form = /** @type {keyof typeof written} */ (place.getAttribute("data-id"));
      place.replaceWith(written[form]);
    });
    if (id !== example) {
      copy.querySelectorAll(".standing:last-child").forEach((status) => {
        status.textContent = `With ${example} in place of ${id}: ${status.textContent}`;
      });
    }
    copy.querySelectorAll("h3").forEach((title) => {
      const lower = document.createElement("h4");
      lower.className = title.className;
      lower.textContent = title.textContent;
      title.replaceWith(lower);
    });
    copy.querySelector("h2")?.remove();
    copy.querySelector(".note")?.remove();
    shown.append(heading, ...copy.childNodes);
    return shown;
  }
}

customElements.define("more-calls", MoreCalls);
