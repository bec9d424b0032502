// A step of the form saves itself: a while after typing stops, and on leaving. What was typed stays in this browser until the portal has it.
// Only fields that were touched are sent, each with the value that it had before; the answer is that of nominations/views/autosaving.py.
"use strict";

(() => {
  const box = document.getElementById("autosave");
  if (!box) return;
  const form = box.closest("form");
  const words = box.dataset;
  const versionField = form.elements.version;
  const key = `ovop:${words.owner}:${location.pathname}`;
  const PAUSE = 1500; // ms after the last key
  const PATIENCE = 20000; // ms until a save counts as lost
  const RETRY = [3000, 5000, 10000, 20000, 40000, 60000];

  // --- fields: each name with a list of strings, as the form would send it --------------------------------------------

  const controls = {};
  for (const one of form.elements) {
    if (!one.name || one.disabled || ["hidden", "file", "submit", "button"].includes(one.type)) continue;
    (controls[one.name] ||= []).push(one);
  }
  const names = Object.keys(controls);
  const ticks = (one) => one.type === "checkbox" || one.type === "radio";
  const lines = (text) => text.replace(/\r?\n/g, "\r\n"); // as a form sends them
  const read = (name) => controls[name].flatMap((one) => {
    if (ticks(one)) return one.checked ? [one.value] : [];
    if (one.type === "select-multiple") return [...one.selectedOptions].map((option) => option.value);
    return [lines(one.value)];
  });
  const write = (name, values) => {
    for (const one of controls[name]) {
      if (ticks(one)) one.checked = values.includes(one.value);
      else if (one.type === "select-multiple") for (const option of one.options) option.selected = values.includes(option.value);
      else one.value = values[0] ?? "";
    }
  };
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  // `before`: what the portal has, as far as this page knows; a refused page shows what was typed, so it does not know.
  const before = Object.fromEntries(names.map((name) => [name, words.refused ? null : read(name)]));
  const shown = Object.fromEntries(names.map((name) => [name, read(name)])); // as the portal writes it: "1.234" where "1234" was typed
  const touched = () => names.filter((name) => !same(read(name), before[name]));
  const pick = (from, some) => Object.fromEntries(some.map((name) => [name, from(name)]));

  // --- what stays in this browser ---------------------------------------------------------------------------------------

  let kept = true; // whether this browser keeps anything at all
  const keep = (more = {}) => {
    const some = touched();
    try {
      if (!some.length) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify({ version: versionField.value, before: pick((name) => before[name], some), values: pick(read, some), ...more }));
      kept = true;
    } catch {
      kept = false;
    }
  };
  const remembered = () => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  };

  // --- what the page says -----------------------------------------------------------------------------------------------

  const quiet = box.querySelector("[data-quiet]");
  const loud = box.querySelector("[data-loud]");
  let savedAt = 0, savedWords = "";
  const say = (text) => {
    loud.hidden = true;
    quiet.hidden = false;
    quiet.textContent = text;
  };
  const cry = (text, act) => {
    quiet.hidden = true;
    loud.hidden = false;
    loud.querySelector("[role=alert]").textContent = text;
    for (const one of loud.querySelectorAll("[data-act]")) one.hidden = one.dataset.act !== act;
  };
  const ago = new Intl.RelativeTimeFormat(document.documentElement.lang || "id");
  const tellAge = () => {
    if (!savedAt || !loud.hidden || touched().length) return;
    const seconds = Math.round((Date.now() - savedAt) / 1000);
    const age = seconds < 60 ? ago.format(-seconds, "second") : ago.format(-Math.floor(seconds / 60), "minute");
    quiet.textContent = `${savedWords} · ${age}`;
  };
  setInterval(tellAge, 5000);

  const fault = (name, sentence) => {
    document.getElementById(`id_${name}_error`)?.remove();
    const last = controls[name]?.at(-1);
    if (!last) return;
    for (const one of controls[name]) {
      one.classList.toggle("is-invalid", Boolean(sentence));
      if (sentence) one.setAttribute("aria-invalid", "true");
      else one.removeAttribute("aria-invalid");
    }
    if (!sentence) return;
    const made = document.createElement("div");
    made.id = `id_${name}_error`;
    made.append(box.querySelector("[data-fault]").content.cloneNode(true));
    made.querySelector("[data-text]").textContent = sentence;
    (document.getElementById(`div_id_${name}`) || last.parentElement).append(made);
    last.setAttribute("aria-describedby", `${last.getAttribute("aria-describedby") || ""} ${made.id}`.trim());
  };

  // --- two people, one field --------------------------------------------------------------------------------------------

  let panel = null;
  const choose = (clashes) => {
    panel?.remove();
    panel = box.querySelector("[data-clashes]").content.cloneNode(true).firstElementChild;
    for (const clash of clashes) {
      const row = box.querySelector("[data-clash]").content.cloneNode(true).firstElementChild;
      row.querySelector("[data-label]").textContent = clash.label;
      row.querySelector("[data-mine]").textContent = clash.mine || "–";
      row.querySelector("[data-theirs]").textContent = clash.theirs || "–";
      row.addEventListener("click", (event) => {
        const use = event.target.dataset.use;
        if (!use) return;
        before[clash.name] = clash.raw; // known now, so that typing over it is a decision
        if (use === "theirs") write(clash.name, clash.raw);
        row.remove();
        keep();
        if (panel.querySelector(".clash")) return;
        panel.remove();
        panel = null;
        save();
      });
      panel.append(row);
    }
    form.before(panel);
    panel.focus();
  };

  // --- saving -----------------------------------------------------------------------------------------------------------

  let timer = 0, running = null, failures = 0, refused = {};
  const later = (delay = PAUSE) => {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  };
  const worthSending = (some) => some.length && !some.every((name) => same(refused[name], read(name)));

  function save(leaving = false) {
    clearTimeout(timer);
    if (panel || (running && !leaving)) return running || Promise.resolve();
    const some = touched();
    if (!worthSending(some)) return Promise.resolve();
    running = send(some, leaving).then((saved) => {
      running = null;
      if (saved && worthSending(touched())) later();
    });
    return running;
  }

  async function send(some, leaving) {
    const values = pick(read, some);
    const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value, version: versionField.value });
    body.set("before", JSON.stringify(pick((name) => before[name], some)));
    for (const name of some) for (const value of values[name]) body.append(name, value);
    say(words.saving);
    const stop = new AbortController();
    const clock = setTimeout(() => stop.abort(), PATIENCE);
    let response, answer;
    try {
      const small = body.toString().length < 60000; // more is not taken from a page that closes
      response = await fetch(words.to, { method: "POST", body, redirect: "manual", keepalive: leaving && small, signal: stop.signal });
      answer = response.type === "basic" && response.headers.get("Content-Type")?.includes("json") ? await response.json() : null;
    } catch {
      response = null;
    } finally {
      clearTimeout(clock);
    }
    return settle(response, answer, values);
  }

  // Tells what came of a save; true when the portal has it.
  function settle(response, answer, values) {
    if (response?.type === "opaqueredirect") return void cry(words.signedOut, "sign-in");
    if (!response || response.status >= 500) {
      cry(answer?.said || words.lost, "again");
      return void later(RETRY[Math.min(failures++, RETRY.length - 1)]);
    }
    failures = 0;
    if (!answer) return void cry(words.reload, "reload");
    if (answer.state === "stale") {
      cry(answer.said, "");
      return void choose(answer.clashes);
    }
    if (answer.state === "closed") return void cry(answer.said, "reload");
    const faults = answer.faults || {};
    refused = pick((name) => values[name], Object.keys(values).filter((name) => name in faults));
    for (const name of names) if (name in values || name in faults) fault(name, faults[name]);
    if (answer.state === "refused") return void cry([answer.said, faults.__all__].filter(Boolean).join(" "), "");
    stored(answer, values, faults);
    return true;
  }

  function stored(answer, values, faults) {
    const untouched = names.filter((name) => same(read(name), before[name]) && !(name in values));
    const renewed = untouched.filter((name) => !same(answer.fields[name], shown[name]));
    for (const name of renewed) write(name, answer.fields[name]), (before[name] = read(name));
    for (const name of Object.keys(values)) if (!(name in faults)) before[name] = values[name];
    Object.assign(shown, answer.fields);
    versionField.value = answer.version;
    keep();
    savedAt = Date.now();
    savedWords = answer.said;
    say(renewed.length ? `${answer.said}. ${words.renewed}` : answer.said);
    const bar = document.querySelector(".progress-line progress");
    if (bar) {
      bar.value = answer.readiness;
      bar.closest(".progress-line").querySelector("strong").textContent = `${answer.readiness}%`;
    }
    const top = document.querySelector("#saved > span");
    if (top) top.textContent = answer.said;
  }

  // --- when -------------------------------------------------------------------------------------------------------------

  form.addEventListener("input", (event) => {
    if (!(event.target.name in controls)) return;
    keep();
    if (loud.hidden) say(words.changed);
    if (!failures) later();
  });
  form.addEventListener("change", () => !failures && later(300));
  box.querySelector("[data-act=again]").addEventListener("click", () => save());
  window.addEventListener("online", () => failures && save());
  const leave = () => touched().length && save(true);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
  window.addEventListener("pagehide", leave);
  window.addEventListener("beforeunload", (event) => !kept && touched().length && event.preventDefault());

  // A button sends what was touched first and waits for a save under way, whose version it then knows. Where the portal is out of reach the
  // page stays, with all that was typed; the third press goes its own way.
  let through = false, vain = 0;
  form.addEventListener("submit", (event) => {
    if (!through && vain < 2 && (running || touched().length)) {
      event.preventDefault();
      const button = event.submitter;
      form.setAttribute("aria-busy", "true");
      Promise.resolve(running).then(() => save()).then(() => {
        if (panel || failures) form.removeAttribute("aria-busy");
        if (panel) return;
        if (failures) return void vain++;
        through = true;
        form.requestSubmit(button);
      });
      return;
    }
    clearTimeout(timer);
    window.removeEventListener("pagehide", leave);
    keep({ pressed: true });
  });

  // --- coming back ------------------------------------------------------------------------------------------------------

  const old = remembered();
  const wasSaved = old?.pressed && Number(versionField.value) > Number(old.version);
  const lost = old && !wasSaved ? Object.keys(old.values).filter((name) => name in controls && !same(old.values[name], read(name))) : [];
  if (lost.length) {
    for (const name of lost) {
      if (old.version !== versionField.value) before[name] = old.before[name];
      write(name, old.values[name]);
    }
    versionField.value = old.version;
  }
  keep();
  box.hidden = false;
  say(lost.length ? words.restored : words.waiting);
  if (touched().length && !words.refused) later(lost.length ? 800 : PAUSE);
})();
