// Search, filters and sorting of the report. All rows are in the page already; the state is in
// the address (#?q=…&country=JP), so that a link leads to what one sees. No page text is ever
// made into markup here: it is only read.
"use strict";
(() => {
  const names = ["q", "host", "country", "kind", "review", "code", "field", "since"];
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const table = document.querySelector("table.records");
  const items = [...document.querySelectorAll("[data-host]")];
  const text = new Map(items.map((item) => [item, fold(item.dataset.text || item.textContent)]));
  const bodies = table ? [...table.tBodies] : [];
  const homes = new Map(bodies.map((body) => [body, [...body.rows]]));

  function fold(words) {
    return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function read() {
    const hash = location.hash;
    return new URLSearchParams(hash.startsWith("#?") ? hash.slice(2) : "");
  }

  function write(state) {
    for (const [name, value] of [...state]) if (!value) state.delete(name);
    const query = state.toString();
    // An empty state leaves the address as it was.
    if (query || location.hash.startsWith("#?")) history.replaceState(null, "", "#" + (query ? "?" + query : ""));
    apply();
  }

  function fits(item, state) {
    return names.every((name) => {
      const wanted = state.get(name);
      if (!wanted) return true;
      if (name === "q") return fold(wanted).split(/\s+/).every((word) => text.get(item).includes(word));
      return (item.dataset[name] || "").split("\n").includes(wanted);
    });
  }

  function apply() {
    const state = read();
    for (const name of names) if (form.elements[name]) form.elements[name].value = state.get(name) || "";
    let count = 0;
    for (const item of items) {
      const fit = fits(item, state);
      item.hidden = !fit;
      if (item.matches("tr")) {
        count += fit;
        if (item.nextElementSibling) item.nextElementSibling.hidden = !fit;
      }
    }
    for (const group of document.querySelectorAll(".codes")) {
      const own = [...group.querySelectorAll("[data-host]")];
      group.hidden = own.length > 0 && own.every((item) => item.hidden);
    }
    sort(state.get("sort"));
    const on = names.some((name) => state.get(name));
    shown.textContent = on ? `${count} of ${items.filter((item) => item.matches("tr")).length} records` : "";
    form.elements.clear.hidden = !on && !state.get("sort");
  }

  function sort(by) {
    if (!table) return;
    const down = by && by.startsWith("-");
    const column = by ? Number(by.replace("-", "")) : NaN;
    for (const head of table.tHead.rows[0].cells) {
      head.setAttribute("aria-sort", head.cellIndex !== column ? "none" : down ? "descending" : "ascending");
    }
    for (const [body, rows] of homes) {
      body.append(...rows);
      body.rows[0].hidden = [...body.rows].slice(1).every((row) => row.hidden);
    }
    if (Number.isNaN(column) || !bodies.length) return;
    const pairs = bodies.flatMap((body) => [...body.querySelectorAll("tr[data-host]")]).map((row) => [row, row.nextElementSibling]);
    const key = ([row]) => row.cells[column] ? row.cells[column].dataset.key || "" : "";
    pairs.sort((one, two) => {
      const [a, b] = [key(one), key(two)];
      if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
      const order = isNaN(a) || isNaN(b) ? a.localeCompare(b) : a - b;
      return down ? -order : order;
    });
    for (const body of bodies) body.rows[0].hidden = true;
    bodies[0].append(...pairs.flat());
  }

  function fill(name) {
    const select = form.elements[name];
    const counts = new Map();
    for (const item of items.filter((each) => each.matches("tr") || name === "code" || name === "field")) {
      for (const value of (item.dataset[name] || "").split("\n")) if (value) counts.set(value, (counts.get(value) || 0) + 1);
    }
    for (const value of [...counts.keys()].sort((a, b) => a.localeCompare(b))) {
      select.add(new Option(`${value.replaceAll("_", " ")} (${counts.get(value)})`, value));
    }
  }

  for (const name of names) if (form.elements[name].options) fill(name);
  for (const head of table ? table.tHead.rows[0].cells : []) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => {
      const state = read();
      const now = state.get("sort");
      const column = String(head.cellIndex);
      state.set("sort", now === column ? "-" + column : now === "-" + column ? "" : column);
      write(state);
    });
    head.replaceChildren(button);
  }
  form.addEventListener("input", () => {
    const state = read();
    for (const name of names) state.set(name, form.elements[name].value);
    write(state);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.clear.addEventListener("click", () => write(new URLSearchParams()));
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, select, textarea")) {
      event.preventDefault();
      form.elements.q.focus();
    } else if (event.key === "Escape" && event.target.closest("#filters")) {
      write(new URLSearchParams());
      event.target.blur();
    }
  });
  window.addEventListener("hashchange", apply);
  form.hidden = false;
  apply();
})();
