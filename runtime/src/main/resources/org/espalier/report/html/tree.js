// The rows on screen. Only those in sight exist as elements, so a view of many thousand nodes scrolls freely.
class Tree {
  constructor(root, model) {
    this.model = model;
    this.box = root.querySelector(".tree");
    this.canvas = root.querySelector(".canvas");
    this.id = "row-" + Math.random().toString(36).slice(2, 8) + "-";
    this.elements = new Map();
    this.active = 0;
    this.query = "";
    this.found = new Set();
    this.current = -1;
    this.onActive = () => {};
    this.rowHeight = 24;
    this.box.addEventListener("scroll", () => this.later(), { passive: true });
    new ResizeObserver(() => {
      const width = this.box.clientWidth;
      if (width !== this.width) this.draw();
      else this.later();
    }).observe(this.box);
    this.box.addEventListener("click", (event) => this.clicked(event));
    this.box.addEventListener("keydown", (event) => this.pressed(event));
    this.box.addEventListener("focus", () => this.onActive(this.active));
    this.refresh();
  }

  later() {
    if (!this.waiting) {
      this.waiting = requestAnimationFrame(() => {
        this.waiting = 0;
        this.place();
      });
    }
  }

  // After rows were opened, closed or reduced.
  refresh() {
    this.shown = this.model.visible();
    this.at = new Map(this.shown.map((i, position) => [i, position]));
    while (!this.at.has(this.active) && this.active > 0) this.active = this.model.rows[this.active].up;
    this.draw();
  }

  // Makes all elements anew.
  draw() {
    this.width = this.box.clientWidth;
    this.canvas.replaceChildren();
    this.elements.clear();
    this.canvas.style.height = this.shown.length * this.rowHeight + "px";
    this.place();
  }

  // Makes the elements that came into sight and drops those that left it.
  place() {
    const first = Math.max(0, Math.floor(this.box.scrollTop / this.rowHeight) - 10);
    const count = Math.ceil((this.box.clientHeight || 600) / this.rowHeight) + 20;
    const wanted = new Set(this.printing ? this.shown : this.shown.slice(first, first + count));
    if (this.at.has(this.active)) wanted.add(this.active);
    for (const [i, element] of this.elements) {
      if (!wanted.has(i)) {
        element.remove();
        this.elements.delete(i);
      }
    }
    const fresh = document.createDocumentFragment();
    for (const i of wanted) {
      if (!this.elements.has(i)) {
        const element = this.row(i);
        this.elements.set(i, element);
        fresh.append(element);
      }
    }
    this.canvas.append(fresh);
    this.box.setAttribute("aria-activedescendant", this.id + this.active);
  }

  row(i) {
    const { model } = this;
    const row = model.rows[i];
    const element = make("div", "row " + row.kind);
    element.id = this.id + i;
    element.dataset.i = i;
    element.style.top = this.at.get(i) * this.rowHeight + "px";
    element.setAttribute("role", "treeitem");
    element.setAttribute("aria-level", model.depth[i] + 1);
    element.setAttribute("aria-posinset", model.place[i]);
    element.setAttribute("aria-setsize", row.up < 0 ? 1 : model.children[row.up].length);
    element.setAttribute("aria-selected", i === this.active);
    if (model.has(i)) element.setAttribute("aria-expanded", model.open[i] === 1);
    if (model.isCandidate(i)) element.classList.add("candidate");
    if (row.pick !== undefined) element.classList.add("picked");
    if (model.dim[i]) element.classList.add("dim");
    const state = row.change || model.side[i];
    if (state) element.classList.add(state);
    if (i === this.current) element.classList.add("current");
    element.style.setProperty("--depth", model.depth[i]);
    element.append(make("span", "guides"), make("span", "twist"));
    new RowContent(this, i, element).fill();
    return element;
  }

  restyle(i) {
    const old = this.elements.get(i);
    if (old && this.at.has(i)) {
      const fresh = this.row(i);
      old.replaceWith(fresh);
      this.elements.set(i, fresh);
    }
  }

