//! The WebDriver protocol (W3C), as far as these tests need it: JSON over HTTP.

use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;

/// The key under which WebDriver hands out elements ("WebDriver", 12.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser under remote control. Closed when dropped.
pub struct Session {
    agent: Agent,
    base: String,
}

/// An element of the page.
pub struct Element<'s> {
    session: &'s Session,
    id: String,
}

impl Session {
    /// Starts a browser by the driver at `driver`, such as `http://127.0.0.1:4444`.
    pub fn start(driver: &str, capabilities: Value) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_mins(2)))
            .build();
        let agent = Agent::new_with_config(config);
        let mut session = Self { agent, base: format!("{driver}/session") };
        let answer = session.post("", json!({ "capabilities": { "alwaysMatch": capabilities } }));
        let id = answer["sessionId"].as_str().unwrap();
        session.base = format!("{driver}/session/{id}");
        session
    }

    /// A command that must succeed; its value.
    pub fn post(&self, path: &str, body: Value) -> Value {
        self.try_post(path, body).unwrap_or_else(|error| panic!("POST {path}: {error}"))
    }

    /// A command that may fail.
    pub fn try_post(&self, path: &str, body: Value) -> Result<Value, String> {
        let url = format!("{}{path}", self.base);
        let mut answer = self.agent.post(&url).send_json(&body).map_err(|error| error.to_string())?;
        value(answer.body_mut().read_json().map_err(|error| error.to_string())?)
    }

    fn get(&self, path: &str) -> Result<Value, String> {
        let url = format!("{}{path}", self.base);
        let mut answer = self.agent.get(&url).call().map_err(|error| error.to_string())?;
        value(answer.body_mut().read_json().map_err(|error| error.to_string())?)
    }

    /// Opens an address and waits until it is loaded.
    pub fn open(&self, url: &str) {
        self.post("/url", json!({ "url": url }));
    }

    /// Runs a function body in the page.
    pub fn execute(&self, script: &str) -> Value {
        self.post("/execute/sync", json!({ "script": script, "args": [] }))
    }

    /// Runs a function body in the page, which calls its last argument with the result.
    pub fn execute_async(&self, script: &str, arguments: Value) -> Value {
        self.post("/execute/async", json!({ "script": script, "args": arguments }))
    }

    /// The elements that match a CSS selector.
    pub fn all(&self, css: &str) -> Vec<Element<'_>> {
        let found = self.post("/elements", json!({ "using": "css selector", "value": css }));
        let element =
            |found: &Value| Element { session: self, id: found[ELEMENT].as_str().unwrap().to_owned() };
        found.as_array().unwrap().iter().map(element).collect()
    }

    /// The only element that matches a CSS selector.
    pub fn one(&self, css: &str) -> Element<'_> {
        let mut found = self.all(css);
        assert_eq!(found.len(), 1, "elements that match {css}");
        found.remove(0)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.base).call();
    }
}

impl Element<'_> {
    fn get(&self, what: &str) -> Result<Value, String> {
        self.session.get(&format!("/element/{}/{what}", self.id))
    }

    fn post(&self, what: &str, body: Value) {
        self.session.post(&format!("/element/{}/{what}", self.id), body);
    }

    /// Clicks it, as a user would: it must be visible and not covered.
    pub fn click(&self) {
        self.post("click", json!({}));
    }

    /// Replaces what is in it by a text, as a user does: select all, delete, type.
    pub fn replace(&self, text: &str) {
        self.type_text("\u{e009}a\u{e000}\u{e003}");
        if !text.is_empty() {
            self.type_text(text);
        }
    }

    /// Types a text into it.
    pub fn type_text(&self, text: &str) {
        self.post("value", json!({ "text": text }));
    }

    /// The text that it shows.
    pub fn text(&self) -> String {
        self.get("text").unwrap().as_str().unwrap().to_owned()
    }

    /// A property of the DOM.
    pub fn property(&self, name: &str) -> Value {
        self.get(&format!("property/{name}")).unwrap()
    }

    /// The accessible name, as the browser computes it; `None` if the element has gone.
    pub fn accessible_name(&self) -> Option<String> {
        self.get("computedlabel").ok()?.as_str().map(str::to_owned)
    }

    /// Whether it can be seen.
    pub fn is_displayed(&self) -> bool {
        self.get("displayed").unwrap().as_bool().unwrap()
    }

    /// Whether it can be used.
    pub fn is_enabled(&self) -> bool {
        self.get("enabled").unwrap().as_bool().unwrap()
    }
}

fn value(mut answer: Value) -> Result<Value, String> {
    let value = answer["value"].take();
    match value.get("error") {
        Some(error) => Err(format!("{error}: {}", value["message"])),
        None => Ok(value),
    }
}
