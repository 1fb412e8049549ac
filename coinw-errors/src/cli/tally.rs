//! What was found, each error once: how often it came, and when first and last.

use std::collections::HashMap;
use std::io::{self, BufRead};

use coinw_errors::Market;

use super::read::certainty::is_of_gateway;
use super::read::column::Column;
use super::read::finding::{Evidence, Finding, Key};
use super::read::{self, http, signs, words_of_time};
use super::records;

/// How many different errors are kept. A log may name any number of them.
const MOST: usize = 1_000;

/// The errors of a text.
#[derive(Debug, Default)]
pub struct Tally {
    pub rows: Vec<Row>,
    index: HashMap<Key, usize>,
    pub lines: u64,
    pub records: u64,
    /// How often something came that is not among the rows.
    pub others: u64,
    /// Lines that speak of a failure and of which nothing is understood.
    unexplained: Option<Row>,
}

/// An error, and how often it came.
#[derive(Debug)]
pub struct Row {
    pub finding: Finding,
    pub count: u64,
    /// Whether the first of its lines is the status of a response, and nothing else.
    is_status_line: bool,
    /// The time in the first of its lines, as it stands there.
    pub first: Option<String>,
    pub last: Option<String>,
}

impl Row {
    pub fn new(finding: Finding, text: &str) -> Self {
        let time = words_of_time(text);
        Self {
            finding,
            count: 1,
            is_status_line: http::is_only_status(text),
            first: time.clone(),
            last: time,
        }
    }

    /// Adds the same error of later lines.
    fn join(&mut self, later: Self) {
        self.count = self.count.saturating_add(later.count);
        self.first = self.first.take().or(later.first);
        self.last = later.last.or(self.last.take());
    }
}

impl Tally {
    /// Reads a log. Of the lines before, only the header of a table counts for what a line says.
    pub fn of_log(reader: &mut impl BufRead, market: Option<Market>) -> io::Result<Self> {
        Self::of_lines(
            reader,
            |line| if signs::is_worth_reading(line) { read::within(line, market) } else { Vec::new() },
            market,
        )
    }

    /// Reads a text of a few lines, of which each may be nothing but a code.
    pub fn of_text(text: &str, market: Option<Market>) -> io::Result<Self> {
        let of_line = |line: &str| {
            let alone = read::code_alone(line, market);
            if alone.is_empty() { read::within(line, market) } else { alone }
        };
        Self::of_lines(&mut text.as_bytes(), of_line, market)
    }

    fn of_lines(
        reader: &mut impl BufRead,
        of_line: impl Fn(&str) -> Vec<Finding>,
        market: Option<Market>,
    ) -> io::Result<Self> {
        let mut tally = Self::default();
        let mut column = None;
        let mut announced = None;
        let lines = records::each(reader, |record| {
            tally.records = tally.records.saturating_add(1);
            if let Some(header) = Column::of_header(&record.text) {
                column = Some(header);
                return;
            }
            let of_table = column.map(|column| column.read(&record.text, market)).unwrap_or_default();
            let found = if of_table.is_empty() { of_line(&record.text) } else { of_table };
            // `Order failed:` is about the next line, unless nothing is understood of that one either.
            let before: Option<String> = announced.take();
            if found.is_empty() {
                tally.add_unexplained(before.as_deref(), market);
                if signs::is_of_a_failure(&record.text) {
                    if signs::announces(&record.text) {
                        announced = Some(record.text.clone());
                    } else {
                        tally.add_unexplained(Some(&record.text), market);
                    }
                }
            }
            tally.add(found, &record.text);
        })?;
        tally.add_unexplained(announced.as_deref(), market);
        tally.lines = lines;
        Ok(tally)
    }

    /// Adds what one text says.
    pub fn add(&mut self, findings: Vec<Finding>, text: &str) {
        for finding in findings {
            self.add_row(Row::new(finding, text));
        }
    }

    /// Adds a line that speaks of a failure, and of which nothing is understood. The first one's words are kept.
    fn add_unexplained(&mut self, text: Option<&str>, market: Option<Market>) {
        let Some((text, finding)) = text.and_then(|text| Some((text, Finding::without_code(text, market)?)))
        else {
            return;
        };
        let row = Row::new(finding, text);
        match &mut self.unexplained {
            Some(known) => known.join(row),
            None => self.unexplained = Some(row),
        }
    }

