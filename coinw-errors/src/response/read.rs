//! The reader turns the bytes of a body into a reading. Nothing else decides between data and error.
//!
//! [`json`] splits the text into tokens, [`key`] and [`value`] say what the tokens mean in their places, a [`statement`] is what one object
//! of the body states, and a [`Reading`] combines all statements. [`plain`] says whether an error is a plain refusal. The requested type
//! takes no part, and a body that is not JSON to its end has no reading.

mod json;
mod key;
mod members;
mod plain;
mod statement;
mod unescaped;
mod value;

use alloc::borrow::Cow;
use alloc::vec::Vec;

pub(super) use self::json::Invalid;
pub(super) use self::json::{Token, Tokens};
pub(super) use self::key::Subject;
pub use self::key::is_key;
use self::key::{Key, Place};
use self::members::Members;
use self::plain::is_plain_refusal;
pub(super) use self::statement::{Code, MeansSuccess};
use self::statement::{Statement, Verdict};
use self::unescaped::is_unicode;
pub(super) use self::unescaped::unescaped;
use self::value::{Value, is_empty};
use crate::guide::vocabulary::Channel;

/// The reading of a body.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    subject: Subject,
    /// The outermost object.
    top: Statement<'a>,
    /// The first inner object that reports a failure.
    failing: Option<Statement<'a>>,
    /// Whether the data of a frame says that the request was accepted.
    data_accepted: bool,
    pub(super) data: Data<'a>,
}

/// The members of a text, and of the object under its `data`, by which a refusal is told to be plain.
#[derive(Debug, Default)]
pub(super) struct Evidence<'a> {
    top: Members<'a>,
    data: Members<'a>,
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
    pub(super) fn of(
        subject: Subject,
        means_success: MeansSuccess,
        text: &'a str,
        evidence: &mut Evidence<'a>,
    ) -> Result<Self, Invalid> {
        let mut tokens = Tokens::of(text);
        let mut walk = Walk::new(subject, means_success, evidence);
        while let Some(token) = tokens.next()? {
            walk.take(token, &tokens);
        }
        Ok(walk.finish())
    }

    /// Whether the text is an error: a frame that reports a failure, or any other text that does not prove success.
    pub(super) fn is_error(&self) -> bool {
        self.is_failure() || self.subject != Subject::Frame && self.top.verdict != Verdict::Succeeded
    }

    /// Whether anything in the text reports a failure.
    pub(super) fn is_failure(&self) -> bool {
        self.top.has_failed() || self.failing.is_some()
    }

    /// Whether a frame says that the request was accepted.
    pub(super) fn is_accepted(&self) -> bool {
        self.top.is_accepted() || self.data_accepted
    }

    /// The code that makes the text an error; without one, a code that means success.
    pub(super) fn code(&self) -> Option<&Code<'a>> {
        self.decisive().code.as_ref()
    }

    /// Whether the text is a plain refusal of the code.
    pub(super) fn is_plain_refusal(&self, evidence: &Evidence<'_>) -> bool {
        let is_plain = |code| is_plain_refusal(self.subject, &evidence.top, &evidence.data, code);
        self.code().is_some_and(is_plain)
    }

    /// The channel, from the key of the code.
    pub(super) fn channel(&self) -> Channel {
        match (self.subject, self.code()) {
            (Subject::Frame, _) => Channel::Websocket,
            (_, Some(code)) => code.channel(),
            (_, None) => Channel::Rest,
        }
    }

    /// The message beside the code, or else the message of the whole text, up to a length in bytes if it has escapes.
    pub(super) fn message(&self, most: usize) -> Option<Cow<'a, str>> {
        self.decisive().message(most).or_else(|| self.top.message(most))
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
struct Walk<'a, 'e> {
    means_success: MeansSuccess,
    evidence: &'e mut Evidence<'a>,
    reading: Reading<'a>,
    /// The depth of nesting in arrays and objects.
    depth: usize,
    /// Whether the next value is the `data` of the outermost object.
    in_data: bool,
    /// What was left of the text where the data began, while it is an array or object that has not ended.
    data_start: &'a [u8],
    /// The statement of the data, if the data is an object.
    data: Statement<'a>,
    /// What the `code` of an item states, which counts if the item has no `msgCode`.
    by_code: Statement<'a>,
    has_msg_code: bool,
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

impl<'a, 'e> Walk<'a, 'e> {
    fn new(subject: Subject, means_success: MeansSuccess, evidence: &'e mut Evidence<'a>) -> Self {
        let reading = Reading {
            subject,
            top: Statement::default(),
            failing: None,
            data_accepted: false,
            data: Data::Absent,
        };
        Self {
            means_success,
            evidence,
            reading,
            depth: 0,
            in_data: false,
            data_start: &[],
            data: Statement::default(),
            by_code: Statement::default(),
            has_msg_code: false,
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
            Token::Scalar { start } => match self.key.take() {
                Some(key) => self.note(key, tokens.since(start)),
                None => self.note_other(|| Value::of(tokens.since(start)).is_something()),
            },
            Token::Open { start } => self.enter(start),
            Token::Close { .. } => self.leave(tokens),
        }
    }

