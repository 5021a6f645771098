//! Link arguments of the addon.

use std::env;

fn main() {
    napi_build::setup();
    // Node unmaps an addon when the last thread that loaded it ends, and a native thread would then run on unmapped
    // memory. Here the linker marks the image as never to be unmapped. On macOS and Windows there is no such mark:
    // there, as here once more, napi pins the image when it makes the first thread-safe function, which is before the
    // first engine's thread starts.
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-z,nodelete");
    }
}