  // Makes row `i` the active one, opening what hides it.
  go(i, { center = false, focus = true } = {}) {
    if (!this.at.has(i)) {
      this.model.reveal(i);
      if (this.model.reduced && !this.model.reduced[i]) this.model.reduced = null;
      this.refresh();
    }
    const before = this.active;
    this.active = i;
    const top = this.at.get(i) * this.rowHeight;
    const { scrollTop, clientHeight } = this.box;
    const inSight = top >= scrollTop && top + this.rowHeight <= scrollTop + clientHeight;
    if (!inSight) {
      this.box.scrollTop = center ? top - clientHeight / 2
        : top < scrollTop ? top : top + this.rowHeight - clientHeight;
    }
    this.place();
    this.restyle(before);
    this.restyle(i);
    if (focus) this.box.focus({ preventScroll: true });
    this.onActive(i);
  }

  toggle(i, open = !this.model.open[i]) {
    if (!this.model.has(i)) return;
    this.model.open[i] = open ? 1 : 0;
    this.refresh();
  }

  // What Enter does: follows a reference, opens or closes anything else.
  enter(i) {
    const { to } = this.model.rows[i];
    if (to === undefined) this.toggle(i);
    else this.go(to, { center: true });
  }

  clicked(event) {
    const element = event.target.closest(".row");
    if (!element) return;
    const i = Number(element.dataset.i);
    const follows = event.target.closest(".ref-link");
    this.go(i);
    if (follows || event.target.closest(".twist")) this.enter(i);
    else if (event.detail === 2) this.toggle(i);
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { model, active } = this;
    const position = this.at.get(active);
    const page = Math.max(1, Math.floor(this.box.clientHeight / this.rowHeight) - 2);
    const to = (target) => this.go(this.shown[Math.min(this.shown.length - 1, Math.max(0, target))]);
    const actions = {
      ArrowDown: () => to(position + 1),
      ArrowUp: () => to(position - 1),
      PageDown: () => to(position + page),
      PageUp: () => to(position - page),
      Home: () => to(0),
      End: () => to(this.shown.length - 1),
      ArrowRight: () => {
        if (!model.has(active)) return;
        if (model.open[active]) to(position + 1);
        else this.toggle(active, true);
      },
      ArrowLeft: () => {
        if (model.open[active] && model.has(active)) this.toggle(active, false);
        else if (model.rows[active].up >= 0) this.go(model.rows[active].up);
      },
      Enter: () => this.enter(active),
      " ": () => this.toggle(active),
      "*": () => {
        const { up } = model.rows[active];
        if (up < 0) return;
        for (const sibling of model.children[up]) model.open[sibling] = model.has(sibling) ? 1 : 0;
        this.refresh();
      },
    };
    const action = actions[event.key];
    if (action) {
      action();
      event.preventDefault();
    }
  }

  print(on) {
    this.printing = on;
    this.draw();
  }
}

// What one row says. Texts of the tree are only ever set as text, never read as HTML.
class RowContent {
  constructor(tree, i, element) {
    this.tree = tree;
    this.model = tree.model;
    this.i = i;
    this.row = tree.model.rows[i];
    this.element = element;
  }

  fill() {
    const { row } = this;
    this.mark();
    if (row.kind !== "rest") this.label();
    this[row.kind === "literal" ? "value" : row.kind]?.(row);
    this.notes();
  }

  add(kind, text) {
    const span = make("span", kind);
    span.append(...this.highlighted(visibly(text)));
    this.element.append(span);
    return span;
  }

  // The text with what was searched for marked.
  highlighted(text) {
    const { query, found } = this.tree;
    const at = query && found.has(this.i) ? text.toLowerCase().indexOf(query) : -1;
    if (at < 0) return [text];
    const hit = make("mark", "");
    hit.textContent = text.slice(at, at + query.length);
    return [text.slice(0, at), hit, text.slice(at + query.length)];
  }

  mark() {
    const { row, model, i } = this;
    const signs = { changed: "~", added: "+", removed: "−" };
    const state = row.change || (model.side[i] && !row.change ? model.side[i] : "");
    const sign = make("span", "sign");
    if (state) this.say(sign, signs[state], state);
    else if (row.rejected) this.say(sign, "○", "not chosen");
    else if (row.pick !== undefined) this.say(sign, "●", "chosen");
    else if (row.kind === "hyper") this.say(sign, "◆", "decision");
    else if (model.isCandidate(i)) this.say(sign, "◇", "candidate");
    else if (row.kind === "hole") this.say(sign, "?", "missing");
    if (model.signs) this.element.append(sign);
  }

