// Sorting, filtering, searching: what a page does without is not made here.
(() => {
  "use strict";
  const korean = document.documentElement.lang === "ko";
  const plain = (text) => text.normalize("NFC").toLowerCase().replace(/\s+/g, "");

  // The last day of a day or period as either language writes it, as a number in their order.
  const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const lastDay = (text) => {
    const ko = text.match(/^(\d{4})(?:\. (\d+)\. (\d+)\.|년(?: (?:(\d+)월|(\d)분기|(상|하)반기))?)/);
    if (ko) {
      const month = ko[2] || ko[4] || (ko[5] ? ko[5] * 3 : ko[6] === "상" ? 6 : 12);
      return ko[1] * 10000 + month * 100 + Number(ko[3] || 31);
    }
    const en = text.match(/^(?:(?:(\d+) )?([A-Z][a-z]{2}) |H(\d) |Q(\d) )?(\d{4})(?:$| )/);
    if (!en) return null;
    const month = en[2] ? MONTHS.indexOf(en[2]) / 3 + 1 : en[3] ? en[3] * 6 : en[4] ? en[4] * 3 : 12;
    return en[5] * 10000 + month * 100 + Number(en[1] || 31);
  };
  const numberIn = (text) => {
    const found = text.match(/^[^\d]*([\d,]+(?:\.\d+)?)/);
    return found ? Number(found[1].replace(/,/g, "")) * (text.startsWith("-") ? -1 : 1) : null;
  };
  const keyOf = (cell) => {
    const text = cell ? cell.textContent.trim() : "";
    return { text, number: lastDay(text) ?? numberIn(text) };
  };
  const order = (one, other) => {
    if (!one.text || !other.text) return (one.text ? 0 : 1) - (other.text ? 0 : 1);
    if (one.number !== null && other.number !== null && one.number !== other.number) {
      return one.number - other.number;
    }
    return one.text.localeCompare(other.text, document.documentElement.lang, { numeric: true });
  };
  const sortBy = (table, index, heading) => {
    const up = heading.getAttribute("aria-sort") !== "ascending";
    table.querySelectorAll("th[aria-sort]").forEach((one) => one.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [keyOf(row.cells[index]), row]);
    rows.sort((one, other) => (up ? 1 : -1) * order(one[0], other[0]));
    body.append(...rows.map((one) => one[1]));
  };
  const makeSortable = (table) => {
    if (table.querySelector("tr[class^=below]") || table.tBodies[0].rows.length < 3) return;
    [...table.tHead.rows[0].cells].forEach((heading, index) => {
      if (heading.querySelector("svg") || !heading.textContent) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => sortBy(table, index, heading));
    });
  };
  const filter = (input, items, told) => {
    const texts = items.map((one) => plain(one.textContent));
    const show = () => {
      const wanted = plain(input.value);
      let found = 0;
      items.forEach((one, index) => {
        one.hidden = !texts[index].includes(wanted);
        if (!one.hidden) found += 1;
      });
      told.textContent = wanted ? `${found.toLocaleString()}${korean ? "건" : " found"}` : "";
    };
    input.addEventListener("input", show);
    show();
  };
  const makeFilterable = (table, number) => {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 12) return;
    const line = document.createElement("p");
    line.className = "filter";
    const label = document.createElement("label");
    label.htmlFor = `filter-${number}`;
    label.textContent = korean ? "표에서 찾기" : "Find in the table";
    const input = document.createElement("input");
    input.type = "search";
    input.id = label.htmlFor;
    const told = document.createElement("output");
    told.htmlFor = input.id;
    line.append(label, input, told);
    table.before(line);
    filter(input, rows, told);
  };

  document.querySelectorAll("main table").forEach((table, number) => {
    if (table.classList.contains("outcomes")) return;
    makeSortable(table);
    makeFilterable(table, number);
  });
  const find = document.getElementById("find");
  if (find) {
    find.closest(".filter").hidden = false;
    const asked = new URLSearchParams(location.search).get("q");
    if (asked) find.value = asked;
    filter(find, [...document.querySelectorAll(".everything > li")],
      document.getElementById("found"));
  }
})();
