//! The reader turns the bytes of a body into a reading. Nothing else decides between data and error.
//!
//! [`json`] takes the text apart, [`key`] and [`value`] say what the pieces mean where they stand, a [`statement`] is what one object
//! of the body states, and a [`Reading`] combines all statements. The requested type takes no part, and a body that is not JSON to its
//! end has no reading.

mod json;
mod key;
mod statement;
mod value;

use alloc::borrow::Cow;
use alloc::vec::Vec;

pub(super) use self::json::Invalid;
use self::json::{Token, Tokens};
use self::key::{Key, Place};
use self::statement::{Code, Statement};
use crate::guide::vocabulary::Channel;

/// Whether a number means success.
pub(super) type MeansSuccess = fn(i32) -> bool;

/// The kind of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// The response of a REST interface.
    Response,
    /// The response to a batch, whose items have codes of their own.
    Batch,
    /// An item of a batch.
    Item,
    /// The frame of a websocket.
    Frame,
}

impl Subject {
    /// The channel that the text arrived on.
    fn channel(self) -> Channel {
        if self == Self::Frame { Channel::Websocket } else { Channel::Rest }
    }
}

/// The reading of a body.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    subject: Subject,
    /// The outermost object.
    top: Statement<'a>,
    /// The first inner object that reports a failure.
    failing: Option<Statement<'a>>,
    /// Whether an inner object contradicts a failure.
    part_claims_success: bool,
    /// Whether the data of a frame says that the request was accepted.
    data_accepted: bool,
    pub(super) data: Data<'a>,
}

/// The value under `data`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Data<'a> {
    Absent,
    Json(&'a str),
    /// More than one value, so no data.
    Ambiguous,
}

impl<'a> Reading<'a> {
    /// Reads a text.
    ///
    /// # Errors
    ///
    /// If the text is not JSON.
    pub(super) fn of(subject: Subject, means_success: MeansSuccess, text: &'a str) -> Result<Self, Invalid> {
        let mut tokens = Tokens::of(text);
        let mut walk = Walk::new(subject, means_success);
        while let Some(token) = tokens.next()? {
            walk.take(token, &tokens);
        }
        Ok(walk.reading)
    }

    /// Whether the text is an error: a frame that reports a failure, or any other text that does not prove success.
    pub(super) fn is_error(&self) -> bool {
        self.is_failure() || self.subject != Subject::Frame && !self.top.succeeded
    }

    /// Whether anything in the text reports a failure.
    pub(super) fn is_failure(&self) -> bool {
        self.top.failed || self.failing.is_some()
    }

    /// Whether a frame says that the request was accepted.
    pub(super) fn is_accepted(&self) -> bool {
        self.top.succeeded || self.top.accepted || self.data_accepted
    }

    /// Whether the text reports two things that cannot both be true. Then neither is proven.
    pub(super) fn is_contradictory(&self) -> bool {
        let claims_success = self.top.claims_success() || self.part_claims_success;
        let parts_differ = self.failing.as_ref().is_some_and(|part| {
            let codes = self.top.failing_code().zip(part.failing_code());
            part.codes_differ || codes.is_some_and(|(top, part)| !top.is_same(part))
        });
        self.top.codes_differ || parts_differ || claims_success && self.is_failure()
    }

    /// The code that makes the text an error; without one, the code that a flag contradicts.
    pub(super) fn code(&self) -> Option<&Code<'a>> {
        self.decisive().code.as_ref()
    }

    /// The channel, from the key of the code.
    pub(super) fn channel(&self) -> Channel {
        match (self.subject, self.code()) {
            (Subject::Frame, _) => Channel::Websocket,
            (_, Some(code)) => code.channel(),
            (_, None) => Channel::Rest,
        }
    }

    /// The message beside the code, or else the message of the whole text.
    pub(super) fn message(&self) -> Option<Cow<'a, str>> {
        self.decisive().message().or_else(|| self.top.message())
    }

    /// The object whose code counts.
    fn decisive(&self) -> &Statement<'a> {
        let top = &self.top;
        let part = self.failing.as_ref().unwrap_or(top);
        let top_counts = top.failing_code().is_some() || part.failing_code().is_none() && top.code.is_some();
        if top_counts { top } else { part }
    }

    /// The server's own `retry` flag.
    pub(super) fn server_retry(&self) -> Option<bool> {
        self.top.server_retry
    }
}

