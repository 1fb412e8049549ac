//! Lines for people, at the width of their terminal.

use std::io::{self, Write};

use anstyle::Style;
use comfy_table::Table;

use super::wrap;

/// The widest line: longer ones are hard to read.
pub const WIDEST: usize = 100;

/// Lines, at the width of the terminal or of a text.
pub struct Page<'a> {
    pub output: &'a mut dyn Write,
    pub width: usize,
}

/// The width for an output that may be a terminal.
pub fn width(terminal: Option<(terminal_size::Width, terminal_size::Height)>) -> usize {
    terminal.map_or(WIDEST, |(width, _)| usize::from(width.0).min(WIDEST))
}

impl Page<'_> {
    /// Lines of an explanation: those that are not indented are headings.
    pub fn explanation(&mut self, text: &str) -> io::Result<()> {
        for line in text.lines() {
            if line.is_empty() || line.starts_with(' ') {
                self.text(line)?;
            } else {
                self.heading(line)?;
            }
        }
        Ok(())
    }

    pub fn heading(&mut self, line: &str) -> io::Result<()> {
        wrap::lines(line, self.width).into_iter().try_for_each(|line| self.bold(&line))
    }

    fn bold(&mut self, line: &str) -> io::Result<()> {
        let bold = Style::new().bold();
        writeln!(self.output, "{bold}{line}{bold:#}")
    }

    pub fn text(&mut self, line: &str) -> io::Result<()> {
        wrap::lines(line, self.width).into_iter().try_for_each(|line| writeln!(self.output, "{line}"))
    }

    /// A table, whose header is a heading.
    pub fn table(&mut self, table: &Table) -> io::Result<()> {
        for (index, line) in table.lines().enumerate() {
            let line = line.trim_end();
            if index == 0 { self.bold(line)? } else { writeln!(self.output, "{line}")? }
        }
        Ok(())
    }

    pub fn blank(&mut self) -> io::Result<()> {
        writeln!(self.output)
    }

    /// What stands between two explanations.
    pub fn rule(&mut self) -> io::Result<()> {
        let rule = "─".repeat(self.width.min(80));
        writeln!(self.output, "\n{rule}\n")
    }
}
