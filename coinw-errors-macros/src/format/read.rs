//! From the tree to the format, with a record of everything that does not fit.

use std::collections::HashMap;

use super::{CODE_KEYS, Code, Delay, Guide, Link};
use crate::place::Path;
use crate::problem::{Problem, Problems};
use crate::suggest::{did_you_mean, meant};
use crate::tree::Node;
use crate::visible::shortened;
use crate::vocabulary::Word;

/// Something that can be read from a node; what does not fit is reported, and is `None`.
pub trait Read: Sized {
    fn read(node: &Node, at: &Path<'_>, problems: &mut Problems) -> Option<Self>;
}

impl Read for Guide {
    fn read(node: &Node, at: &Path<'_>, problems: &mut Problems) -> Option<Self> {
        if *node == Node::Null {
            problems.report(Problem::at(*at, "the guide is empty"));
            return None;
        }
        let mut fields = Fields::of(node, at, &["title", "url", "success", "codes"], problems)?;
        let guide = Self {
            title: fields.required("title"),
            url: fields.required("url"),
            success: fields.optional("success"),
            codes: fields.entries("codes"),
        };
        fields.finish();
        Some(guide)
    }
}

impl Read for Code {
    fn read(node: &Node, at: &Path<'_>, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::of(node, at, CODE_KEYS, problems)?;
        let code = Self {
            code: fields.required("code"),
            name: fields.required("name"),
            title: fields.required("title"),
            markets: fields.required("markets"),
            channel: fields.optional("channel"),
            message: fields.required("message"),
            translation: fields.optional("translation"),
            sample: fields.required("sample"),
            kind: fields.required("kind"),
            retry: fields.required("retry"),
            delay: fields.optional("delay"),
            outcome: fields.required("outcome"),
            remedies: fields.required("remedies"),
            cause: fields.required("cause"),
            steps: fields.required("steps"),
            links: fields.optional("links"),
            aliases: fields.optional("aliases"),
            note: fields.optional("note"),
            inferred: fields.optional("inferred"),
            retired: fields.optional("retired"),
            written: fields.written(),
        };
        fields.finish();
        Some(code)
    }
}

impl Read for Link {
    fn read(node: &Node, at: &Path<'_>, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::of(node, at, &["text", "url"], problems)?;
        let link = Self { text: fields.required("text"), url: fields.required("url") };
        fields.finish();
        Some(link)
    }
}

impl Read for String {
    fn read(node: &Node, at: &Path<'_>, problems: &mut Problems) -> Option<Self> {
        match node {
            Node::Text(text) => Some(text.clone()),
            Node::Bool(_) | Node::Integer(_) | Node::Number(_) => {
                wrong_type(node, "a string", "put it in quotes", at, problems)
            }
            Node::Mapping(_) => wrong_type(
                node,
                "a string",
                "put it in quotes: JSON needs them, and so does a text with `: `",
                at,
                problems,
            ),
            Node::Null | Node::List(_) | Node::Tagged(_) => wrong_type(node, "a string", "", at, problems),
        }
    }
}

impl Read for Delay {
    fn read(node: &Node, at: &Path<'_>, problems: &mut Problems) -> Option<Self> {
        match node {
            Node::Text(text) => Some(Self(text.clone())),
            Node::Integer(number @ 1..=3600) => {
                wrong_type(node, "a duration", &format!("did you mean `{number}s`?"), at, problems)
            }
            _ => wrong_type(node, "a duration", "", at, problems),
        }
    }
}

impl Read for i32 {
    fn read(node: &Node, at: &Path<'_>, problems: &mut Problems) -> Option<Self> {
        let out_of_range = |number: &dyn std::fmt::Display| {
            Problem::at(*at, format!("{number} is not a whole number from {} to {}", Self::MIN, Self::MAX))
        };
        match node {
            Node::Integer(number) => {
                let fits = Self::try_from(*number).ok();
                if fits.is_none() {
                    problems.report(out_of_range(number));
                }
                fits
            }
            Node::Number(number) => {
                problems.report(out_of_range(number));
                None
            }
            Node::Text(text) if text.parse::<Self>().is_ok() => {
                wrong_type(node, "a whole number", "write it without quotes or leading zeros", at, problems)
            }
            _ => wrong_type(node, "a whole number", "", at, problems),
        }
    }
}

impl<W: Word> Read for W {
    fn read(node: &Node, at: &Path<'_>, problems: &mut Problems) -> Option<Self> {
        let known = W::ALL.iter().copied().find(|word| node.as_text() == Some(word.word()));
        if known.is_none() {
            let words = || W::ALL.iter().map(|word| word.word());
            let problem = match node {
                Node::Text(text) => Problem::at(*at, format!("unknown {} `{}`", W::WHAT, shortened(text)))
                    .label(did_you_mean(meant(text, words()))),
                other => Problem::at(*at, format!("expected {}; found {}", W::ONE, described(other))),
            };
            problems
                .report(problem.note(format!("expected one of {}", words().collect::<Vec<_>>().join(", "))));
        }
        known
    }
}

impl<T: Read> Read for Vec<T> {
    /// A list is whole or it is `None`, so that no rule judges a list by what could be read of it.
    fn read(node: &Node, at: &Path<'_>, problems: &mut Problems) -> Option<Self> {
        let items = each::<T>(node, at, problems)?;
        items.into_iter().collect()
    }
}

fn each<T: Read>(node: &Node, at: &Path<'_>, problems: &mut Problems) -> Option<Vec<Option<T>>> {
    let Node::List(items) = node else {
        return wrong_type(node, "a list", how_to_make_a_list(node), at, problems);
    };
    let items = items.iter().enumerate();
    Some(items.map(|(index, item)| T::read(item, &at.item(index), problems)).collect())
}

fn how_to_make_a_list(node: &Node) -> &'static str {
    match node {
        Node::Text(text) if text.starts_with('-') => "a space has to follow each `-`",
        Node::Text(_) | Node::Integer(_) | Node::Number(_) | Node::Bool(_) => "put it in brackets",
        Node::Mapping(_) => "start each item with `- `",
        Node::Null | Node::List(_) | Node::Tagged(_) => "",
    }
}

