//! The program inside the page and inside its worker: the same module, started in both.

fn main() {
    #[cfg(target_arch = "wasm32")]
    ec2_keygen::start();
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("this program runs in a browser. To see it there, run: cargo xtask serve");
}
