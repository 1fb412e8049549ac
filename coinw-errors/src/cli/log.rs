//! All findings in the input, each listed once with its count and its first and last times.

use std::collections::HashMap;
use std::io::{self, Read};

use coinw_errors::{Idempotency, Market, RetryAction};

use super::find::{self, State};
use super::finding::Finding;
use super::lines::{Part, for_each_part};
use super::pattern::{Pattern, pattern};

/// How many different things are kept.
const MOST: usize = 1_000;

/// From how many lines on a text is a log, of which a digest comes first.
const LINES_OF_A_LOG: u64 = 13;

/// How long a text may be that is searched for words, in bytes.
const LONGEST_SEARCH: usize = 4_000;

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    pub rows: Vec<Row>,
    index: HashMap<(String, bool, [Option<RetryAction>; 2]), usize>,
    pub lines: u64,
    /// How often something came that is not among the rows.
    pub others: u64,
    /// The beginning of the text, and whether there is more.
    pub beginning: String,
    pub has_more: bool,
}

/// A thing that was found, and how often it came.
#[derive(Debug)]
pub struct Row {
    pub finding: Finding,
    pub count: u64,
    /// The time in the first of its lines, as it stands there.
    pub first: Option<String>,
    pub last: Option<String>,
}

impl Found {
    pub fn is_log(&self) -> bool {
        self.lines >= LINES_OF_A_LOG
    }

    /// Whether a response, a line of this library or a code that the user named is an error.
    pub fn has_error(&self) -> bool {
        self.rows.iter().any(|row| row.finding.is_error())
    }

    /// Adds what is found in a text. Without anything that decides, a short one is searched for what its words may mean.
    pub fn add(&mut self, source: impl Read, market: Option<Market>) -> io::Result<()> {
        let (mut is_first, mut is_blank, mut done, mut state) = (true, true, 0, State::default());
        for_each_part(source, |part| {
            state.next_part(&part.text, done);
            if is_blank {
                let mut text = part.text.trim_start().chars();
                is_blank = text.as_str().is_empty();
                self.beginning.extend(text.by_ref().take(200));
                self.has_more |= text.next().is_some();
            }
            if std::mem::take(&mut is_first) && part.is_last {
                self.add_short(part, market, &mut state);
                return part.end;
            }
            done = self.add_lines(part, market, &mut state).max(part.end);
            done
        })
    }

    /// Adds a text that is whole: as codes, as one response, or line by line.
    fn add_short(&mut self, part: &Part, market: Option<Market>, state: &mut State) {
        let text = &*part.text;
        let mut whole = find::codes(text, market);
        if whole.is_empty() {
            whole = find::whole(text, market);
        }
        if !whole.is_empty() {
            return whole.into_iter().for_each(|finding| self.count(finding, None));
        }
        let (rows, lines, index) = (self.rows.len(), self.lines, self.index.clone());
        self.add_lines(part, market, state);
        let is_log = self.lines.saturating_sub(lines) >= LINES_OF_A_LOG;
        let decides = self.rows.iter().skip(rows).any(|row| !row.finding.is_candidate());
        if !is_log && !decides && text.len() < LONGEST_SEARCH {
            // What the lines mention is among what the whole text may mean, in a better order.
            self.rows.truncate(rows);
            self.index = index;
            for code in find::search(text, market) {
                self.count(Finding::Candidate(code), None);
            }
        }
    }

    fn add_lines(&mut self, part: &Part, market: Option<Market>, state: &mut State) -> usize {
        let (mut start, mut read) = (0_usize, 0_usize);
        for line in part.text.get(..part.end).unwrap_or_default().split_inclusive('\n') {
            let end = start.saturating_add(line.len());
            let is_begun = start == 0 && part.is_within_line;
            if !is_begun {
                state.begin_line(|| starts_with_time(line));
            }
            // An object of the lines before may have ended within this one.
            let rest = start.max(read)..end;
            if !rest.is_empty() {
                let (found, to) = find::in_line(&part.text, rest, is_begun, market, state);
                read = to;
                let time = if found.is_empty() { None } else { time(line) };
                for finding in found {
                    self.count(finding, time.clone());
                }
            }
            start = end;
        }
        let done = read.max(part.end);
        let breaks = part.text.bytes().take(done.saturating_sub(1)).filter(|byte| *byte == b'\n').count();
        let lines = breaks.saturating_add(usize::from(!part.is_within_line));
        self.lines = self.lines.saturating_add(u64::try_from(lines).unwrap_or(u64::MAX));
        read
    }

    fn count(&mut self, finding: Finding, time: Option<String>) {
        let actions = [Idempotency::Idempotent, Idempotency::NotIdempotent]
            .map(|request| finding.retry_action(request));
        let key = (finding.headline(), finding.is_candidate(), actions);
        if let Some(row) = self.index.get(&key).and_then(|&index| self.rows.get_mut(index)) {
            row.count = row.count.saturating_add(1);
            row.first = row.first.take().or_else(|| time.clone());
            row.last = time.or(row.last.take());
        } else if self.rows.len() < MOST {
            self.index.insert(key, self.rows.len());
            self.rows.push(Row { finding, count: 1, first: time.clone(), last: time });
        } else {
            self.others = self.others.saturating_add(1);
        }
    }

    /// Leaves out candidates that came for certain, too.
    pub fn sift(&mut self) {
        let certain: Vec<_> = self
            .rows
            .iter()
            .filter(|row| row.finding.is_error())
            .filter_map(|row| row.finding.listed())
            .collect();
        self.rows.retain(|row| match row.finding {
            Finding::Candidate(code) => !certain.contains(&code),
            _ => true,
        });
    }
}

static TIME: Pattern = Pattern::new(|| {
    pattern(
        r"\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d)?Z?|\b[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\b\d\d:\d\d:\d\d",
    )
});

/// The first time in a line, to the second and as it stands there.
fn time(line: &str) -> Option<String> {
    TIME.find(line).map(|time| time.as_str().to_owned())
}

/// Whether a line is the first of a record: `2026-03-01T08:00:00Z ERROR …`, `{"time":"2026-03-01T08:00:00Z",…}`.
fn starts_with_time(line: &str) -> bool {
    let is_indented = line.starts_with(char::is_whitespace);
    let is_part = line.starts_with(['"', '\'']) || line.starts_with('{') && !line.trim_end().ends_with('}');
    !is_indented && !is_part && TIME.find(line).is_some_and(|time| time.start() < 32)
}
