// A file goes up as soon as it is chosen, in parts, and goes on where a bad line cut it: the core of tus 1.0 (nominations/views/uploads.py).
// Without this file the form sends the file with its button.
"use strict";

(() => {
  const box = document.getElementById("upload");
  if (!box) return;
  const form = box.closest("form");
  const input = form.querySelector("input[type=file]");
  const words = box.dataset;
  const bar = box.querySelector("progress");
  const line = box.querySelector(".upload-line");
  const status = box.querySelector("[role=status]");
  const alert = box.querySelector("[role=alert]");
  const original = box.querySelector("#upload-original");
  const PART = 128 * 1024; // bytes: under three seconds at 400 kbit/s
  const PATIENCE = 60000; // ms for one part
  const RETRY = [1000, 2000, 5000, 10000, 20000, 30000];
  const LONGEST_SIDE = 2400; // pixels of a photo that is made smaller: a page of A4 stays legible
  const SMALL = 1024 * 1024; // bytes of a picture that goes as it is

  // --- what the page says -----------------------------------------------------------------------------------------------

  const size = (bytes) => (bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1).replace(".", ",")} MB`);
  const said = (text, facts = {}) => text.replace(/\{(\w+)\}/g, (_all, name) => facts[name] ?? "");
  const say = (text, working = true) => {
    alert.closest(".note").hidden = true;
    line.hidden = !working;
    status.textContent = text;
  };
  const cry = (text) => {
    say("", false);
    alert.closest(".note").hidden = false;
    alert.textContent = text;
    input.classList.add("is-invalid");
  };

  // --- one request ------------------------------------------------------------------------------------------------------

  class Ended extends Error {} // nothing more comes of this upload; the message is for the person
  let stop = new AbortController();

  const wait = (ms) => new Promise((resolve) => {
    const done = () => (clearTimeout(clock), window.removeEventListener("online", done), stop.signal.removeEventListener("abort", done), resolve());
    const clock = setTimeout(done, ms);
    window.addEventListener("online", done);
    stop.signal.addEventListener("abort", done);
  });

  // The response of the portal, or null when the line or the portal is down.
  async function ask(method, address, headers = {}, body = undefined) {
    const patience = new AbortController();
    const clock = setTimeout(() => patience.abort(), PATIENCE);
    const give = () => patience.abort();
    stop.signal.addEventListener("abort", give);
    try {
      const token = form.elements.csrfmiddlewaretoken.value;
      const all = { "Tus-Resumable": "1.0.0", "X-CSRFToken": token, ...headers };
      const response = await fetch(address, { method, headers: all, body, redirect: "manual", signal: patience.signal });
      if (response.type === "opaqueredirect") throw new Ended(words.signedOut);
      if (response.status >= 500) return null;
      return response;
    } catch (error) {
      if (error instanceof Ended) throw error;
      return null;
    } finally {
      clearTimeout(clock);
      stop.signal.removeEventListener("abort", give);
      if (stop.signal.aborted) throw new Ended("");
    }
  }

  // Ask until there is an answer; `lost` tells the person that it takes longer.
  async function insist(lost, ...request) {
    for (let turn = 0; ; turn++) {
      const response = await ask(...request);
      if (response) return response;
      lost();
      await wait(RETRY[Math.min(turn, RETRY.length - 1)]);
    }
  }

  async function reason(response) {
    const json = response.headers.get("Content-Type")?.includes("json");
    return (json && (await response.json()).said) || words.reload;
  }

  // --- one file ---------------------------------------------------------------------------------------------------------

  const hash = async (data) => (window.crypto?.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", data)) : null);
  const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
  const text64 = (text) => base64(new TextEncoder().encode(text));
  const hex = (bytes) => [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");

  // A photo of a telephone, redrawn at a size that is enough; whatever a browser cannot draw goes as it is.
  async function smaller(file) {
    if (original.checked || file.size < SMALL || !/^image\/(jpeg|png|webp)$/.test(file.type) || !window.createImageBitmap) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      const drawn = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
      if (!drawn || drawn.size >= file.size) return file;
      return new File([drawn], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
    } catch {
      return file;
    }
  }

  async function send(chosen) {
    say(said(words.preparing, { name: chosen.name }));
    const file = await smaller(chosen);
    const digest = await hash(await file.arrayBuffer());
    const facts = { name: chosen.name, size: size(file.size), done: size(0) };
    const lost = () => say(said(words.waiting, facts));
    const told = [`filename ${text64(file.name)}`, ...(digest ? [`sha256 ${text64(hex(digest))}`] : [])].join(",");
    const begun = await insist(lost, "POST", words.to, { "Upload-Length": String(file.size), "Upload-Metadata": told });
    if (begun.status !== 201) throw new Ended(await reason(begun));
    const address = begun.headers.get("Location");
    let offset = Number(begun.headers.get("Upload-Offset"));
    while (offset < file.size) {
      facts.done = size(offset);
      bar.value = Math.round((100 * offset) / file.size);
      say(said(words.sending, facts));
      offset = await part(file, address, offset, lost);
    }
    bar.value = 100;
    say(said(words.checking, facts));
    const body = new URLSearchParams({ base: form.elements.base?.value ?? "" });
    const done = await insist(lost, "POST", `${address}selesai/`, {}, body);
    if (!done.ok) throw new Ended(await reason(done));
    return done.json();
  }

  // Send what begins at `offset`; gives back where to go on.
  async function part(file, address, offset, lost) {
    const data = await file.slice(offset, offset + PART).arrayBuffer();
    const digest = await hash(data);
    const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) };
    if (digest) headers["Upload-Checksum"] = `sha256 ${base64(digest)}`;
    let response = await ask("PATCH", address, headers, data);
    if (!response) {
      lost(); // perhaps it came and only the answer was lost: ask before sending it again
      await wait(RETRY[0]);
      response = await insist(lost, "HEAD", address);
    }
    if (response.status === 460) return offset;
    if (response.headers.has("Upload-Offset")) return Number(response.headers.get("Upload-Offset"));
    throw new Ended(response.status === 404 ? words.again : await reason(response));
  }

  // --- when -------------------------------------------------------------------------------------------------------------

  let running = null;
  input.addEventListener("change", () => {
    const file = input.files[0];
    if (!file) return;
    stop.abort();
    stop = new AbortController();
    const mine = stop;
    input.classList.remove("is-invalid");
    running = send(file).then((answer) => stored(answer), (error) => {
      if (mine !== stop) return;
      if (error.message) cry(error.message);
      else say("", false);
      input.value = "";
    }).finally(() => mine === stop && (running = null));
  });

  function stored(answer) {
    input.value = "";
    if (form.elements.base) form.elements.base.value = answer.base;
    say("", false);
    const link = document.createElement("a");
    link.className = "text-link";
    link.href = answer.url;
    link.textContent = answer.said;
    status.append(link);
    const photo = document.querySelector("img.photo");
    if (words.picture && photo) photo.src = `${answer.url}?${Date.now()}`;
  }

  box.querySelector("[data-act=stop]").addEventListener("click", () => stop.abort());
  form.addEventListener("submit", (event) => {
    if (!running) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    form.setAttribute("aria-busy", "true");
    running.then(() => form.removeAttribute("aria-busy")).then(() => alert.closest(".note").hidden && form.requestSubmit(button));
  });
  window.addEventListener("beforeunload", (event) => running && event.preventDefault());

  (input.closest("[id^=div_]") || input.parentElement).append(box);
  box.hidden = false;
})();
