// The rows of a view and what is open, shown and found among them. Knows nothing of the page.
class Model {
  constructor(data) {
    this.data = data;
    this.rows = data.rows;
    const n = this.rows.length;
    this.depth = new Int32Array(n);
    this.end = new Int32Array(n); // number of the row behind the last one below
    this.place = new Int32Array(n); // position among the siblings, from 1
    this.children = Array.from({ length: n }, () => []);
    this.open = new Uint8Array(n);
    this.dim = new Uint8Array(n); // inside a candidate that was not picked
    this.side = new Array(n).fill("");
    this.texts = [];
    this.reduced = null;
    this.signs = data.kind !== "tree" || this.rows.some((row) => row.kind === "hyper" || row.kind === "hole");
    this.rows.forEach((row, i) => {
      this.end[i] = i + 1;
      if (row.up >= 0) {
        this.depth[i] = this.depth[row.up] + 1;
        this.children[row.up].push(i);
        this.place[i] = this.children[row.up].length;
      } else {
        this.place[i] = 1;
      }
      this.dim[i] = row.rejected || (row.up >= 0 && this.dim[row.up]) ? 1 : 0;
      this.side[i] = row.side || "";
    });
    for (let i = n - 1; i > 0; i--) {
      const up = this.rows[i].up;
      this.end[up] = Math.max(this.end[up], this.end[i]);
    }
    this.firstView();
  }

  has(i) {
    return this.children[i].length > 0;
  }

  above(i, wanted) {
    for (let at = this.rows[i].up; at >= 0; at = this.rows[at].up) {
      if (wanted(this.rows[at])) return at;
    }
    return -1;
  }

  path(i) {
    const steps = [];
    for (let at = i; at >= 0; at = this.rows[at].up) {
      const row = this.rows[at];
      if (row.path !== undefined) {
        steps.push(row.path && row.path[0] !== "[" ? "." + row.path : row.path);
        break;
      }
      steps.push(row.step || "");
    }
    return steps.reverse().join("").replace(/^\./, "");
  }

  key(i) {
    const row = this.rows[i];
    if (row.key) return row.key;
    const step = row.step || "";
    if (step.startsWith("[=")) return step.slice(2, -1);
    return step.startsWith("[") ? step.slice(1, -1) : step.slice(1);
  }

  isCandidate(i) {
    const up = this.rows[i].up;
    return up >= 0 && this.rows[up].kind === "hyper";
  }

  type(i) {
    return this.data.types[this.rows[i].type];
  }

  typeName(i) {
    return this.type(i).name.replace(/^.*\./, "");
  }

  // The field that a row stands in; that of the choice for a candidate.
  field(i) {
    let at = i;
    while (this.isCandidate(at)) at = this.rows[at].up;
    const up = this.rows[at].up;
    if (up < 0 || this.rows[up].kind !== "object") return undefined;
    const key = this.key(at);
    return this.type(up).fields.find((field) => field.name === key || JSON.stringify(field.name) === key);
  }

  // The compact form of what is below a row, cut to about `limit` characters.
  preview(i, limit) {
    const row = this.rows[i];
    const parts = [];
    let used = 0;
    for (const child of this.children[i]) {
      if (used > limit) {
        parts.push("…");
        break;
      }
      const named = row.kind === "object" || row.kind === "map";
      const part = (named ? this.key(child) + "=" : "") + this.compact(child, limit - used);
      parts.push(part);
      used += part.length + 2;
    }
    return parts.join(", ");
  }

  compact(i, limit) {
    const row = this.rows[i];
    const inner = () => this.preview(i, limit);
    switch (row.kind) {
      case "object": return this.typeName(i) + "(" + inner() + ")";
      case "list": return "[" + inner() + "]";
      case "map": return "{" + inner() + "}";
      case "hyper": return this.outcome(i, limit) ?? row.text + "(" + (this.has(i) ? inner() : row.settings || "") + ")";
      case "change": return "…";
      default: return cut(row.text || "", 40);
    }
  }

