//! Lines for people, at the width of their terminal.

use std::io::{self, Write};

use anstyle::Style;

use super::wrap;

/// Lines, at the width of the terminal if there is one.
pub struct Page<'a> {
    pub output: &'a mut dyn Write,
    pub width: Option<usize>,
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
        let bold = Style::new().bold();
        let width = self.width;
        wrap::fitted(line, width)
            .into_iter()
            .try_for_each(|line| writeln!(self.output, "{bold}{line}{bold:#}"))
    }

    /// A heading that is laid out already.
    pub fn heading_line(&mut self, line: &str) -> io::Result<()> {
        let bold = Style::new().bold();
        writeln!(self.output, "{bold}{line}{bold:#}")
    }

    pub fn text(&mut self, line: &str) -> io::Result<()> {
        let width = self.width;
        wrap::fitted(line, width).into_iter().try_for_each(|line| writeln!(self.output, "{line}"))
    }

    /// A line that is laid out already.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.output, "{line}")
    }

    pub fn blank(&mut self) -> io::Result<()> {
        writeln!(self.output)
    }

    /// What stands between two explanations.
    pub fn rule(&mut self) -> io::Result<()> {
        let rule = "─".repeat(self.width.unwrap_or(80).min(80));
        writeln!(self.output, "\n{rule}\n")
    }
}
