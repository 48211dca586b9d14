// What surrounds the rows: heading, search, buttons, the selected node, hover, theme.
const LEGENDS = {
  tree: [["↗", "reference, Enter follows"], ["◆", "decision", "decides"], ["?", "missing", "lacks"]],
  space: [["◆", "decision", "decides"], ["◇", "candidate", "decides"], ["×", "number of outcomes", "counts"]],
  dna: [["◆", "decision", "decides"], ["●", "chosen", "chosen"], ["○", "not chosen", "faint"]],
  diff: [["~", "changed", "changed"], ["+", "added", "added"], ["−", "removed", "removed"]],
};
const KINDS = { tree: "tree", space: "search space", dna: "DNA in its space", diff: "difference" };
const REDUCED = { tree: "Hide defaults", space: "Decisions only", dna: "Chosen only", diff: "Changes only" };

class View {
  constructor(host) {
    this.host = host;
    this.data = JSON.parse(host.querySelector("script").textContent);
    this.root = host.attachShadow({ mode: "open" });
    this.root.append(host.querySelector("template").content.cloneNode(true));
    this.page = host.dataset.form === "page";
    this.input = this.find("input");
    this.count = this.find(".count");
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.matches = [];
    this.model = new Model(this.data);
    this.heading();
    this.theme(this.preferred());
    this.tree = new Tree(this.root, this.model);
    this.tree.onActive = (i) => this.detail(i);
    this.listen();
    this.detail(0);
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  heading() {
    this.find("h1").textContent = visibly(this.data.title);
    this.find(".kind").textContent = KINDS[this.data.kind];
    for (const [name, value] of this.data.facts) {
      const fact = make("div", name === "dna" ? "long" : "");
      fact.append(entry("dt", name), entry("dd", value));
      this.find(".facts").append(fact);
    }
    for (const [sign, meaning, kind] of LEGENDS[this.data.kind]) {
      const item = make("li", kind || "");
      item.append(entry("b", sign), " " + meaning);
      this.find(".legend").append(item);
    }
    this.find(".only").textContent = REDUCED[this.data.kind];
    const marks = this.model.marks();
    this.find(".marks").hidden = marks.length === 0;
    const noun = this.data.kind === "diff" ? "change" : "decision";
    this.find(".marks-name").textContent = marks.length + " " + noun + (marks.length === 1 ? "" : "s");
  }

  preferred() {
    const notebook = document.body.dataset.jpThemeLight;
    if (notebook) return notebook === "false" ? "dark" : "light";
    return this.dark.matches ? "dark" : "light";
  }

  theme(name) {
    this.host.dataset.theme = name;
    if (this.page) document.documentElement.style.background = name === "dark" ? "#15181c" : "#fff";
  }

  listen() {
    this.root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button) this[button.dataset.do](button);
    });
    this.input.addEventListener("input", () => this.search());
    this.input.addEventListener("keydown", (event) => this.searching(event));
    (this.page ? document : this.root).addEventListener("keydown", (event) => this.shortcut(event));
    this.dark.addEventListener("change", () => this.theme(this.preferred()));
    addEventListener("beforeprint", () => this.printing(true));
    addEventListener("afterprint", () => this.printing(false));
    this.hovering();
  }

  printing(on) {
    if (on) this.screenTheme = this.host.dataset.theme;
    this.theme(on ? "light" : this.screenTheme);
    this.host.toggleAttribute("data-printing", on);
    this.tree.print(on);
  }

  shortcut(event) {
    const typing = this.root.activeElement === this.input;
    if (typing || event.ctrlKey || event.metaKey || event.altKey || this.find("dialog").open) return;
    const actions = {
      "/": () => this.input.focus(),
      "?": () => this.help(),
      n: () => this.nextMark(),
      p: () => this.previousMark(),
      c: () => this.copyPath(),
      e: () => this.expand(),
      w: () => this.collapse(),
      t: () => this.toggleTheme(),
    };
    if (actions[event.key]) {
      actions[event.key]();
      event.preventDefault();
    }
  }

  searching(event) {
    if (event.key === "Enter") {
      this.jump(event.shiftKey ? -1 : 1);
      event.preventDefault();
    } else if (event.key === "Escape") {
      if (this.input.value) {
        this.input.value = "";
        this.search();
      }
      this.tree.box.focus();
    } else if (event.key === "ArrowDown") {
      this.tree.box.focus();
      event.preventDefault();
    }
  }

  search() {
    const query = this.input.value.trim().toLowerCase();
    this.matches = this.model.search(query);
    this.position = -1;
    this.tree.query = query;
    this.tree.found = new Set(this.matches);
    this.tree.current = -1;
    this.count.classList.toggle("none", query !== "" && this.matches.length === 0);
    this.applyReduction();
    if (this.matches.length) this.jump(1);
    else this.count.textContent = query ? "no match" : "";
  }

  jump(step) {
    const n = this.matches.length;
    if (!n) return;
    this.position = (this.position + step + n) % n;
    this.tree.current = this.matches[this.position];
    this.tree.go(this.tree.current, { center: true, focus: false });
    this.tree.draw();
    this.count.textContent = (this.position + 1) + " / " + n;
  }

  next() {
    this.jump(1);
  }

  previous() {
    this.jump(-1);
  }

  nextMark() {
    this.jumpMark(1);
  }

  previousMark() {
    this.jumpMark(-1);
  }

  jumpMark(step) {
    if (this.matches.length) {
      this.jump(step);
      return;
    }
    const marks = this.model.marks();
    if (!marks.length) return;
    const { active } = this.tree;
    const target = step > 0
      ? marks.find((i) => i > active) ?? marks[0]
      : marks.findLast((i) => i < active) ?? marks[marks.length - 1];
    this.tree.go(target, { center: true });
  }

  filter(button) {
    press(button);
    this.applyReduction();
  }

  focusView(button) {
    press(button);
    this.applyReduction();
  }

  applyReduction() {
    const { model } = this;
    const matchesOnly = pressed(this.find("[data-do=filter]")) && this.matches.length > 0;
    const focused = pressed(this.find(".only"));
    model.reduced = null;
    if (matchesOnly || focused) {
      const found = this.tree.found;
      const all = () => true;
      const decides = (i) => model.rows[i].kind === "hyper" || model.above(i, (row) => row.kind === "hyper") >= 0;
      const keep = matchesOnly ? (i) => found.has(i) : { space: decides,
        diff: (i) => Boolean(model.rows[i].change || model.side[i]) }[this.data.kind] || all;
      const drop = focused && this.data.kind === "tree" ? (i) => Boolean(model.rows[i].default)
        : focused && this.data.kind === "dna" ? (i) => Boolean(model.rows[i].rejected) : () => false;
      model.reduce(keep, drop);
      if (matchesOnly) this.matches.forEach((i) => model.reveal(i));
    }
    this.tree.refresh();
  }

  expand() {
    this.model.expandAll();
    this.tree.refresh();
  }

  collapse() {
    this.model.firstView();
    this.tree.go(0, { focus: false });
    this.tree.refresh();
  }

  toggleTheme() {
    this.theme(this.host.dataset.theme === "dark" ? "light" : "dark");
  }

  help() {
    this.find("dialog").showModal();
  }

  copyPath() {
    this.copy(this.model.path(this.tree.active));
  }

  copy(text) {
    const done = () => this.say(text === "" ? "Copied the root path" : "Copied " + cut(text, 60));
    const byHand = () => {
      const area = make("textarea", "offscreen");
      area.value = text;
      this.root.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      done();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
    else byHand();
  }

  say(text) {
    const toast = this.find(".toast");
    toast.textContent = text;
    toast.classList.add("shown");
    clearTimeout(this.saying);
    this.saying = setTimeout(() => toast.classList.remove("shown"), 1600);
  }

  // All that is known of a row, as pairs of name and text.
  facts(i) {
    const { model } = this;
    const row = model.rows[i];
    const field = model.field(i);
    const facts = [];
    if (row.kind === "object") {
      facts.push(["type", model.type(i).name], ["builds", model.type(i).builds]);
    } else if (row.kind === "literal") {
      facts.push(["type", row.java || "none"]);
    }
    if (row.rightPath) facts.push(["path on the right", row.rightPath]);
    if (row.right) facts.push(["before", row.text], ["after", row.right.text]);
    else if (row.kind === "literal" && row.text.length > 40) facts.push(["value", row.text]);
    if (row.kind === "ref") facts.push(["leads to", row.target || "nothing in this tree"]);
    if (row.kind === "hyper") {
      if (row.id !== undefined) facts.push(["decision", row.id || "(root)"]);
      facts.push(["asks for", row.text + " " + (row.settings || "")]);
      const outcome = model.outcome(i, 2000);
      if (outcome !== undefined) facts.push(["decided", outcome]);
      if (row.ways) facts.push(["outcomes", row.ways]);
      if (row.name) facts.push(["name", row.name]);
      if (row.tie) facts.push(["tied as", row.tie]);
      if (row.hints) facts.push(["hints", row.hints.join(", ")]);
      if (row.problem) facts.push(["problem", row.problem]);
    }
    if (field) {
      facts.push(["field", field.name + ": " + field.spec]);
      if (field.default !== undefined) facts.push(["default", field.default]);
      if (field.doc) facts.push(["about", field.doc]);
    }
    if (model.has(i)) facts.push(["nodes below", String(model.end[i] - i - 1)]);
    return facts;
  }

  detail(i) {
    const path = this.model.path(i);
    const line = make("div", "path");
    const copy = make("button", "");
    copy.textContent = "Copy path";
    copy.title = "Copy path (c)";
    copy.addEventListener("click", () => this.copy(path));
    line.append(entry("code", path || "(root)"), copy);
    const list = make("dl", "");
    for (const [name, text] of this.facts(i)) list.append(entry("dt", name), entry("dd", text));
    this.find(".detail").replaceChildren(line, list);
  }

  hovering() {
    const { box } = this.tree;
    const tip = this.find(".tip");
    const hide = () => {
      clearTimeout(this.hover);
      tip.hidden = true;
    };
    box.addEventListener("mouseover", (event) => {
      const row = event.target.closest(".row");
      hide();
      if (row) this.hover = setTimeout(() => this.tip(tip, row), 350);
    });
    for (const kind of ["mouseleave", "scroll", "keydown", "mousedown"]) box.addEventListener(kind, hide);
  }

  tip(tip, row) {
    const i = Number(row.dataset.i);
    const list = make("dl", "");
    for (const [name, text] of this.facts(i).slice(0, 6)) list.append(entry("dt", name), entry("dd", cut(text, 160)));
    tip.replaceChildren(entry("code", this.model.path(i) || "(root)"), list);
    tip.hidden = false;
    const at = row.getBoundingClientRect();
    const left = Math.max(at.left, this.tree.box.getBoundingClientRect().left) + 22 * this.model.depth[i] + 44;
    const below = at.bottom + tip.offsetHeight + 8 < innerHeight;
    tip.style.left = Math.max(8, Math.min(left, innerWidth - tip.offsetWidth - 12)) + "px";
    tip.style.top = (below ? at.bottom + 4 : at.top - tip.offsetHeight - 4) + "px";
  }
}

function entry(name, text) {
  const element = make(name, "");
  element.textContent = visibly(text);
  return element;
}

function pressed(button) {
  return button.getAttribute("aria-pressed") === "true";
}

function press(button) {
  button.setAttribute("aria-pressed", String(!pressed(button)));
}

for (const host of document.querySelectorAll(".espalier-view:not([data-ready])")) {
  host.dataset.ready = "";
  new View(host);
}