  // What was decided at row `i`; undefined if nothing was.
  outcome(i, limit) {
    const row = this.rows[i];
    if (row.chosen !== undefined) return row.chosen;
    const picks = this.children[i].filter((child) => this.rows[child].pick !== undefined);
    if (row.kind !== "hyper" || picks.length === 0) return undefined;
    const texts = picks.sort((a, b) => this.rows[a].pick - this.rows[b].pick).map((pick) => this.compact(pick, limit));
    return this.picksSeveral(i) ? "[" + texts.join(", ") + "]" : texts[0];
  }

  picksSeveral(i) {
    return !/^1 of/.test(this.rows[i].settings || "");
  }

  // Opens level after level while the view stays short; of a DNA only what was picked, of a difference what differs.
  firstView(budget = 48) {
    this.open.fill(0);
    if (this.data.kind === "diff") {
      this.rows.forEach((row, i) => {
        if (row.change) this.reveal(i);
      });
    }
    this.open[0] = this.has(0) ? 1 : 0;
    let level = this.children[0].slice();
    let shown = this.visible().length;
    while (level.length) {
      const next = [];
      for (const i of level) {
        if (this.open[i]) {
          next.push(...this.children[i]);
        } else if (this.data.kind === "diff" && !this.rows[i].change && !this.side[i]) {
          continue;
        } else if (this.has(i) && !this.dim[i] && shown + this.children[i].length <= budget) {
          this.open[i] = 1;
          shown += this.children[i].length;
          next.push(...this.children[i]);
        }
      }
      level = next;
    }
  }

  reveal(i) {
    for (let at = this.rows[i].up; at >= 0; at = this.rows[at].up) this.open[at] = 1;
  }

  expandAll() {
    for (let i = 0; i < this.rows.length; i++) this.open[i] = this.has(i) ? 1 : 0;
  }

  // The rows to show, from top to bottom.
  visible() {
    const out = [];
    for (let i = 0; i < this.rows.length;) {
      if (this.reduced && !this.reduced[i]) {
        i = this.end[i];
        continue;
      }
      out.push(i);
      i = this.open[i] ? i + 1 : this.end[i];
    }
    return out;
  }

  // Reduces the view to the rows that `keep` accepts, with all above them; `drop` leaves out rows with all below.
  reduce(keep, drop) {
    const n = this.rows.length;
    this.reduced = new Uint8Array(n);
    for (let i = n - 1; i >= 0; i--) {
      if (keep(i)) this.reduced[i] = 1;
      if (this.reduced[i] && this.rows[i].up >= 0) this.reduced[this.rows[i].up] = 1;
    }
    for (let i = 0; i < n; i++) if (drop(i)) this.reduced.fill(0, i, this.end[i]);
  }

  // The text that is searched: what the row shows, its types, the names of its decision.
  text(i) {
    if (this.texts[i] === undefined) {
      const row = this.rows[i];
      const parts = [this.key(i), row.text, row.settings, row.chosen, row.name, row.tie, row.java];
      if (row.kind === "object") parts.push(this.type(i).name);
      if (row.right) parts.push(row.right.text);
      this.texts[i] = parts.filter(Boolean).concat(row.hints || []).join("\n").toLowerCase();
    }
    return this.texts[i];
  }

  search(query) {
    const wanted = query.trim().toLowerCase();
    if (!wanted) return [];
    const inPaths = /[.[\]]/.test(wanted);
    const found = [];
    for (let i = 0; i < this.rows.length; i++) {
      if (this.text(i).includes(wanted)
          || (inPaths && this.pathMatches(i, wanted))) {
        found.push(i);
      }
    }
    return found;
  }

  // Whether a path or an id contains `wanted` and did not do so one step above.
  pathMatches(i, wanted) {
    const path = this.path(i).toLowerCase();
    const above = path.length - (this.rows[i].step || "").length;
    return path.indexOf(wanted, Math.max(0, above - wanted.length + 1)) >= 0
        || (this.rows[i].id || "").toLowerCase().endsWith(wanted);
  }

  marks() {
    const wanted = this.data.kind === "diff" ? (row) => row.change : (row) => row.kind === "hyper";
    const found = [];
    this.rows.forEach((row, i) => {
      if (wanted(row) && !this.dim[i]) found.push(i);
    });
    return found;
  }
}

function cut(text, limit) {
  return text.length > limit ? text.slice(0, Math.max(0, limit - 1)) + "…" : text;
}
