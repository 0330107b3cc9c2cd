// @ts-check

// Changes are sent at once; whoever missed one, for whatever reason, learns of it after so long.
const ASK_MS = 2_000;

/** Keeps its page as the seeds are: loads it again, or lays over it what is wrong with them. */
class PreviewLink extends HTMLElement {
  html = "";

  connectedCallback() {
    this.setAttribute("role", "alert");
    this.addEventListener("click", (event) => this.copy(event.target));
    this.connect();
  }

  connect() {
    const socket = new WebSocket(`${location.origin.replace("http", "ws")}/livereload`);
    let asking = 0;
    socket.addEventListener("open", () => {
      const protocols = ["http://livereload.com/protocols/official-7"];
      socket.send(JSON.stringify({ command: "hello", protocols }));
      this.ask(socket);
      asking = window.setInterval(() => this.ask(socket), ASK_MS);
    });
    socket.addEventListener("message", ({ data }) => this.hear(JSON.parse(data)));
    socket.addEventListener("close", () => {
      clearInterval(asking);
      setTimeout(() => this.connect(), 500);
    });
  }

  /**
   * Say which page in which version is shown; the answer is what was missed.
   * @param {WebSocket} socket
   */
  ask(socket) {
    const { version } = this.dataset;
    const page = { url: location.href, address: location.pathname, version };
    socket.send(JSON.stringify({ command: "info", ...page }));
  }

  /** @param {{command: string, html?: string}} message */
  hear(message) {
    if (message.command === "reload") location.reload();
    if (message.command === "problems") this.show(message.html ?? "");
  }

  /** @param {string} html */
  show(html) {
    if (html !== this.html) this.innerHTML = html;  // what was opened or copied stays so
    this.html = html;
  }

  /** @param {EventTarget | null} target */
  async copy(target) {
    if (!(target instanceof HTMLButtonElement)) return;
    try {
      await navigator.clipboard.writeText(target.dataset.copy ?? "");
      target.textContent = "Copied";
    } catch {
      const place = target.parentElement?.querySelector("p");
      if (place) getSelection()?.selectAllChildren(place);
      target.textContent = "Selected";
    }
  }
}

customElements.define("preview-link", PreviewLink);
