//! Serving the finished page on this computer.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Response, Server};

use crate::{dist, page};

/// Builds the release page, says where it is, and serves it until interrupted.
///
/// # Errors
/// If the page cannot be built or the port cannot be had.
pub fn build_and_serve(port: &str) -> Result<()> {
    page::build()?;
    serve(port)
}

/// Serves `dist/` at 127.0.0.1, with the headers of its `_headers` file, until interrupted.
///
/// # Errors
/// If the page is not there or the port cannot be had.
pub fn serve(port: &str) -> Result<()> {
    let file = fs::canonicalize(Path::new(dist::FOLDER).join(dist::PAGE))
        .context("there is no page: cargo xtask build")?;
    let server = Server::http(format!("127.0.0.1:{port}")).map_err(|error| {
        anyhow!("cannot serve at port {port}: {error}. Try another: cargo xtask serve 8081")
    })?;
    println!("the page is at      http://{}/", server.server_addr());
    println!("or open the file    {}", file.display());
    for request in server.incoming_requests() {
        let name = match request.url().split(['?', '#']).next().unwrap_or_default() {
            "/" | "/index.html" => dist::PAGE,
            "/SHA256SUMS" => "SHA256SUMS",
            _ => "",
        };
        let Ok(content) = fs::read(Path::new(dist::FOLDER).join(name)) else {
            drop(request.respond(Response::empty(404)));
            continue;
        };
        let media_type =
            if name == dist::PAGE { "text/html; charset=utf-8" } else { "text/plain; charset=utf-8" };
        let mut response = Response::from_data(content);
        for (name, value) in
            dist::headers().chain([("Content-Type", media_type), ("Cache-Control", "no-store")])
        {
            if let Ok(header) = Header::from_bytes(name, value) {
                response.add_header(header);
            }
        }
        // A browser that went away is no fault.
        drop(request.respond(response));
    }
    Ok(())
}
