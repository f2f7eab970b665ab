"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const answers = all(".answer");
  const choices = all("input[name=verdict]");
  const find = document.getElementById("find");
  const readout = document.querySelector(".readout");
  const words = answers.map((answer) => answer.textContent.toLowerCase());

  const chosen = () => choices.find((choice) => choice.checked).value;
  const shown = () => answers.filter((answer) => !answer.hidden && (chosen() === "all" || answer.dataset.verdict === chosen()));

  const update = () => {
    const asked = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    answers.forEach((answer, at) => { answer.hidden = !asked.every((word) => words[at].includes(word)); });
    const count = shown().length;
    readout.textContent = count === answers.length ? "" : `${count} of ${answers.length}`;
  };

  // To the next answer that is shown, from the one with the focus, else from the first in sight.
  const walk = (step) => {
    const list = shown();
    const now = list.indexOf(document.activeElement.closest(".answer"));
    const first = list.findIndex((answer) => answer.getBoundingClientRect().bottom > 0);
    const to = list[now < 0 ? Math.max(first, 0) : Math.min(Math.max(now + step, 0), list.length - 1)];
    to?.scrollIntoView({ block: "center" });
    to?.focus({ preventScroll: true });
  };

  const choose = (at) => { choices[at].checked = true; update(); };

  const others = () => {
    const folded = document.activeElement.closest(".answer")?.querySelector("details");
    if (folded) folded.open = !folded.open;
  };

  const keys = {
    j: () => walk(1), n: () => walk(1), k: () => walk(-1), p: () => walk(-1), o: others, "/": () => find.focus(),
    0: () => choose(0), 1: () => choose(1), 2: () => choose(2), 3: () => choose(3),
  };

  document.addEventListener("keydown", (event) => {
    if (event.target === find) {
      if (event.key === "Escape") { find.value = ""; update(); find.blur(); }
      return;
    }
    const action = keys[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  });
  for (const choice of choices) choice.addEventListener("change", update);
  find.addEventListener("input", update);
  for (const hidden of all(".find, .keys")) hidden.hidden = false;
  update();
})();
