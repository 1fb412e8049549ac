//! The names of secrets.

use alloc::string::String;

/// What a name says of the value after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// `-----BEGIN`: a block of PEM is a secret as a whole.
    Block,
    /// `Authorization`, `Cookie`: a header, and the rest of its line belongs to it.
    Header,
    /// `--user` of `curl`: a user with a password.
    Login,
    /// `密码`, `签名`: a value in ASCII is no Chinese word.
    Chinese,
    /// `api_key`, `signature`: nothing else is called that.
    Certain,
    /// `token`, `key`, `sign`: a currency, a field or a word may be.
    Possible,
    /// `expected`, `got`: behind the name of a secret, what is compared with the secret.
    Compared,
}

impl Name {
    /// What a word names: `api_key`, `apiKey`, `X-API-KEY`, `ACCESS_TOKEN` and the like; and what of the word belongs to the value.
    pub(super) fn split_from(word: &str) -> Option<(Self, &str)> {
        let after_one_of = |names: &[&str]| names.iter().find_map(|name| Some(word.split_once(name)?.1));
        let chinese = after_one_of(&CHINESE).map(|value| (Self::Chinese, value));
        let compared = || after_one_of(&COMPARED_IN_CHINESE).map(|value| (Self::Compared, value));
        let login = || word.strip_prefix("-u").map(|value| (Self::Login, value));
        chinese.or_else(compared).or_else(login).or_else(|| Some((Self::of(word)?, "")))
    }

    fn of(word: &str) -> Option<Self> {
        if word.ends_with("---BEGIN") {
            return Some(Self::Block);
        }
        if LOGINS.contains(&word) {
            return Some(Self::Login);
        }
        let name = letters(word);
        if ["authorization", "cookie"].iter().any(|header| name.ends_with(header)) {
            return Some(Self::Header);
        }
        if CERTAIN.iter().any(|secret| name.ends_with(secret)) {
            return Some(Self::Certain);
        }
        let ends = ["key", "token"].iter().any(|end| name.ends_with(end));
        if ends || POSSIBLE.contains(&last_part(word).to_ascii_lowercase().as_str()) {
            return Some(Self::Possible);
        }
        COMPARED.contains(&name.as_str()).then_some(Self::Compared)
    }

    /// Whether the word is a name, and not a value that has a name in it, such as `hunter-secret`.
    pub(super) fn is_exactly(word: &str) -> bool {
        let has_no_digit = !word.contains(|character: char| character.is_ascii_digit());
        let name = letters(word);
        has_no_digit && (CERTAIN.contains(&name.as_str()) || POSSIBLE.contains(&name.as_str()))
    }
}

fn letters(word: &str) -> String {
    word.replace(|character: char| !character.is_ascii_alphabetic(), "").to_ascii_lowercase()
}

const CERTAIN: [&str; 22] = [
    "accesskey",
    "accesstoken",
    "apikey",
    "apisecret",
    "authtoken",
    "bearer",
    "clientsecret",
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

const CHINESE: [&str; 12] =
    ["签名", "簽名", "密钥", "密鑰", "秘钥", "私钥", "私鑰", "令牌", "密码", "密碼", "口令", "验证码"];

/// As the options of `curl` and `httpie`.
const LOGINS: [&str; 4] = ["--auth", "--proxy-user", "--user", "-U"];

/// These come before what was compared with a secret.
const COMPARED: [&str; 17] = [
    "actual",
    "but",
    "calculated",
    "computed",
    "expected",
    "given",
    "got",
    "instead",
    "match",
    "matches",
    "not",
    "provided",
    "received",
    "should",
    "versus",
    "vs",
    "was",
];

const COMPARED_IN_CHINESE: [&str; 5] = ["期望", "预期", "应为", "实际", "收到"];

/// The last of the words that a name is made of: `sign` of `X-CW-SIGN` and of `apiSign`.
fn last_part(word: &str) -> &str {
    let part = word.rsplit(['_', '-']).next().unwrap_or_default();
    let is_camel = part.contains(|character: char| character.is_ascii_lowercase());
    let start = if is_camel { part.rfind(|character: char| character.is_ascii_uppercase()) } else { None };
    part.get(start.unwrap_or_default()..).unwrap_or(part)
}
