//! Tables with a column of codes, as spreadsheets and databases write them.

use coinw_errors::Market;

use super::finding::{self, Finding};
use super::words::squashed;

/// Where the codes of a table stand.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    separator: char,
    index: usize,
    cells: usize,
}

impl Column {
    /// The column of codes that a line names, if it is the first line of a table.
    pub fn of_header(line: &str) -> Option<Self> {
        // A header is words alone. A line with numbers may have a code, and must be read.
        if line.contains(|character: char| character.is_ascii_digit()) {
            return None;
        }
        let separator = [',', '\t', ';', '|'].into_iter().find(|&separator| line.contains(separator))?;
        let is_code = |cell: &str| {
            let cell = squashed(cell);
            ["code", "errorcode", "errcode", "msgcode", "apicode", "coinwcode"].contains(&cell.as_str())
        };
        let index = line.split(separator).position(is_code)?;
        Some(Self { separator, index, cells: line.split(separator).count() })
    }

    /// The code in a line of the table.
    pub fn read(self, line: &str, market: Option<Market>) -> Vec<Finding> {
        let cells = cells(line, self.separator);
        if cells.len() != self.cells {
            return Vec::new();
        }
        let cell = cells.get(self.index).map_or("", String::as_str);
        let code = cell.trim();
        if code.parse::<i64>().is_err() {
            return Vec::new();
        }
        let findings = finding::of_number(code, None, market).into_iter();
        findings.map(|finding| finding.by("a number in a column of codes")).collect()
    }
}

/// The cells of a row. A cell in quotes may have the separator in it.
fn cells(line: &str, separator: char) -> Vec<String> {
    let separator = u8::try_from(separator).unwrap_or(b',');
    let mut rows =
        csv::ReaderBuilder::new().has_headers(false).delimiter(separator).from_reader(line.as_bytes());
    let row = rows.records().next().and_then(Result::ok).unwrap_or_default();
    row.iter().map(str::to_owned).collect()
}
