"use strict";
const page = document.documentElement;
document.getElementById("language").addEventListener("click", () => {
  page.lang = page.lang === "ar" ? "en" : "ar";
  page.dir = page.lang === "ar" ? "rtl" : "ltr";
});
document.getElementById("direction").addEventListener("click", () => {
  page.dir = page.dir === "rtl" ? "ltr" : "rtl";
});
for (const button of document.querySelectorAll("th button")) {
  button.addEventListener("click", () => {
    const head = button.closest("th");
    const table = head.closest("table");
    const column = [...head.parentNode.children].indexOf(head);
    const down = head.getAttribute("aria-sort") !== "descending";
    for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const value = (row) => row.children[column].dataset.value ?? row.children[column].innerText.trim();
    const order = (a, b) => {
      const [x, y] = [value(a), value(b)];
      const found = x !== "" && y !== "" && !isNaN(x) && !isNaN(y) ? x - y : x.localeCompare(y);
      return down ? -found : found;
    };
    const body = table.tBodies[0];
    body.append(...[...body.rows].sort(order));
  });
}
