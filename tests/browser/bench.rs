//! `cargo xtask bench`: how fast the page is in real browsers. Prints figures and asserts nothing:
//! a machine that is busy is no fault of the page.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::needless_pass_by_value, reason = "JSON reads best where it stands")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench stops by panicking")]
#![allow(dead_code, reason = "it uses a part of what the tests use")]

#[path = "../support/program.rs"]
mod program;

mod engine;
mod page;
mod proxy;
mod webdriver;

use serde_json::{Value, json};

use self::{
    engine::{Engine, Wishes},
    page::{Origin, Page},
};

/// Functions that the measurements share; they come with each script.
const TOOLS: &str = r"
    const until = (ready) => new Promise((done) => {
      const check = () => { if (ready()) { observer.disconnect(); done(performance.now()); } };
      const observer = new MutationObserver(check);
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      check();
    });
    const button = (name) => [...document.querySelectorAll('button')].find((b) => b.textContent.trim() === name);
    const type = (value) => {
      const field = document.getElementById('name');
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    // The longest time for which the page did not come to its next task.
    const watchGaps = () => {
      const channel = new MessageChannel();
      let last = performance.now(), longest = 0, on = true;
      channel.port1.onmessage = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        if (on) channel.port2.postMessage(0);
      };
      channel.port2.postMessage(0);
      return () => { on = false; return longest; };
    };
    const protect = (words) => {
      const field = document.getElementById('passphrase');
      field.value = words;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const make = async (index, file = 0, words = '') => {
      document.getElementById(`key-type-${index}`).click();
      document.getElementById(`private-file-${file}`).click();
      type('bench');
      protect(words);
      // Users take longer than this between two keys, and a fresh worker is started meanwhile.
      await new Promise((done) => setTimeout(done, 300));
      const gaps = watchGaps();
      const start = performance.now();
      button('Generate key pair').click();
      const end = await until(() => document.querySelector('.made h2'));
      await new Promise(requestAnimationFrame);
      const gap = gaps();
      button('Forget this key').click();
      await until(() => button('Discard the key'));
      button('Discard the key').click();
      await until(() => !document.querySelector('.made'));
      return [end - start, gap];
    };
    const cancel = async () => {
      document.getElementById('key-type-3').click();
      type('bench');
      await new Promise(requestAnimationFrame);
      button('Generate key pair').click();
      await until(() => document.querySelector('.tested'));
      const start = performance.now();
      button('Cancel').click();
      return (await until(() => document.body.textContent.includes('Cancelled.'))) - start;
    };
";

fn main() {
    println!("\n| what | engine | n | mean | median | worst |\n|---|---|---:|---:|---:|---:|");
    for engine in Engine::ALL {
        starts(engine);
        let page = open(engine);
        let keys = [("ED25519", 0, 30), ("RSA 2048", 1, 15), ("RSA 3072", 2, 6), ("RSA 4096", 3, 4)];
        for (name, index, n) in keys {
            let (times, gaps): (Vec<f64>, Vec<f64>) = (0..n).map(|_| make(&page, index)).unzip();
            row(&format!("{name}: click to result, ms"), engine, times);
            row(&format!("{name}: longest main-thread task meanwhile, ms"), engine, gaps);
        }
        for (name, key_type, file) in [
            ("ED25519 in a .ppk with passphrase", 0, 1),
            ("ED25519 in OpenSSH's format with passphrase", 0, 2),
            ("RSA 2048 in a .pem with passphrase", 1, 0),
        ] {
            let make = |_| {
                let both = run(&page, &format!("make({key_type}, {file}, 'correct horse battery')"));
                (number(&both[0]), number(&both[1]))
            };
            let (times, gaps): (Vec<f64>, Vec<f64>) = (0..8).map(make).unzip();
            row(&format!("{name}: click to result, ms"), engine, times);
            row(&format!("{name}: longest main-thread task meanwhile, ms"), engine, gaps);
        }
        let cancels = (0..5).map(|_| number(&run(&page, "cancel()"))).collect();
        row("RSA 4096: cancel to worker ended and said, ms", engine, cancels);
    }
}

/// The page in a fresh browser that has no proxy to pass.
fn open(engine: Engine) -> Page {
    let wishes = Wishes { direct: true, ..Wishes::default() };
    let page = Page::open_with(engine, Origin::Http, &wishes, "");
    page.wait_until_usable();
    page
}

/// From the start of the navigation to a form that can be used: in a fresh browser each time, and
/// then again in one that has seen a page before, which is nearer to what is the page's own share.
fn starts(engine: Engine) {
    let script = "return performance.getEntriesByName('usable')[0].startTime";
    let pages: Vec<_> = (0..5).map(|_| open(engine)).collect();
    row(
        "cold start to usable form, ms",
        engine,
        pages.iter().map(|page| number(&page.session.execute(script))).collect(),
    );
    if engine == Engine::Chromium {
        // Tasks over 50 ms; only Chromium tells of them.
        let script = "const done = arguments[0]; const tasks = [];
            new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
            setTimeout(() => done(Math.max(0, ...tasks.map((task) => task.duration))), 200);";
        let longest =
            pages.iter().map(|page| number(&page.session.execute_async(script, json!([])))).collect();
        row("longest main-thread task over 50 during the start, ms", engine, longest);
    }
    let reload = |page: &Page| {
        page.session.post("/refresh", json!({}));
        page.wait_until_usable();
        number(&page.session.execute(script))
    };
    row("reload to usable form, ms", engine, pages.iter().map(reload).collect());
}

fn make(page: &Page, index: usize) -> (f64, f64) {
    let both = run(page, &format!("make({index})"));
    (number(&both[0]), number(&both[1]))
}

fn run(page: &Page, call: &str) -> Value {
    page.session.execute_async(&format!("{TOOLS}; {call}.then(arguments[0])"), json!([]))
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn row(what: &str, engine: Engine, mut values: Vec<f64>) {
    values.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "a handful of values")]
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let (median, worst) = (values[values.len() / 2], values[values.len() - 1]);
    println!("| {what} | {engine:?} | {} | {mean:.1} | {median:.1} | {worst:.1} |", values.len());
}
