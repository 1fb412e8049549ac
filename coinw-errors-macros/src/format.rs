//! The format: its fields and its words, in one table that reading, rules, expansion and schema share.

pub mod read;
#[cfg(test)]
pub mod schema;

use crate::yaml::Node;

/// A field of the format.
pub struct Field {
    pub key: &'static str,
    pub is: Is,
    pub need: Need,
    /// Other names that people give it.
    pub alike: &'static [&'static str],
    /// What the documentation says about it.
    pub what: &'static str,
}

/// Whether a field may be left out, and whether `inferred` may list it.
#[derive(Clone, Copy, PartialEq)]
pub enum Need {
    /// Part of what the guide says, and always there.
    Stated,
    /// Part of what the guide says; may be left out.
    StatedIfAny,
    /// Says nothing about the code itself, and is always there.
    Own,
    /// Says nothing about the code itself; may be left out.
    OwnIfAny,
}

/// What stands in a field.
#[derive(Clone, Copy)]
pub enum Is {
    Number,
    Name,
    Text,
    Json,
    Address,
    Delay,
    Word(&'static Words),
    Numbers,
    Texts,
    Words(&'static Words),
    /// The keys of fields.
    Keys,
    Links,
    Entries,
}

/// A set of words, of which the format accepts exactly these.
pub struct Words {
    /// The type in the runtime crate. A word is the name of one of its variants, in another case.
    pub name: &'static str,
    /// What one of them is called in a message, with its article.
    pub one: &'static str,
    /// All of them, in the order in which they are documented.
    pub all: &'static [&'static str],
    #[cfg(test)]
    pub what: &'static str,
}

const INFERRED: &[&str] = &["infer", "inferred_fields", "guessed", "assumed", "derived"];

/// A guide to the error codes of an exchange, from which `#[error_guide]` of the crate `coinw-errors` generates an enum.
#[rustfmt::skip]
pub const GUIDE: &[Field] = &[
    field("title", Is::Text, Need::Own, &["name", "heading"],
        "The title of the guide."),
    field("url", Is::Address, Need::Own, &["link", "source", "address"],
        "The address of the guide."),
    field("success", Is::Numbers, Need::Own, &["ok", "successes"],
        "The numbers that mean success, which no entry may use: `[]` if there are none."),
    field("inferred", Is::Keys, Need::OwnIfAny, INFERRED,
        "The fields that the guide never states, in any entry."),
    field("codes", Is::Entries, Need::Own, &["entries", "errors", "error_codes"],
        "The entries, in the order of the guide. Each becomes a variant of the enum."),
];

/// One error code.
#[rustfmt::skip]
pub const CODE: &[Field] = &[
    field("code", Is::Number, Need::Stated, &["id", "number", "error_code", "status"],
        "The number, as the exchange sends it."),
    field("name", Is::Name, Need::Own, &["variant", "identifier", "ident"],
        "The variant's name. The set of names is fixed, so a name can label a metric."),
    field("title", Is::Text, Need::Stated, &["heading", "summary", "headline"],
        "The guide's heading."),
    field("markets", Is::Words(&MARKET), Need::Stated, &["market", "exchanges", "products"],
        "The markets that return this code."),
    field("channel", Is::Word(&CHANNEL), Need::StatedIfAny, &["transport", "interface", "protocol"],
        "The channel that a response with the code arrives on."),
    field("message", Is::Text, Need::Stated, &["msg", "error", "error_message"],
        "The server's message, in its original language."),
    field("translation", Is::Text, Need::StatedIfAny, &["translated", "english", "message_en"],
        "The message in English, if the message or the title is not in Latin letters."),
    field("sample", Is::Json, Need::Stated, &["example", "payload", "response", "body", "json"],
        "A sample response with the code, as JSON."),
    field("kind", Is::Word(&KIND), Need::Stated, &["category", "type", "class", "group"],
        "The kind of problem that the code reports."),
    field("retry", Is::Word(&RETRY), Need::Stated, &["retryable", "retries", "resend", "retry_class"],
        "Whether the unchanged request can succeed later. `retry_action` says whether to send it again."),
    field("delay", Is::Delay, Need::StatedIfAny, &["wait", "pause", "backoff", "timeout", "retry_after", "after", "delay_ms", "delay_seconds"],
        "How long to wait before sending the request again; only with `retry: after_delay`."),
    field("outcome", Is::Word(&OUTCOME), Need::Stated, &["result", "effect", "executed"],
        "Whether it is certain that the exchange did not carry out the request."),
    field("remedies", Is::Words(&REMEDY), Need::Stated, &["remedy", "actions", "action", "fixes", "fix"],
        "The next steps that a person or a program can take."),
    field("cause", Is::Text, Need::Stated, &["reason", "why", "causes", "description", "explanation"],
        "Why the error happens."),
    field("steps", Is::Texts, Need::Stated, &["solution", "solutions", "instructions", "what_to_do", "todo"],
        "The steps to take, in order."),
    field("links", Is::Links, Need::StatedIfAny, &["see_also", "references", "pages", "urls"],
        "Pages that help."),
    field("aliases", Is::Texts, Need::OwnIfAny, &["alias", "keywords", "tags", "synonyms", "search"],
        "Words that people search for."),
    field("note", Is::Text, Need::StatedIfAny, &["remark", "remarks", "comment", "hint", "info"],
        "What is known from sources other than the guide."),
    field("inferred", Is::Keys, Need::OwnIfAny, INFERRED,
        "The fields of this entry that the guide does not state, in addition to those for all entries."),
    field("retired", Is::Text, Need::OwnIfAny, &["deprecated", "removed", "obsolete"],
        "Why the exchange no longer sends this code; `None` for a code that is still sent."),
];

/// A page that helps.
#[rustfmt::skip]
pub const LINK: &[Field] = &[
    field("text", Is::Text, Need::Own, &["title", "label", "name"],
        "The title of the page."),
    field("url", Is::Address, Need::Own, &["link", "href", "address"],
        "The address of the page."),
];

pub const MARKET: Words = Words {
    name: "Market",
    one: "a market",
    all: &["spot", "futures"],
    #[cfg(test)]
    what: "The market that a request goes to.",
};

pub const CHANNEL: Words = Words {
    name: "Channel",
    one: "a channel",
    all: &["rest", "websocket"],
    #[cfg(test)]
    what: "The channel that a response arrives on.",
};

pub const KIND: Words = Words {
    name: "ErrorKind",
    one: "a kind",
    all: &[
        "invalid_request",
        "unauthenticated",
        "permission_denied",
        "session_expired",
        "rate_limited",
        "not_found",
        "conflict",
        "insufficient_funds",
        "limit_exceeded",
        "trading_halted",
        "unavailable",
        "internal",
    ],
    #[cfg(test)]
    what: "The kind of mistake or trouble that an error code stands for.",
};

pub const RETRY: Words = Words {
    name: "Retry",
    one: "a retry class",
    all: &["never", "after_delay", "after_reconnect"],
    #[cfg(test)]
    what: "Whether the unchanged request can succeed later.",
};

pub const OUTCOME: Words = Words {
    name: "Outcome",
    one: "an outcome",
    all: &["rejected", "unknown"],
    #[cfg(test)]
    what: "Whether it is certain that the exchange did not carry out the request.",
};

pub const REMEDY: Words = Words {
    name: "Remedy",
    one: "a remedy",
    all: &[
        "fix_request",
        "fix_credentials",
        "wait",
        "reconnect",
        "reconcile",
        "reduce_exposure",
        "add_funds",
        "contact_support",
    ],
    #[cfg(test)]
    what: "A next step that a person or a program can take.",
};

impl Words {
    /// What one of them is called, without its article.
    pub fn noun(&self) -> &'static str {
        self.one.split_once(' ').map_or(self.one, |(_, noun)| noun)
    }
}

