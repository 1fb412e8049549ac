//! What programs read.

use std::io::{self, Write};

use serde::Serialize;

pub fn print(value: &impl Serialize) -> io::Result<()> {
    let mut output = anstream::stdout().lock();
    serde_json::to_writer_pretty(&mut output, value)?;
    writeln!(output)
}
