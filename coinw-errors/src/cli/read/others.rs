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
            | bitstamp | deribit | bingx | phemex | upbit | bithumb | hyperliquid)\b | 欧易 | 币安 | 火币 | 芝麻开门 | 抹茶",
    )
});

/// The system that a text speaks of where it has a code: the last one before the code, or else the first one, unless that is CoinW.
pub fn system(text: &str, code: &str) -> Option<String> {
    let before = text.find(code).and_then(|at| text.get(..at)).unwrap_or_default();
    let of_coinw = |text: &str| text.to_ascii_lowercase().rfind("coinw");
    let last = SYSTEM.find_iter(before).last();
    match (last, of_coinw(before)) {
        (Some(system), coinw) => {
            coinw.is_none_or(|at| at < system.start()).then(|| system.as_str().to_owned())
        }
        (None, Some(_)) => None,
        (None, None) => {
            SYSTEM.find(text).filter(|_| of_coinw(text).is_none()).map(|system| system.as_str().to_owned())
        }
    }
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
    const CHINESE: [&str; 6] = ["股票", "验证", "邀请", "商品", "区域", "邮政"];
    if CHINESE.iter().any(|kind| before.ends_with(kind)) {
        return true;
    }
    let words = words(before, label);
    words.iter().rev().nth(1).is_some_and(|word| KINDS.contains(&word.as_str()))
}

fn words(before: &str, label: &str) -> Vec<String> {
    let text = format!("{} {label}", clause(before)).to_lowercase();
    let words = text.split(|character: char| character.is_whitespace() || "_.".contains(character));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether the word right before `error` or `code` is none that speaks of errors: `Twilio error 29001`.
pub fn is_of_a_stranger(before: &str, label: &str) -> bool {
    const KNOWN: &str = "a an and api app bot business but by cancel client close coinw create endpoint err error errors exchange exception failed failure fatal for from \
        futures gateway get getting got had has have in is it log message msg my new of on or order our perpetual place position receive received \
        refused rejected reject remote request response result ret return returned returning returns said same see send server service so spot submit \
        status still sub system that the then this to trade trading trader unknown us was we websocket when which with ws your";
    // `errorCode` is one word that speaks of errors.
    let words = words(before, label.rsplit_once(['_', '-', '.', ' ']).map_or("", |(prefix, _)| prefix));
    let is_of_label = |word: &str| ["code", "codes", "error", "errors", "err"].contains(&word);
    let word = words.iter().rev().find(|word| !is_of_label(word));
    word.is_some_and(|word| {
        // A letter marks a line of a log.
        word.len() > 1
            && word.bytes().all(|byte| byte.is_ascii_alphabetic())
            && !KNOWN.split_whitespace().any(|known| known == word)
    })
}

/// Words before a code that say that it is not there, or not yet.
static DENIED: Pattern = Pattern::new(|| {
    pattern(
        r"(?xi)(?:\b(?:no|not|never|without|except|neither|nor|instead|expect(?:ed)?|handles?|if|unless|todo|haven't|hasn't|isn't|wasn't|didn't|don't)\b
            |不是|没有|并非|未|不再|除了|以前|之前)(?:\s*\S+){0,4}\s*$",
    )
});

/// Words after a code that say so.
static GONE: Pattern = Pattern::new(|| {
    pattern(
        r"(?xi)^[\s?,]*(?:(?:is|was|did|does|has|had|do)\s+)?(?:no\ longer|no\b\W*$|never|didn't|doesn't|isn't|wasn't|absent|gone|resolved|fixed
            |not\ (?:seen|there|occur|received|returned|present|an?\b)|不存在|已解决|以外|不再|消失)",
    )
});

/// Whether the words around a code, in the same clause, say that it is not there: `no error 9012`, `code 9012 is gone`.
pub fn is_denied(before: &str, after: &str) -> bool {
    let label = before
        .trim_end_matches(|character: char| character.is_whitespace() || ":：=#([\"'>-".contains(character));
    let sign = before.trim_end();
    let is_tag_or_arrow = sign.contains('<') || sign.ends_with("->") || sign.ends_with("=>");
    let is_compared = sign.ends_with("==") || sign.ends_with("!=") || sign.ends_with('>') && !is_tag_or_arrow;
    let clause = clause(label).rsplit([':', '：']).next().unwrap_or_default();
    is_compared || DENIED.is_match(clause) || GONE.is_match(after)
}

/// What stands before in the same clause.
fn clause(before: &str) -> &str {
    let near = before.char_indices().rev().nth(80).map_or(0, |(at, _)| at);
    let before = before.get(near..).unwrap_or_default();
    before.rsplit(|character: char| ",;|(){}\n\"'".contains(character)).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_or_a_tag_is_no_comparison() {
        for before in ["code -> ", "code => ", "<code>", "<b>code</b>: "] {
            assert!(!is_denied(before, ""), "{before}");
        }
        for before in ["code > ", "code == ", "code != "] {
            assert!(is_denied(before, ""), "{before}");
        }
    }
}