/// The fields of one mapping, taken out by name.
struct Fields<'a> {
    pairs: &'a [(Node, Node)],
    at: &'a Path<'a>,
    problems: &'a mut Problems,
    /// Where each key is first. A key that is misspelt is here by the name that was meant, so that one mistake is not
    /// reported as two, and the value is not lost.
    places: HashMap<&'a str, usize>,
    missing: Vec<&'static str>,
    has_merge_key: bool,
}

impl<'a> Fields<'a> {
    /// Reports what is there twice, and what is none of the `known` fields.
    fn of(
        node: &'a Node,
        at: &'a Path<'a>,
        known: &'static [&'static str],
        problems: &'a mut Problems,
    ) -> Option<Self> {
        let Node::Mapping(pairs) = node else {
            return wrong_type(node, "a mapping (`key: value`)", "", at, problems);
        };
        let mut fields =
            Self { pairs, at, problems, places: HashMap::new(), missing: Vec::new(), has_merge_key: false };
        let mut repeated = Vec::new();
        let mut unknown = Vec::new();
        for (index, (name, _)) in pairs.iter().enumerate() {
            let Node::Text(key) = name else {
                let message = format!("the name of a field has to be a string; found {}", described(name));
                fields.problems.report(Problem::at(at.pair(index).key(), message));
                continue;
            };
            let first = *fields.places.entry(key).or_insert(index);
            if first < index {
                repeated.push((key.as_str(), first, index));
            } else if !known.contains(&key.as_str()) {
                unknown.push((key.as_str(), index));
            }
        }
        for (key, index) in unknown {
            fields.unknown(key, index, known);
        }
        fields.repeated(&repeated);
        Some(fields)
    }

    fn unknown(&mut self, key: &str, index: usize, known: &'static [&'static str]) {
        let place = self.at.pair(index).key();
        if key == "<<" {
            self.has_merge_key = true;
            self.problems.report(
                Problem::at(place, "merge keys (`<<`) are not supported").label("write the fields out"),
            );
            return;
        }
        let problem = Problem::at(place, format!("unknown field `{}`", shortened(key)));
        if self.problems.is_full() {
            // To compare words takes a while, and no one would see the result.
            self.problems.report(problem);
            return;
        }
        let unused = known.iter().copied().filter(|known| !self.places.contains_key(known));
        let meant = meant(key, unused);
        if let Some(meant) = meant {
            self.places.insert(meant, index);
        }
        self.problems
            .report(problem.label(did_you_mean(meant)).note(format!("expected one of {}", known.join(", "))));
    }

    /// Many fields that are there twice are one mistake: two entries that ran together.
    fn repeated(&mut self, repeated: &[(&str, usize, usize)]) {
        let is_entry = repeated.iter().any(|(key, ..)| ["code", "name"].contains(key));
        let ran_together = repeated.len() > 3 || is_entry && repeated.len() > 1;
        for &(key, first, index) in repeated.iter().take(if ran_together { 1 } else { usize::MAX }) {
            let message = format!("the field `{}` is there twice", shortened(key));
            let label =
                if ran_together { "if a new entry starts here, it needs a `-` before it" } else { "" };
            let problem = Problem::at(self.at.pair(index).key(), message).label(label);
            self.problems.report(problem.first(self.at.pair(first).key()));
        }
    }

    fn required<T: Read>(&mut self, key: &'static str) -> Option<T> {
        self.require(key);
        self.optional(key)
    }

    fn optional<T: Read>(&mut self, key: &'static str) -> Option<T> {
        let (node, place) = self.take(key)?;
        T::read(node, &place, self.problems)
    }

    /// A list of which the items that cannot be read keep their places, so that the others keep theirs.
    fn entries<T: Read + Default>(&mut self, key: &'static str) -> Option<Vec<T>> {
        self.require(key);
        let (node, place) = self.take(key)?;
        let items = each::<T>(node, &place, self.problems)?;
        Some(items.into_iter().map(Option::unwrap_or_default).collect())
    }

    fn require(&mut self, key: &'static str) {
        if !self.places.contains_key(key) && !self.has_merge_key {
            self.missing.push(key);
        }
    }

    fn take(&self, key: &'static str) -> Option<(&'a Node, Path<'a>)> {
        let index = *self.places.get(key)?;
        let (_, node) = self.pairs.get(index)?;
        Some((node, self.at.pair(index)))
    }

    fn written(&self) -> Vec<String> {
        self.places.keys().map(|&key| key.to_owned()).collect()
    }

    /// Reports what is missing.
    fn finish(self) {
        if !self.missing.is_empty() {
            let missing = self.missing.join("`, `");
            self.problems.report(Problem::at(*self.at, format!("missing: `{missing}`")));
        }
    }
}

fn wrong_type<T>(
    found: &Node,
    wanted: &str,
    label: &str,
    at: &Path<'_>,
    problems: &mut Problems,
) -> Option<T> {
    let message = format!("expected {wanted}; found {}", described(found));
    problems.report(Problem::at(*at, message).label(label));
    None
}

fn described(node: &Node) -> String {
    match node {
        Node::Null => "nothing".to_owned(),
        Node::Bool(truth) => format!("the boolean {truth}"),
        Node::Integer(number) => format!("the number {number}"),
        Node::Number(number) => format!("the number {}", shortened(number)),
        Node::Text(text) => format!("the string \"{}\"", shortened(text)),
        Node::List(_) => "a list".to_owned(),
        Node::Mapping(_) => "a mapping".to_owned(),
        Node::Tagged(tag) => format!("a value with the tag `!{}`", shortened(tag)),
    }
}
