//! The names of secrets.

/// How certainly a name is that of a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// `Authorization`, `Cookie`: a header, and the rest of its line belongs to it.
    Header,
    /// `api_key`, `signature`: nothing else is called that.
    Certain,
    /// `token`, `key`, `sign`: a currency, a field or a word may be.
    Possible,
}

impl Name {
    /// What a word names: `api_key`, `apiKey`, `X-API-KEY`, `ACCESS_TOKEN` and the like.
    pub(super) fn of(word: &str) -> Option<Self> {
        let name = word.replace(|character: char| !character.is_ascii_alphabetic(), "").to_ascii_lowercase();
        if ["authorization", "cookie"].iter().any(|header| name.ends_with(header)) {
            return Some(Self::Header);
        }
        if CERTAIN.iter().any(|secret| name.ends_with(secret)) {
            return Some(Self::Certain);
        }
        let ends = ["key", "token"].iter().any(|end| name.ends_with(end));
        (ends || POSSIBLE.contains(&last_part(word).to_ascii_lowercase().as_str())).then_some(Self::Possible)
    }
}

const CERTAIN: [&str; 20] = [
    "accesskey",
    "accesstoken",
    "apikey",
    "authtoken",
    "bearer",
    "credential",
    "credentials",
    "jwt",
    "listenkey",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "refreshtoken",
    "secret",
    "secretkey",
    "sessionid",
    "sessiontoken",
    "signature",
    "signkey",
];

/// These end other words, too, such as `design`, so each has to be a word or a part of one.
const POSSIBLE: [&str; 9] = ["auth", "otp", "pass", "passcode", "pin", "pwd", "session", "sid", "sign"];

/// The last of the words that a name is made of: `sign` of `X-CW-SIGN` and of `apiSign`.
fn last_part(word: &str) -> &str {
    let part = word.rsplit(['_', '-']).next().unwrap_or_default();
    let is_camel = part.contains(|character: char| character.is_ascii_lowercase());
    let start = if is_camel { part.rfind(|character: char| character.is_ascii_uppercase()) } else { None };
    part.get(start.unwrap_or_default()..).unwrap_or(part)
}
