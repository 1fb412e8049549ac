//! The names of credentials.

use alloc::string::String;

/// The last words of names such as `X-CW-APIKEY`, `secret_key` or `Set-Cookie`. Longer words may end with them.
const ENDS: &str =
    "authorization cookie credential key mnemonic passphrase password passwd secret session signature token";

/// Other words end with these, so they have to be the whole last word: `apiSign`, but not `design`.
const WORDS: &str = "auth bearer hmac jwt nonce otp pass pin pwd seed sign";

const CHINESE: &str = "签名 簽名 密钥 密鑰 秘钥 私钥 私鑰 令牌 密码 密碼 口令 验证码 助记词";

/// Longer than the longest name and the signs behind it.
const LONGEST: usize = 64;

/// Whether a text ends with the name of a credential.
pub(super) fn is_credential(text: &str) -> bool {
    if CHINESE.split(' ').any(|name| text.ends_with(name)) {
        return true;
    }
    // A name is short, so that what may stand before it is not looked at: there may be many signs in a long text.
    let start = text.char_indices().rev().nth(LONGEST).map_or(0, |(at, _)| at);
    let text = text.get(start..).unwrap_or_default();
    let text = text.trim_end_matches(|character: char| !character.is_alphanumeric());
    let word = text.rsplit(|character: char| !character.is_ascii_alphanumeric()).next().unwrap_or_default();
    let lower = word.to_ascii_lowercase();
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    ENDS.split(' ').any(|name| singular.ends_with(name))
        || WORDS.split(' ').any(|name| name == last_part(word))
}

/// The last of the words in a name such as `apiSign`.
fn last_part(word: &str) -> String {
    let is_camel = |_: &usize| word.contains(|character: char| character.is_ascii_lowercase());
    let start = word.rfind(|character: char| character.is_ascii_uppercase()).filter(is_camel);
    word.get(start.unwrap_or_default()..).unwrap_or_default().to_ascii_lowercase()
}
