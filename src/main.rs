//! The page comes with its layers; until then there is only the core.
fn main() {}
