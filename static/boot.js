// Starts the program of this page: unpacks the WebAssembly module, checks it, compiles it once, and
// runs it here; and in each worker that it asks for. The bundler puts this file into index.html.
"use strict";
(() => {
  // What the bundler found the SHA-256 of the WebAssembly module to be. This script itself is
  // pinned by its hash in the page's policy, so the module cannot be changed without a trace.
  const PROGRAM_SHA256 = "{program-sha256}";

  const byId = (id) => document.getElementById(id);

  // Shows one of the page's prepared messages. They wait outside of what the program redraws.
  const messages = ["no-webassembly", "old-browser", "framed", "damaged", "stopped"]
    .map((id) => [id, byId(id)]);
  const stop = (id) => {
    for (const [name, message] of messages) {
      if (name === id) {
        (document.querySelector("main") ?? document.body).prepend(message);
        message.hidden = false;
      }
    }
    byId("starting")?.remove();
  };

  addEventListener("securitypolicyviolation", (event) => {
    const notice = byId("violations");
    notice.querySelector("span").textContent += `${event.effectiveDirective} `;
    notice.hidden = false;
  });
  addEventListener("error", () => stop("stopped"));

  if (window.top !== window.self) return stop("framed");
  if (typeof WebAssembly !== "object") return stop("no-webassembly");
  if (typeof DecompressionStream !== "function") return stop("old-browser");
  byId("starting").hidden = false;

  // The module: base64 of gzip, since that is what every engine can unpack without a request.
  const unpack = async () => {
    const text = byId("program").textContent;
    const bytes = Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const gunzip = new DecompressionStream("gzip");
    const writer = gunzip.writable.getWriter();
    const written = writer.write(bytes).then(() => writer.close());
    const [unpacked] = await Promise.all([new Response(gunzip.readable).arrayBuffer(), written]);
    return unpacked;
  };

  // crypto.subtle exists in secure contexts: https:, file: and this computer itself. A page that
  // comes by plain http: from another computer has nothing to rely on anyway.
  const isIntact = async (module) => {
    if (!globalThis.crypto?.subtle) return true;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", module));
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex === PROGRAM_SHA256;
  };

  // A worker is the same glue and the same compiled module, in a classic script from a blob:
  // address: module workers from a blob do not start from file: in Chromium, and a blob's worker
  // inherits the policy of this page.
  const workerUrl = URL.createObjectURL(new Blob([
    globalThis.ec2KeygenGlue,
    "\nonmessage = (event) => { onmessage = null; wasm_bindgen.initSync({ module: event.data }); };\n",
  ], { type: "text/javascript" }));
  const policy = globalThis.trustedTypes?.createPolicy("ec2-keygen", {
    createScriptURL: (url) => {
      if (url !== workerUrl) throw new TypeError("not the worker of this page");
      return url;
    },
  }) ?? { createScriptURL: (url) => url };

  const start = async () => {
    let bytes;
    try {
      bytes = await unpack();
    } catch {
      return stop("damaged");
    }
    // Compiling goes on beside the check; nothing that was compiled runs before the check is done.
    const compiling = WebAssembly.compile(bytes).catch(() => null);
    if (!await isIntact(bytes)) return stop("damaged");
    const module = await compiling;
    if (!module) return stop("old-browser");
    // Called by the program: src/platform/worker.rs.
    globalThis.ec2KeygenStartWorker = () => {
      const worker = new Worker(policy.createScriptURL(workerUrl));
      worker.postMessage(module);
      return worker;
    };
    await wasm_bindgen({ module_or_path: module });
    // For `cargo xtask bench`.
    performance.mark("usable");
  };
  start().catch(() => stop("stopped"));
})();