const fn field(
    key: &'static str,
    is: Is,
    need: Need,
    alike: &'static [&'static str],
    what: &'static str,
) -> Field {
    Field { key, is, need, alike, what }
}

impl Field {
    pub fn is_required(&self) -> bool {
        matches!(self.need, Need::Stated | Need::Own)
    }
}

/// Whether one of the fields has this key.
pub fn has(fields: &[Field], key: &str) -> bool {
    fields.iter().any(|field| field.key == key)
}

/// The fields of an entry that the guide does not state: those that the entry lists, and those that the guide lists for all entries.
pub fn inferred(guide: &Node, code: &Node) -> Vec<&'static str> {
    let lists = |node: &Node, key| node.list("inferred").iter().any(|item| item.text() == Some(key));
    let mut inferred = Vec::new();
    for field in CODE {
        if lists(code, field.key) || lists(guide, field.key) && code.get(field.key).is_some() {
            inferred.push(field.key);
        }
    }
    inferred
}

/// The fields that `inferred` may list: all but those that say nothing about the code itself.
pub fn inferable() -> Vec<&'static str> {
    let mut stated = Vec::new();
    for field in CODE {
        if matches!(field.need, Need::Stated | Need::StatedIfAny) {
            stated.push(field.key);
        }
    }
    stated
}
