//! What programs read.

use std::io::{self, Write};

use serde::Serialize;

pub fn print_json(value: &impl Serialize) -> io::Result<()> {
    let mut output = anstream::stdout().lock();
    serde_json::to_writer_pretty(&mut output, value)?;
    writeln!(output)
}

pub fn print_yaml(value: &impl Serialize) -> io::Result<()> {
    let text = serde_yaml::to_string(value).map_err(io::Error::other)?;
    anstream::stdout().lock().write_all(text.as_bytes())
}