    fn enter_key(&mut self, json: &str, is_escaped: bool) {
        self.key = Key::at(self.place(), json, is_escaped);
        if self.depth == 1 {
            self.in_data = self.key == Some(Key::Data);
        }
        if is_escaped && self.key.is_none() {
            self.note_other(|| !is_unicode(json));
        }
    }

    fn enter(&mut self, start: &'a [u8]) {
        match self.key.take() {
            Some(Key::Data) => self.data_start = start,
            Some(key) if key.states() => self.values.push((self.depth, key, start)),
            _ => self.note_other(|| !is_empty(start)),
        }
        self.depth = self.depth.saturating_add(1);
    }

    /// Notes that there is something under a key that means nothing, if there is.
    #[inline]
    fn note_other(&mut self, is_something: impl FnOnce() -> bool) {
        if self.depth > 2 {
            return;
        }
        let members = match self.place() {
            Place::Top | Place::Item => &mut self.evidence.top,
            Place::Data => &mut self.evidence.data,
            Place::Within => return,
        };
        members.has_more |= is_something();
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
            self.reading.data_accepted |= statement.is_accepted();
            self.note_part(statement);
            self.note(Key::Data, tokens.since(self.data_start));
        } else if let Some((_, key, start)) = self.values.pop_if(|(of_key, ..)| *of_key == depth) {
            self.note(key, tokens.since(start));
        }
    }

    /// Notes the value of a key of the innermost object.
    fn note(&mut self, key: Key, json: &'a str) {
        let (place, means_success) = (self.place(), self.means_success);
        let is_batch = self.reading.subject == Subject::Batch;
        match place {
            // What stands there twice says no more than once. Two values for the data are two, though.
            Place::Top | Place::Item => {
                if !self.evidence.top.note(key, json) && key != Key::Data {
                    return;
                }
            }
            // Of two objects under `data` each speaks for itself.
            Place::Data => _ = self.evidence.data.note(key, json),
            Place::Within => {}
        }
        match (place, key) {
            (_, Key::Data) => self.note_data(json),
            (Place::Item, Key::Code) => self.by_code.note(means_success, place, key, json),
            (Place::Top | Place::Item, _) => {
                self.has_msg_code |= key == Key::MsgCode && Value::of(json).is_something();
                self.reading.top.note(means_success, place, key, json);
            }
            (Place::Data, _) => self.data.note(means_success, place, key, json),
            // Each item speaks for itself, when it is read.
            (Place::Within, _) if is_batch && self.in_data => {}
            (Place::Within, _) => self.innermost_part().note(means_success, place, key, json),
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
        if statement.has_failed() && self.reading.failing.is_none() {
            self.reading.failing = Some(statement);
        }
    }

    /// The reading at the end of the text.
    fn finish(mut self) -> Reading<'a> {
        if !self.has_msg_code {
            self.reading.top.note_all(Place::Item, &self.by_code);
        }
        self.reading
    }

    /// Where the innermost object stands.
    fn place(&self) -> Place {
        match (self.depth, self.reading.subject) {
            (1, Subject::Item) => Place::Item,
            (1, _) => Place::Top,
            (2, _) if self.in_data => Place::Data,
            _ => Place::Within,
        }
    }
}
