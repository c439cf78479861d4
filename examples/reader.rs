//! Reads figures, tables and years as the workbook reads them, so that people can compare the results with their own
//! papers: one JSON object on each line of the standard input, one on each line of the standard output (`docs/files.md`
//! describes them).
//!
//! ```sh
//! echo '{"id":1,"op":"figure","text":"▲1,200人（速報）","unit":"人"}' | cargo run --release --example reader
//! ```

use std::io::{self, BufRead, Write};

#[path = "reader/protocol.rs"]
mod protocol;

fn main() -> io::Result<()> {
    let mut output = io::stdout().lock();
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        writeln!(output, "{}", protocol::reply(&String::from_utf8_lossy(&line)))?;
        output.flush()?;
    }
    Ok(())
}
