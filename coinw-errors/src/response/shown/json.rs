//! What is shown of JSON: its keys and numbers, the code and the message, and nothing under a credential's name.

use alloc::string::String;

use super::super::read::{Invalid, Token, Tokens, unescaped};
use super::name::is_credential;
use super::{BLANK, text};

/// The keys whose texts are shown as a message is.
const MESSAGES: [&str; 6] = ["code", "errorCode", "msgCode", "msg", "message", "errorMsg"];

/// What is shown of an object or array of JSON, or of the beginning of one, in one line; `None` for anything else.
pub(super) fn shown(json: &str) -> Option<String> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    if !json.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let mut view = View { shown: String::new(), name: String::new(), depth: 0, hidden: None };
    let mut tokens = Tokens::of(json);
    loop {
        let before = tokens.rest();
        match tokens.next() {
            Ok(Some(token)) => {
                let has_comma = before.trim_ascii_start().starts_with(b",");
                view.take(token, has_comma, &tokens);
            }
            Ok(None) | Err(Invalid::EndsTooEarly) => return Some(view.shown),
            Err(Invalid::Syntax) => return None,
        }
    }
}

struct View {
    shown: String,
    /// The name of the value that comes next.
    name: String,
    /// The depth of nesting in arrays and objects.
    depth: usize,
    /// The depth of an array or object under the name of a credential, while it lasts.
    hidden: Option<usize>,
}

impl View {
    fn take(&mut self, token: Token<'_>, has_comma: bool, tokens: &Tokens<'_>) {
        let is_hidden = self.hidden.is_some();
        if has_comma && !is_hidden {
            self.shown.push(',');
        }
        match token {
            Token::Open { start } => {
                if !is_hidden && is_credential(&self.name) {
                    self.hidden = Some(self.depth);
                    self.show_text(BLANK);
                } else if !is_hidden {
                    self.shown.push(if start.starts_with(b"{") { '{' } else { '[' });
                }
                self.name.clear();
                self.depth = self.depth.saturating_add(1);
            }
            Token::Close { bracket } => {
                self.depth = self.depth.saturating_sub(1);
                if self.hidden == Some(self.depth) {
                    self.hidden = None;
                } else if !is_hidden {
                    self.shown.push(bracket);
                }
            }
            _ if is_hidden => {}
            Token::Key { json, .. } => {
                // A name that is no Unicode may be any.
                self.name = unescaped(json, usize::MAX).unwrap_or_else(|| "secret".into());
                self.show_text(&text(&self.name));
                self.shown.push(':');
            }
            // A number that ends with the text may have gone on.
            Token::Scalar { .. } if self.depth > 0 && tokens.rest().is_empty() => self.show_text(BLANK),
            Token::Scalar { start } => self.show_scalar(tokens.since(start)),
        }
    }

    fn show_scalar(&mut self, json: &str) {
        let name = core::mem::take(&mut self.name);
        let is_secret = is_credential(&name);
        if !json.starts_with('"') {
            let is_number = json.starts_with(|first: char| first == '-' || first.is_ascii_digit());
            return if is_number && is_secret { self.show_text(BLANK) } else { self.shown.push_str(json) };
        }
        match unescaped(json, usize::MAX) {
            Some(value) if value.is_empty() || !is_secret && value.parse::<f64>().is_ok() => {
                self.show_text(&value);
            }
            Some(value) if !is_secret && MESSAGES.contains(&name.as_str()) => self.show_text(&text(&value)),
            _ => self.show_text(BLANK),
        }
    }

    fn show_text(&mut self, text: &str) {
        self.shown.push('"');
        self.shown.push_str(&text.replace('"', "\\\""));
        self.shown.push('"');
    }
}
