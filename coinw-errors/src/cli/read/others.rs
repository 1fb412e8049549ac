//! Codes of anything but CoinW: a colour, a product, a database, another exchange.

use super::words::{Pattern, pattern};

/// Kinds of codes that are none of an error's, right before the word `code`.
const KINDS: [&str; 39] = [
    "access",
    "airport",
    "area",
    "article",
    "bank",
    "branch",
    "char",
    "character",
    "color",
    "colour",
    "country",
    "coupon",
    "currency",
    "department",
    "discount",
    "door",
    "gate",
    "gift",
    "hs",
    "iata",
    "item",
    "key",
    "machine",
    "material",
    "morse",
    "op",
    "order",
    "postal",
    "product",
    "project",
    "promotion",
    "sms",
    "sort",
    "stock",
    "swift",
    "tax",
    "ticker",
    "voucher",
    "zip",
];

/// The beginnings of words for other codes than an exchange's, in the same clause.
const NEAR: [&str; 24] = [
    "http",
    "status",
    "exit",
    "clos",
    "disconnect",
    "signal",
    "response",
    "zip",
    "country",
    "postal",
    "currency",
    "bar",
    "qr",
    "uni",
    "area",
    "promo",
    "otp",
    "2fa",
    "verification",
    "grpc",
    "source",
    "language",
    "invite",
    "referral",
];

/// Systems that have codes of their own.
static SYSTEM: Pattern = Pattern::new(|| {
    pattern(
        r"(?xi)\b(?:mysql | mariadb | postgres(?:ql)? | psql | sqlite3? | sqlstate | oracle | ora- | mongo(?:db)? | redis | kafka | rabbitmq
            | excel | vba | run-?time\ error | win32 | hresult | winsock | getaddrinfo | openssl | smtp | ftp
            | binance | bybit | okx | okex | kucoin | gate\.io | gateio | huobi | htx | bitget | mexc | kraken | coinbase | bitmex | bitfinex
            | bitstamp | deribit | bingx | phemex | upbit | bithumb)\b",
    )
});

/// The system that a text speaks of, if CoinW is none of what it speaks of.
pub fn system(text: &str) -> Option<String> {
    let found = SYSTEM.find(text)?;
    let speaks_of_coinw = text.to_ascii_lowercase().contains("coinw");
    (!speaks_of_coinw).then(|| found.as_str().to_owned())
}

/// Whether words of the same clause say that the number is the code of something else: `exit code 1`. `label` is what calls it a code.
pub fn is_near_another(before: &str, label: &str) -> bool {
    let words = format!("{} {label}", clause(before)).to_lowercase();
    // What stands before another number is about that one.
    let is_number = |word: &&str| word.ends_with(|character: char| character.is_ascii_digit());
    let mut near = words.split_whitespace().rev().take_while(|word| !is_number(word)).take(5);
    near.any(|word| NEAR.iter().any(|other| word.starts_with(other)))
}

/// Whether the word right before `code` says what has the code: `color code 1`.
pub fn is_kind(before: &str, label: &str) -> bool {
    let words = words(before, label);
    words.iter().rev().nth(1).is_some_and(|word| KINDS.contains(&word.as_str()))
}

/// Whether the words right before a number say which system has the code: `MySQL error 1004`.
pub fn is_of_system(before: &str, label: &str) -> bool {
    const OF_LABEL: [&str; 8] = ["api", "code", "codes", "err", "error", "errors", "exception", "the"];
    let words = words(before, label);
    let mut before_label = words.iter().rev().filter(|word| !OF_LABEL.contains(&word.as_str()));
    before_label
        .next()
        .is_some_and(|word| SYSTEM.is_match(word) || ["run-time", "runtime"].contains(&word.as_str()))
}

fn words(before: &str, label: &str) -> Vec<String> {
    let text = format!("{} {label}", clause(before)).to_lowercase();
    let words = text.split(|character: char| character.is_whitespace() || "_.".contains(character));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

static DENIED: Pattern = Pattern::new(|| {
    pattern(
        r#"(?xi)(?:\b(?:no|not|never|without|isn't|wasn't)\s+(?:(?:an?|the|any|such|coinw)\s+)?|不是|没有|并非)
            (?:error|err|codes?|错误码?|代码|[\s_:：=\#"'])*$"#,
    )
});

/// Whether the words right before a code say that it is not there: `no error 9012`, `not code 9012`.
pub fn is_denied(before: &str) -> bool {
    DENIED.is_match(before)
}

/// What stands before in the same clause.
fn clause(before: &str) -> &str {
    let near = before.char_indices().rev().nth(80).map_or(0, |(at, _)| at);
    let before = before.get(near..).unwrap_or_default();
    before.rsplit(|character: char| ",;|(){}\n\"'".contains(character)).next().unwrap_or_default()
}