    fn add_row(&mut self, new: Row) {
        let key = new.finding.key();
        if let Some(row) = self.index.get(&key).and_then(|&index| self.rows.get_mut(index)) {
            row.join(new);
        } else if self.rows.len() < MOST {
            self.index.insert(key, self.rows.len());
            self.rows.push(new);
        } else {
            self.others = self.others.saturating_add(new.count);
        }
    }

    fn retain(&mut self, keep: impl Fn(&Row) -> bool) {
        self.rows.retain(keep);
        self.index = self.rows.iter().enumerate().map(|(index, row)| (row.finding.key(), index)).collect();
    }

    /// Adds what another text says.
    pub fn join(&mut self, other: Self) {
        self.lines = self.lines.saturating_add(other.lines);
        self.records = self.records.saturating_add(other.records);
        self.others = self.others.saturating_add(other.others);
        for row in other.rows {
            self.add_row(row);
        }
        match (&mut self.unexplained, other.unexplained) {
            (Some(row), Some(new)) => row.join(new),
            (row, Some(new)) => *row = Some(new),
            (_, None) => {}
        }
    }

    /// Whether a code is certain.
    pub fn has_certain_code(&self) -> bool {
        self.rows.iter().any(|row| row.finding.is_certain() && row.finding.code().is_some())
    }

    /// The errors; without any, the success that was found.
    pub fn into_errors(mut self) -> Self {
        // Without anything else, the words may still be those of a code.
        if let Some(row) = self.unexplained.take().filter(|_| !self.rows.is_empty()) {
            self.add_row(row);
        }
        let has_errors = self.rows.iter().any(|row| !row.finding.is_success());
        // In a log a success is no news; of a code that was asked about it is the answer.
        let is_asked = self.records == 0;
        if has_errors && !is_asked {
            self.retain(|row| !row.finding.is_success() || row.finding.objection().is_some());
        }
        // What is not certain is no news beside the code itself.
        let certain: Vec<_> = self
            .rows
            .iter()
            .filter(|row| row.finding.is_certain())
            .filter_map(|row| row.finding.listed())
            .collect();
        // A line that leaves out the market speaks of the same error as one that names it.
        let with_market: Vec<Key> = self.rows.iter().map(|row| row.finding.key()).collect();
        self.retain(|row| match row.finding.key() {
            Key::Unlisted(code, None, channel) => !Market::ALL
                .iter()
                .any(|market| with_market.contains(&Key::Unlisted(code.clone(), Some(*market), channel))),
            _ => true,
        });
        self.retain(|row| {
            row.finding.is_certain() || row.finding.listed().is_none_or(|code| !certain.contains(&code))
        });
        self
    }

    /// The errors of a text about one thing. Where it says that a response is no plain refusal, its code is not that of another error.
    pub fn of_one_text(mut self) -> Self {
        // The status is the code's if nothing else is there. What came at another time, or as one of several, came to another request,
        // and the decision about one is none about the other.
        let status_of = |row: &Row| {
            let status = row.finding.mere_status().filter(|_| row.is_status_line && row.count == 1);
            status.filter(|&status| !is_of_gateway(status))
        };
        if let [one, other] = &mut self.rows[..]
            && one.first == other.first
        {
            match (status_of(one), status_of(other)) {
                (Some(status), None) if other.finding.code().is_some() && other.count == 1 => {
                    other.finding.set_status(status);
                    self.rows.remove(0);
                }
                (None, Some(status)) if one.finding.code().is_some() && one.count == 1 => {
                    one.finding.set_status(status);
                    self.rows.remove(1);
                }
                _ => {}
            }
        }
        let contradictions: Vec<_> = self
            .rows
            .iter()
            .filter(|row| row.finding.is_contradiction())
            .filter_map(|row| row.finding.code())
            .collect();
        // The response itself says more than what is printed of it.
        let responses: Vec<_> = self
            .rows
            .iter()
            .filter(|row| row.finding.evidence == Evidence::Response)
            .filter_map(|row| row.finding.code())
            .collect();
        self.retain(|row| {
            row.finding.evidence == Evidence::Response
                || row.finding.code().is_none_or(|code| !responses.contains(&code))
        });
        self.retain(|row| {
            row.finding.is_contradiction()
                || row.finding.code().is_none_or(|code| !contradictions.contains(&code))
        });
        self.into_errors()
    }
}