  say(sign, text, meaning) {
    sign.textContent = text;
    sign.setAttribute("role", "img");
    sign.setAttribute("aria-label", meaning);
  }

  label() {
    const { model, i, row } = this;
    const key = model.key(i);
    if (row.up < 0 || key === "") return;
    const up = model.rows[row.up].kind;
    const minor = up === "list" || up === "hyper" ? " minor" : "";
    this.add("key" + minor, cut(key, 80));
  }

  room() {
    const used = 22 * this.model.depth[this.i] + 60 + this.element.textContent.length * 8;
    return Math.max(16, Math.floor((this.tree.width - used) / 8.2) - 4);
  }

  parts(open, close) {
    const { model, i } = this;
    if (!model.has(i)) this.add("punct", open + close);
    else if (!model.open[i]) this.add("preview", open + cut(model.preview(i, this.room()), this.room()) + close);
  }

  object() {
    this.add("type", this.model.typeName(this.i));
    this.parts("(", ")");
  }

  list() {
    const n = this.model.children[this.i].length;
    this.add("type plain", n + (n === 1 ? " element" : " elements"));
    this.parts("[", "]");
  }

  map() {
    const n = this.model.children[this.i].length;
    this.add("type plain", n + (n === 1 ? " entry" : " entries"));
    this.parts("{", "}");
  }

  value(row) {
    const { right } = row;
    if (!right) {
      this.add("value " + row.of, cut(row.text, Math.max(40, this.room())));
      return;
    }
    const before = row.kind === "hole" ? "missing" : row.text || row.settings || "";
    this.add("value before " + (row.of || ""), cut(before, 60));
    this.add("arrow", "→");
    this.add("value after " + (right.of || ""), cut(right.text || right.settings || "", 60));
  }

  ref(row) {
    if (row.right) {
      this.value(row);
      return;
    }
    this.add(row.to === undefined ? "value ref" : "value ref ref-link", "↗ " + row.text);
  }

  hole(row) {
    if (row.right) {
      this.value(row);
      return;
    }
    this.add("value missing", "missing: " + (this.model.field(this.i)?.spec ?? "a value"));
  }

  hyper(row) {
    this.add("word", row.text);
    if (row.right) {
      this.value({ text: row.settings, right: row.right });
      return;
    }
    if (row.settings) this.add("settings", row.settings);
    const outcome = this.model.outcome(this.i, 200);
    if (outcome !== undefined) {
      if (row.unit !== undefined) this.gauge(row.unit);
      this.add("outcome", "= " + cut(outcome, Math.max(24, this.room())));
    } else if (this.model.has(this.i) && !this.model.open[this.i]) {
      this.add("preview", "{" + cut(this.model.preview(this.i, this.room()), this.room()) + "}");
    }
  }

  // Where in its range a number lies.
  gauge(unit) {
    const gauge = make("span", "gauge");
    gauge.setAttribute("aria-hidden", "true");
    const dot = make("span", "dot");
    dot.style.left = 100 * unit + "%";
    gauge.append(dot);
    this.element.append(gauge);
  }

  change() {
    if (!this.model.open[this.i]) {
      const [before, after] = this.model.children[this.i].map((child) => this.model.compact(child, this.room() / 2));
      this.add("value before", cut(before, this.room() / 2));
      this.add("arrow", "→");
      this.add("value after", cut(after, this.room()));
    } else {
      this.add("settings", "replaced");
    }
  }

  rest(row) {
    this.add("settings", row.text);
  }

  notes() {
    const { row } = this;
    if (row.name) this.add("note", row.name);
    if (row.tie) this.add("note", "tied: " + row.tie);
    for (const hint of row.hints || []) this.add("note", "#" + hint);
    if (row.ways && this.model.data.kind === "space" && this.model.has(this.i)) this.add("ways", "× " + row.ways);
    if (row.open && !row.tie) this.add("note", "left open");
    if (row.pick !== undefined && this.model.picksSeveral(row.up)) this.add("note", "pick " + row.pick);
    if (row.default) this.add("faint", "default");
  }
}

// The text with the characters spelt out that would not be seen, or would change the direction of writing.
function visibly(text) {
  return text.replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g,
      (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
}

function make(name, kind) {
  const element = document.createElement(name);
  if (kind) element.className = kind;
  return element;
}