/// The way through a text, token by token.
struct Walk<'a> {
    means_success: MeansSuccess,
    reading: Reading<'a>,
    /// The depth of nesting in arrays and objects.
    depth: usize,
    /// Whether the next value is the `data` of the outermost object.
    in_data: bool,
    /// What was left of the text where the data began, while it is an array or object that has not ended.
    data_start: &'a [u8],
    /// The statement of the data, if the data is an object.
    data: Statement<'a>,
    /// The key of the value that comes next, if it says something.
    key: Option<Key>,
    /// What the objects further in state, for those that have stated something, and how deep they are. The innermost stands apart, so
    /// that the items of a batch allocate nothing.
    part: Option<(usize, Statement<'a>)>,
    around_part: Vec<(usize, Statement<'a>)>,
    /// The arrays and objects under keys that have a single value if they mean anything: how deep the key is, and what was left of the
    /// text where the value began.
    values: Vec<(usize, Key, &'a [u8])>,
}

impl<'a> Walk<'a> {
    fn new(subject: Subject, means_success: MeansSuccess) -> Self {
        let reading = Reading {
            subject,
            top: Statement::default(),
            failing: None,
            part_claims_success: false,
            data_accepted: false,
            data: Data::Absent,
        };
        Self {
            means_success,
            reading,
            depth: 0,
            in_data: false,
            data_start: &[],
            data: Statement::default(),
            key: None,
            part: None,
            around_part: Vec::new(),
            values: Vec::new(),
        }
    }

    /// Notes the token that was read last.
    fn take(&mut self, token: Token<'a>, tokens: &Tokens<'a>) {
        match token {
            Token::Key { json, is_escaped } => self.enter_key(json, is_escaped),
            Token::Scalar { start } => {
                if let Some(key) = self.key.take() {
                    self.note(key, tokens.since(start));
                }
            }
            Token::Open { start } => self.enter(start),
            Token::Close => self.leave(tokens),
        }
    }

    fn enter_key(&mut self, json: &str, is_escaped: bool) {
        self.key = Key::at(self.place(), json, is_escaped);
        if self.depth == 1 {
            self.in_data = self.key == Some(Key::Data);
        }
    }

    fn enter(&mut self, start: &'a [u8]) {
        match self.key.take() {
            Some(Key::Data) => self.data_start = start,
            Some(key) => self.values.push((self.depth, key, start)),
            None => {}
        }
        self.depth = self.depth.saturating_add(1);
    }

    /// Leaves an array or object: first what it states counts, then what it is to the object around it.
    fn leave(&mut self, tokens: &Tokens<'a>) {
        if let Some((_, statement)) = self.part.take_if(|(of_part, _)| *of_part == self.depth) {
            self.note_part(statement);
            self.part = self.around_part.pop();
        }
        self.depth = self.depth.saturating_sub(1);
        let depth = self.depth;
        if depth == 1 && self.in_data {
            let statement = core::mem::take(&mut self.data);
            self.reading.data_accepted |= statement.succeeded || statement.accepted;
            self.note_part(statement);
            self.note(Key::Data, tokens.since(self.data_start));
        } else if let Some((_, key, start)) = self.values.pop_if(|(of_key, ..)| *of_key == depth) {
            self.note(key, tokens.since(start));
        }
    }

    /// Notes the value of a key of the innermost object.
    fn note(&mut self, key: Key, json: &'a str) {
        let (place, means_success) = (self.place(), self.means_success);
        match place {
            _ if key == Key::Data => self.note_data(json),
            _ if self.depth == 1 => self.reading.top.note(means_success, place, key, json),
            Place::Top(_) | Place::Data(_) => self.data.note(means_success, place, key, json),
            Place::Within if self.reading.subject == Subject::Batch && self.in_data => {}
            Place::Within => self.innermost_part().note(means_success, place, key, json),
        }
    }

    /// What the innermost object has stated so far.
    fn innermost_part(&mut self) -> &mut Statement<'a> {
        if let Some(around) = self.part.take_if(|(of_part, _)| *of_part != self.depth) {
            self.around_part.push(around);
        }
        let (_, statement) = self.part.get_or_insert_with(|| (self.depth, Statement::default()));
        statement
    }

    fn note_data(&mut self, json: &'a str) {
        self.reading.data = match self.reading.data {
            Data::Absent => Data::Json(json),
            Data::Json(_) | Data::Ambiguous => Data::Ambiguous,
        };
    }

    fn note_part(&mut self, statement: Statement<'a>) {
        let reading = &mut self.reading;
        reading.part_claims_success |= statement.claims_success();
        if statement.failed && reading.failing.is_none() {
            reading.failing = Some(statement);
        }
    }

    /// Where the innermost object stands.
    fn place(&self) -> Place {
        let channel = self.reading.subject.channel();
        match (self.depth, self.reading.subject) {
            (1, Subject::Item) => Place::Data(channel),
            (1, _) => Place::Top(channel),
            (2, _) if self.in_data => Place::Data(channel),
            _ => Place::Within,
        }
    }
}
